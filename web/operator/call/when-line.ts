import type { Wish } from '../../../server/contract/booking.js';
import { dateOf, offsetOf } from '../../parts/moments.js';

/** When somebody wants to ride, and how many. */
export interface When {
  readonly wish: Wish;
  readonly persons: number;
  readonly wheelchairs: number;
}

export type ReadWhen =
  | ({ readonly kind: 'read' } & When)
  /** A moment that is over already. */
  | { readonly kind: 'past' }
  | { readonly kind: 'unclear'; readonly word: string };

export interface WhenContext {
  /** Now, in the time zone of the service. */
  readonly now: string;
  /** Dates that take bookings. */
  readonly dates: readonly string[];
  readonly persons: number;
  readonly wheelchairs: number;
}

/**
 * Reads what an operator types: nothing = now, "930" = depart at 9:30, "a930" = arrive by 9:30, "25/930" = on the 25th;
 * "x3" three persons, "w1" one wheelchair. Words in any order; full-width figures count.
 */
export function readWhen(text: string, context: WhenContext): ReadWhen {
  let when: When = { wish: { kind: 'now' }, persons: context.persons, wheelchairs: context.wheelchairs };
  for (const word of text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)) {
    const read = wordRead(word, context);
    if (read === undefined) return { kind: 'unclear', word };
    when = { ...when, ...read };
  }
  const { wish } = when;
  const moment = wish.kind === 'now' ? undefined : wish.kind === 'depart' ? wish.at : wish.by;
  if (moment !== undefined && Date.parse(moment) < Date.parse(context.now)) return { kind: 'past' };
  return { kind: 'read', ...when, persons: Math.max(when.persons, when.wheelchairs) };
}

/** What one word says of the whole; undefined if it says nothing. */
function wordRead(word: string, context: WhenContext): Partial<When> | undefined {
  const [, what, figure] = /^([xw])(\d)$/.exec(word) ?? [];
  if (what === 'w') return { wheelchairs: Number(figure) };
  if (what === 'x') return figure === '0' ? undefined : { persons: Number(figure) };
  const wish = wishOf(word, context);
  return wish && { wish };
}

const TIME = /^(?:(\d{1,2})\/)?([a着])?(\d{1,2}):?(\d{2})?$/;
const HOURS = 30;
const MINUTES = 60;

function wishOf(word: string, { now, dates }: WhenContext): Wish | undefined {
  const found = TIME.exec(word);
  if (found === null) return undefined;
  const [, day, arrive, hour, minute = '00'] = found;
  const date = day === undefined ? dateOf(now) : dates.find((one) => Number(one.slice(-2)) === Number(day));
  if (date === undefined || Number(hour) >= HOURS || Number(minute) >= MINUTES) return undefined;
  const moment = momentOf(date, Number(hour), minute, offsetOf(now));
  return arrive === undefined ? { kind: 'depart', at: moment } : { kind: 'arrive', by: moment };
}

/** Hours run past 24 after midnight, as service days do. */
function momentOf(date: string, hour: number, minute: string, offset: string): string {
  const DAY_MS = 86_400_000;
  const day = new Date(Date.parse(`${date}T00:00:00Z`) + Math.floor(hour / 24) * DAY_MS);
  return `${day.toISOString().slice(0, 10)}T${String(hour % 24).padStart(2, '0')}:${minute}:00${offset}`;
}
