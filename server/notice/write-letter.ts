import type { Language } from '../../core/words.js';
import { CODE_TEMPLATE, oneTimeCode } from '../auth/one-time-code.js';
import { riderDetail, type RiderDetail } from '../contract/rider.js';
import type { OutboxRow, RiderRow } from '../store/tables.js';
import { NotSent, type Channel, type Letter } from './letter.js';
import type { NoticeWords } from './notice-words.js';
import { said, TEMPLATES, type NoticeFields, type Template } from './templates.js';

/** What a letter is made of beside its row. */
export interface Stationery {
  readonly words: NoticeWords;
  /** One-time codes are worked out of it when they are sent. */
  readonly secret: Uint8Array;
}

/**
 * The letter of a row, in the language and by the channel that the rider wishes. A code goes by SMS always.
 * @throws NotSent `never` if it cannot or shall not be sent: no-template, no-rider, no-address, not-wanted, to-be-called
 */
export function writeLetter(
  row: OutboxRow,
  rider: RiderRow | undefined,
  { words, secret }: Stationery,
): Letter {
  const template = templateOf(row.template);
  if (template === undefined) throw new NotSent('no-template', 'never');
  if (rider === undefined) throw new NotSent('no-rider', 'never');
  const { language, contact, email } = detailOf(rider);
  const { channel, to } = addressOf(row.template === CODE_TEMPLATE ? 'sms' : contact, rider.phone, email);
  const fields = JSON.parse(row.fields) as NoticeFields;
  const opened = fields.code === undefined ? fields : { ...fields, code: oneTimeCode(secret, fields.code) };
  const { subject, lines } = template[language](said(opened, words, language));
  const greeting = channel === 'mail' && rider.name !== null ? [greet(rider.name, language), ''] : [];
  const text = [...greeting, ...lines.filter((line) => line !== '')].join('\n');
  return { id: row.id, template: row.template, channel, to, language, subject, text };
}

/** Undefined for a name that no version of ours has written. */
export function templateOf(name: string): Template | undefined {
  return Object.hasOwn(TEMPLATES, name) ? TEMPLATES[name as keyof typeof TEMPLATES] : undefined;
}

const greet = (name: string, language: Language): string =>
  language === 'ja' ? `${name} 様` : `Dear ${name},`;

function detailOf(rider: RiderRow): RiderDetail {
  const read = riderDetail.safeParse(JSON.parse(rider.detail ?? 'null'));
  if (read.success) return read.data;
  return { email: null, language: 'ja', contact: 'sms', needs: [], places: [], note: '' };
}

/** As wished; by the other channel if only that has an address. */
function addressOf(
  wished: RiderDetail['contact'],
  phone: string | null,
  email: string | null,
): { readonly channel: Channel; readonly to: string } {
  if (wished === 'none') throw new NotSent('not-wanted', 'never');
  if (wished === 'call') throw new NotSent('to-be-called', 'never');
  const ways = [
    { channel: 'sms', to: phone },
    { channel: 'mail', to: email },
  ] as const;
  const way =
    ways.find(({ channel, to }) => channel === wished && to !== null) ?? ways.find(({ to }) => to !== null);
  if (way?.to == null) throw new NotSent('no-address', 'never');
  return { channel: way.channel, to: way.to };
}
