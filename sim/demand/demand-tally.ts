import { AGE_GROUPS, type AgeGroup } from '../../scenarios/age-group.js';
import type { CensusSource } from '../../scenarios/format/census-source.js';
import { PURPOSES, type Purpose } from '../../scenarios/purpose.js';
import type { WishRow } from '../../scenarios/wish-row.js';
import type { CensusDemand } from './census-demand.js';
import { purposeWeights, statedTrips, type DayKind } from './people/outings.js';

/** One thing counted, beside what was stated. */
export interface TallyRow {
  readonly what: string;
  readonly stated: number | undefined;
  readonly generated: number;
}

/** Rows that belong together. */
export interface Tally {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly TallyRow[];
}

const HOUR_S = 3600;
const DAY_S = 86_400;

/** One day's demand counted: people, trips, purposes, what became of them, and the bookings by hour and lead time. */
export function demandTallies(
  { account, wishes }: CensusDemand,
  source: CensusSource,
  kind: DayKind,
): Tally[] {
  const rows = (entries: Iterable<readonly [string, number]>): TallyRow[] =>
    [...entries].map(([what, generated]) => ({ what, stated: undefined, generated }));
  return [
    { id: 'people', title: 'People', unit: 'persons', rows: rows(Object.entries(account.people)) },
    { id: 'trips', title: 'Trips per person and day', unit: 'trips', rows: tripRows(account, source, kind) },
    { id: 'purposes', title: 'Purposes of all outings', unit: '%', rows: purposeRows(account, source, kind) },
    {
      id: 'outcomes',
      title: 'Outings for which the service is thought of',
      unit: 'outings',
      rows: rows(Object.entries(account.outcomes)),
    },
    {
      id: 'booked-purposes',
      title: 'Bookings by purpose',
      unit: 'bookings',
      rows: rows(counted(wishes, ({ purpose }) => purpose ?? '')),
    },
    {
      id: 'booked-ages',
      title: 'Bookings by age',
      unit: 'bookings',
      rows: rows(counted(wishes, ({ attributes }) => attributes[0] ?? '')),
    },
    {
      id: 'booked-hours',
      title: 'Bookings by wished hour',
      unit: 'bookings',
      rows: rows(counted(wishes, (wish) => `${Math.floor(wishedAt(wish) / HOUR_S)} h`)),
    },
    { id: 'lead', title: 'Lead times of bookings out', unit: '%', rows: leadRows(wishes, source) },
    { id: 'riders', title: 'Riders and parties', unit: '', rows: riderRows(wishes) },
  ];
}

/** The moment of a wish; of one for now, the call. */
export const wishedAt = ({ at, asked }: Pick<WishRow, 'at' | 'asked'>): number => at ?? asked;

function tripRows(account: CensusDemand['account'], source: CensusSource, kind: DayKind): TallyRow[] {
  const stated = statedTrips(source, kind);
  return AGE_GROUPS.map((group) => {
    const trips = 2 * sumOf(Object.values(account.outings[group]));
    return { what: group, stated: stated[group], generated: ratio(trips, account.people[group]) };
  });
}

/** Over all ages; stated is what the ages of the people make of the stated shares. */
function purposeRows(account: CensusDemand['account'], source: CensusSource, kind: DayKind): TallyRow[] {
  const outings = (group: AgeGroup): number => sumOf(Object.values(account.outings[group]));
  const all = sumOf(AGE_GROUPS.map(outings));
  const share = (group: AgeGroup, purpose: Purpose): number => {
    const weights = purposeWeights(source, group, kind);
    return ratio(weights[PURPOSES.indexOf(purpose)]!, sumOf(weights));
  };
  return PURPOSES.map((purpose) => ({
    what: purpose,
    stated: 100 * ratio(sumOf(AGE_GROUPS.map((group) => outings(group) * share(group, purpose))), all),
    generated: 100 * ratio(sumOf(AGE_GROUPS.map((group) => account.outings[group][purpose])), all),
  }));
}

/** The class of a lead time is told from the call, as the desk would. Bookings home follow from those out. */
function leadRows(wishes: readonly WishRow[], source: CensusSource): TallyRow[] {
  const out = wishes.filter(({ returnOf }) => returnOf === undefined);
  const all = sumOf(source.lead.map(({ share }) => share));
  return source.lead.map((lead) => {
    const isOf =
      'days' in lead
        ? (wish: WishRow) => within(daysAhead(wish), [lead.days[0], lead.days[1] + 1])
        : (wish: WishRow) => wish.asked >= 0 && within(wishedAt(wish) - wish.asked, lead.ahead);
    return {
      what:
        'days' in lead
          ? `${lead.days.join('–')} days before`
          : `same day, ${lead.ahead.map((s) => s / 60).join('–')} min`,
      stated: (100 * lead.share) / all,
      generated: 100 * ratio(out.filter(isOf).length, out.length),
    };
  });
}

/** The day of the call, counted back from the day of the ride. */
const daysAhead = ({ asked }: WishRow): number => -Math.floor(asked / DAY_S);

const within = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value < to;

function riderRows(wishes: readonly WishRow[]): TallyRow[] {
  const row = (what: string, generated: number): TallyRow => ({ what, stated: undefined, generated });
  return [
    row('bookings', wishes.length),
    row('riders', new Set(wishes.map(({ rider }) => rider)).size),
    row('persons, companions included', sumOf(wishes.map(({ persons }) => persons))),
    row('bookings with a wheelchair', wishes.filter(({ wheelchairs }) => wheelchairs > 0).length),
    row('bookings for now', wishes.filter(({ kind }) => kind === 'now').length),
    row('bookings to arrive by', wishes.filter(({ kind }) => kind === 'arrive').length),
    row(
      'bookings without a licence',
      wishes.filter(({ attributes }) => attributes.includes('no-licence')).length,
    ),
    row('bookings with a pass', wishes.filter(({ attributes }) => attributes.includes('pass')).length),
  ];
}

function counted(wishes: readonly WishRow[], keyOf: (wish: WishRow) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const wish of wishes) counts.set(keyOf(wish), (counts.get(keyOf(wish)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const ratio = (a: number, b: number): number => (b === 0 ? 0 : a / b);

/** The tallies as a text for people. */
export function talliesText(tallies: readonly Tally[]): string {
  return tallies
    .map(({ title, unit, rows }) => {
      const lines = rows.map(({ what, stated, generated }) => {
        const beside = stated === undefined ? '' : `   stated ${figure(stated)}`;
        return `  ${what.padEnd(30)} ${figure(generated).padStart(10)}${beside}`;
      });
      return [`${title}${unit === '' ? '' : ` (${unit})`}`, ...lines].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}

const figure = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString('en-US') : value.toFixed(2);
