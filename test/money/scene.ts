import type { CostRule, Rate } from '../../core/money/contract.js';
import type { CostLine } from '../../core/money/cost.js';
import type { IncomeLine } from '../../core/money/income.js';
import type { Operation, VehicleWork } from '../../core/money/operation.js';
import { partyOf, type FareRider } from '../../core/money/party.js';
import { metres, seconds, yen, type ServiceTime } from '../../core/units.js';
import type { Gathered } from '../../sim/report/gathered.js';
import { money } from '../../sim/report/money.js';

/** "3 child*1 infant*1": so many persons, and the attributes of the party. */
export function party(words: string): FareRider[] {
  const [persons, ...attributes] = words.split(' ');
  return partyOf(Number(persons), attributes);
}

/** A cost rule that a contract has fixed. */
export const agreed = (id: string, rate: Rate, more: Partial<CostRule> = {}): CostRule => ({
  id,
  name: { en: id, ja: id },
  rate,
  scope: 'operating',
  source: 'example',
  certainty: 'agreed',
  ...more,
});

/** What a vehicle did, in hours and kilometres. */
export const work = (
  vehicle: string,
  { hours, km, ...more }: { readonly hours: number; readonly km: number } & Partial<VehicleWork>,
): VehicleWork => ({
  vehicle,
  duty: seconds(hours * 3600),
  rest: seconds(0),
  carrying: seconds(0),
  emptyDriving: seconds(0),
  length: metres(Math.round(km * 1000)),
  runs: [],
  bookings: 0,
  passengers: 0,
  ...more,
});

export const operation = (told: Partial<Operation>): Operation => ({
  date: '2026-04-01',
  serviceDays: { month: 21, year: 243 },
  vehicles: [],
  phoneBookings: 0,
  fares: yen(0),
  level: { found: null, 'on-time': null },
  dayPasses: new Map(),
  ...told,
});

/** The money indicators of one day, from its lines and two sums. */
export function figures(told: {
  readonly costs: readonly CostLine[];
  readonly income: readonly IncomeLine[];
  readonly passengers: number;
  readonly hours: number;
}): Record<string, number | null> {
  const duty = { begin: 0 as ServiceTime, end: (told.hours * 3600) as ServiceTime };
  const gathered = {
    days: [{ shifts: [{ duty }], account: { costs: told.costs, income: told.income, payers: [] } }],
    carried: [{ wish: { persons: told.passengers } }],
  } as unknown as Gathered;
  return Object.fromEntries(money.map(({ id, of }) => [id, of(gathered).value]));
}
