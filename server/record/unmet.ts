import type { EndState, WishRow } from '../../sim/lived-day.js';
import type { PastDay } from './past-day.js';
import { field, reportOf, type Report } from './report.js';

/** Wishes that ended so are demand that was not met; a wish that makes no sense is none. */
const UNMET: readonly EndState[] = ['NO_CAPACITY', 'OUT_OF_RULES', 'OFFER_DECLINED'];

/** Wishes of one kind that found no ride. */
interface Unmet {
  readonly reason: string;
  /** Of the wished time; past 23 after midnight. */
  readonly hour: number;
  readonly origin: string;
  readonly destination: string;
  readonly wishes: number;
  readonly persons: number;
}

/**
 * 未充足需要: wishes that found no ride, by reason, wished hour, and pair of stops, the most frequent first. The same
 * rider asking again for the same trip within 30 min is one wish.
 */
export function unmetReport(days: readonly PastDay[]): Report {
  return reportOf(
    {
      id: 'unmet',
      title: { ja: '応えられなかった希望', en: 'Unmet demand' },
      notes: [
        {
          ja: '30分以内の再申込みは1件と数える。理由の記号は docs/errors.md。offer-declined は提案の辞退・期限切れ。',
          en: 'Asked again within 30 min counts once. Reasons are in docs/errors.md; offer-declined: the rider took none of our offers, or let them lapse.',
        },
      ],
    },
    [
      field<Unmet>('reason', '理由', 'Reason', (u) => u.reason),
      field<Unmet>('hour', '希望の時間帯', 'Wished hour', (u) => u.hour),
      field<Unmet>('origin', '乗車場所', 'From', (u) => u.origin),
      field<Unmet>('destination', '降車場所', 'To', (u) => u.destination),
      field<Unmet>('wishes', '件数', 'Wishes', (u) => u.wishes),
      field<Unmet>('persons', '人数', 'Persons', (u) => u.persons),
    ],
    unmetOf(days),
  );
}

function unmetOf(days: readonly PastDay[]): Unmet[] {
  const found = new Map<string, Unmet>();
  for (const { ledger, stopNames } of days) {
    for (const wish of ledger.wishes) {
      if (wish.repeatOf !== undefined || !UNMET.includes(wish.endState)) continue;
      const one = unmetWish(wish, stopNames);
      const key = JSON.stringify([one.reason, one.hour, one.origin, one.destination]);
      const known = found.get(key);
      const { wishes, persons } = known ?? { wishes: 0, persons: 0 };
      found.set(key, { ...one, wishes: wishes + 1, persons: persons + wish.persons });
    }
  }
  return [...found.values()].sort(byWeight);
}

function unmetWish(wish: WishRow, names: ReadonlyMap<string, string>): Unmet {
  return {
    reason: wish.refusal ?? 'offer-declined',
    hour: Math.floor(wish.wished / 3600),
    origin: names.get(wish.origin) ?? wish.origin,
    destination: names.get(wish.destination) ?? wish.destination,
    wishes: 1,
    persons: wish.persons,
  };
}

/** Most wishes first; among equals by hour, then by the letters of reason and stops. */
function byWeight(a: Unmet, b: Unmet): number {
  if (a.wishes !== b.wishes) return b.wishes - a.wishes;
  if (a.hour !== b.hour) return a.hour - b.hour;
  const [x, y] = [a, b].map((u) => `${u.reason}\n${u.origin}\n${u.destination}`);
  return x! < y! ? -1 : 1;
}
