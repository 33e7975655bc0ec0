import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { normalPhone } from '../auth/phone.js';
import type { Calendar, Instant } from '../clock.js';
import { Refused } from '../contract/problem.js';
import {
  riderDetail,
  type NewRider,
  type Rider,
  type RiderChange,
  type RiderDetail,
  type RiderLine,
} from '../contract/rider.js';
import type { RiderRow, Tables } from '../store/tables.js';
import { placeAfter, placeOf } from './place-in-list.js';

/** A rider whose row was erased, or that was made without anything. */
const EMPTY: RiderDetail = { email: null, language: 'ja', contact: 'none', needs: [], places: [], note: '' };

/** Writes down a new rider and says the id, which tells nothing about the person. */
export async function createRider(tx: Kysely<Tables>, now: Instant, wanted: NewRider): Promise<string> {
  const id = randomUUID();
  const { phone, name, kana, attributes, consent, ...detail } = wanted;
  const row: RiderRow = {
    id,
    phone: phoneOrRefuse(phone),
    name,
    kana: searchableKana(kana),
    detail: JSON.stringify(detail),
    attributes: JSON.stringify(attributes),
    consent_at: consent ? now : null,
    created_at: now,
    last_used_at: now,
    erased_at: null,
  };
  await tx.insertInto('rider').values(row).execute();
  return id;
}

/**
 * Changes what is named and leaves the rest.
 * @throws Refused `not-found` for a rider who is not there, or was erased
 */
export async function changeRider(
  tx: Kysely<Tables>,
  now: Instant,
  id: string,
  change: RiderChange,
): Promise<void> {
  const row = await rowOf(tx, id);
  const { phone, name, kana, attributes, consent, ...detail } = change;
  await tx
    .updateTable('rider')
    .set({
      phone: phone === undefined ? row.phone : phoneOrRefuse(phone),
      name: name ?? row.name,
      kana: kana === undefined ? row.kana : searchableKana(kana),
      attributes: attributes === undefined ? row.attributes : JSON.stringify(attributes),
      detail: JSON.stringify({ ...detailOf(row), ...detail }),
      consent_at: consent === true ? now : row.consent_at,
    })
    .where('id', '=', id)
    .execute();
}

/** All that the desk knows of a rider. @throws Refused `not-found` */
export async function readRider(db: Kysely<Tables>, calendar: Calendar, id: string): Promise<Rider> {
  const row = await rowOf(db, id);
  const passes = await db
    .selectFrom('pass')
    .selectAll()
    .where('rider', '=', id)
    .orderBy('from_date')
    .execute();
  const family = await db
    .selectFrom('rider_family')
    .select('member')
    .where('rider', '=', id)
    .orderBy('member')
    .execute();
  return {
    id,
    phone: row.phone,
    name: row.name,
    kana: row.kana,
    ...detailOf(row),
    attributes: JSON.parse(row.attributes) as string[],
    consent: row.consent_at === null ? null : calendar.text(row.consent_at),
    created: calendar.text(row.created_at),
    lastUsed: calendar.text(row.last_used_at),
    passes: passes.map(({ id: pass, kind, from_date, to_date }) => ({
      id: pass,
      kind,
      from: from_date,
      to: to_date,
    })),
    family: family.map(({ member }) => member),
  };
}

/** What a search for riders takes: part of a phone number, of the kana or of the name; and which page. */
export interface RiderSearch {
  readonly text: string | undefined;
  readonly limit: number;
  readonly after: string | undefined;
}

/** Riders in the order of their kana; erased ones are not found. `next` goes on where the page ends. */
export async function searchRiders(
  db: Kysely<Tables>,
  calendar: Calendar,
  { text, limit, after }: RiderSearch,
): Promise<{ items: RiderLine[]; next: string | null }> {
  let query = db
    .selectFrom('rider')
    .select(['id', 'name', 'kana', 'phone', 'last_used_at'])
    .where('erased_at', 'is', null)
    .orderBy('kana')
    .orderBy('id')
    .limit(limit + 1);
  const pattern = text === undefined ? undefined : patternOf(text);
  if (pattern !== undefined) {
    query = query.where((row) => row.or(pattern.map(([column, like]) => row(column, 'like', like))));
  }
  const from = placeOf(after, ['string', 'string']);
  if (from !== undefined) {
    query = query.where((row) =>
      row.or([row('kana', '>', from[0]), row.and([row('kana', '=', from[0]), row('id', '>', from[1])])]),
    );
  }
  const rows = await query.execute();
  const items = rows
    .slice(0, limit)
    .map(({ last_used_at, ...line }) => ({ ...line, lastUsed: calendar.text(last_used_at) }));
  const last = items.at(-1);
  return {
    items,
    next: rows.length > limit && last !== undefined ? placeAfter([last.kana ?? '', last.id]) : null,
  };
}

/** Attributes that rules and fares see for a rider on a date: the rider's own, and the passes then valid. */
export async function attributesOn(db: Kysely<Tables>, id: string, date: string): Promise<string[]> {
  const row = await rowOf(db, id);
  const passes = await db
    .selectFrom('pass')
    .select('kind')
    .where('rider', '=', id)
    .where('from_date', '<=', date)
    .where('to_date', '>=', date)
    .orderBy('kind')
    .execute();
  return [...(JSON.parse(row.attributes) as string[]), ...passes.map(({ kind }) => `pass:${kind}`)];
}

/** The row of a rider who has not been erased. */
async function rowOf(db: Kysely<Tables>, id: string): Promise<RiderRow> {
  const row = await db
    .selectFrom('rider')
    .selectAll()
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (row !== undefined) return row;
  throw new Refused('not-found', { ja: 'そのような利用者はいません。', en: 'there is no such rider' });
}

const detailOf = (row: RiderRow): RiderDetail =>
  row.detail === null ? EMPTY : riderDetail.parse(JSON.parse(row.detail));

function phoneOrRefuse(text: string | null): string | null {
  if (text === null) return null;
  const phone = normalPhone(text);
  if (phone !== undefined) return phone;
  throw new Refused(
    'invalid-request',
    { ja: '電話番号ではありません。', en: 'this is no phone number' },
    {
      errors: [
        { where: 'body.phone', expected: 'a phone number, as in 090-1234-5678', found: 'something else' },
      ],
    },
  );
}

/** Kana as hiragana without spaces, so that every way of typing them finds them. */
const searchableKana = (kana: string): string =>
  kana
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

/** In which columns to look for a text, and for what. */
function patternOf(text: string): [column: 'phone' | 'kana' | 'name', like: string][] {
  const plain = text.normalize('NFKC').replace(/[%_\\]/g, '');
  const digits = plain.replace(/\D/g, '').replace(/^0/, '');
  if (digits !== '' && /^[\d\s+()-]+$/.test(plain)) return [['phone', `%${digits}%`]];
  return [
    ['kana', `%${searchableKana(plain)}%`],
    ['name', `%${plain.trim()}%`],
  ];
}
