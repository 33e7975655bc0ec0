import type { RiderId } from '../../core/ids.js';
import type { Words } from '../../core/words.js';
import { Refused } from '../contract/problem.js';
import type { Store } from '../store/store.js';
import type { Access, ObjectOf } from './access.js';
import type { Actor } from './actor.js';
import { mayUse, type Owner } from './may-use.js';

/** Something a route acts on. `id` undefined: no certain object, the handler keeps to the actor's own. */
export interface Target {
  readonly kind: ObjectOf['kind'];
  readonly id: string | undefined;
}

/**
 * Lets an actor through to an object, or not. Asks the store only where the answer depends on it.
 * @throws Refused `not-signed-in`, `not-allowed`, or `not-found`
 */
export async function guard(store: Store, actor: Actor, access: Access, target: Target): Promise<void> {
  const role = mayUse(actor, access, 'none', []);
  if (role !== 'allowed') refuse(role);
  if (target.kind === 'none' || target.id === undefined) return;
  const members = actor.role === 'rider' ? await membersOf(store, actor.rider) : [];
  const verdict = mayUse(actor, access, await ownerOf(store, target.kind, target.id), members);
  if (verdict !== 'allowed') refuse(verdict);
}

/** Riders for whom this rider may book, beside themselves. */
export async function membersOf(store: Store, rider: RiderId): Promise<readonly RiderId[]> {
  const rows = await store.db
    .selectFrom('rider_family')
    .select('member')
    .where('rider', '=', rider)
    .orderBy('member')
    .execute();
  return rows.map((row) => row.member as RiderId);
}

/**
 * To whom an object of the store belongs. A vehicle is its own owner; whether the fleet knows it is for the handler to
 * say, because vehicles are in no table.
 */
export async function ownerOf(store: Store, kind: Target['kind'], id: string): Promise<Owner> {
  const { db } = store;
  switch (kind) {
    case 'none':
      return 'none';
    case 'vehicle':
      return { vehicle: id };
    case 'rider': {
      const row = await db.selectFrom('rider').select('id').where('id', '=', id).executeTakeFirst();
      return row === undefined ? 'absent' : { rider: row.id };
    }
    case 'booking': {
      const row = await db
        .selectFrom('booking')
        .select(['rider', 'vehicle'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? 'absent';
    }
    case 'account': {
      const row = await db.selectFrom('account').select('id').where('id', '=', id).executeTakeFirst();
      return row === undefined ? 'absent' : { account: row.id };
    }
    case 'standing-order': {
      const row = await db
        .selectFrom('standing_order')
        .select('rider')
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? 'absent';
    }
  }
}

const WORDS: Record<'not-signed-in' | 'not-allowed' | 'not-found', Words> = {
  'not-signed-in': { ja: 'サインインするか、キーを送ってください。', en: 'sign in, or send a key' },
  'not-allowed': { ja: 'この役割ではできません。', en: 'your role does not allow this' },
  'not-found': {
    ja: 'そのような対象はないか、あなたのものではありません。',
    en: 'there is no such object, or it is not yours',
  },
};

function refuse(code: keyof typeof WORDS): never {
  throw new Refused(code, WORDS[code]);
}
