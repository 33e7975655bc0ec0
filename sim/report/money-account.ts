import type { CostRule, IncomeRule } from '../../core/money/contract.js';
import { costOf } from '../../core/money/cost.js';
import { incomeOf } from '../../core/money/income.js';
import type { Operation, VehicleWork } from '../../core/money/operation.js';
import { PASS } from '../../core/money/party.js';
import { payOf, type PayerRule } from '../../core/money/payers.js';
import type { Tariff } from '../../core/money/tariff.js';
import { metres, seconds, yen, type Seconds } from '../../core/units.js';
import { gather, type Run } from './gathered.js';
import { total } from './indicator.js';
import { onTimeOf, unservedOf } from './service.js';
import type { Account, DayLedger, LegRow, ShiftRow, WishRow } from './rows.js';

/** What a day's money depends on beside its ledger. */
export interface Accounting {
  readonly tariff: Tariff;
  readonly contract: {
    readonly costs: readonly CostRule[];
    readonly income: readonly IncomeRule[];
    readonly payers?: PayerRule;
  };
  readonly serviceDays: Operation['serviceDays'];
  readonly monitorDuty?: Seconds;
  /** Whether there was service at all: on a closed day nothing is booked. */
  readonly service: 'open' | 'closed';
}

/** The ledger of a day with its money booked. */
export const booked = (day: DayLedger, accounting: Accounting): DayLedger => ({
  ...day,
  account: accountOf(day, accounting),
});

function accountOf(day: DayLedger, { tariff, contract, service, ...accounting }: Accounting): Account {
  if (service === 'closed') return { costs: [], income: [], payers: [] };
  const { monitorDuty = seconds(0) } = accounting;
  const operation = { ...operationOf(day, accounting.serviceDays), monitorDuty };
  const costs = costOf(contract.costs, operation);
  const income = incomeOf(tariff, contract.income, operation, costs);
  if (contract.payers === undefined) return { costs, income, payers: [] };
  const cost = total(costs.filter(({ scope }) => scope === 'operating').map((line) => line.yen));
  const left = Math.max(0, cost - total(income.map((line) => line.yen)));
  const rides = completed(day).map(({ attributes, persons, directLength }) => ({
    attributes,
    persons,
    directWay: directLength ?? metres(0),
  }));
  return { costs, income, payers: payOf(contract.payers, yen(left), rides) };
}

const completed = ({ wishes }: DayLedger): WishRow[] =>
  wishes.filter(({ endState }) => endState === 'COMPLETED');

/** What was done, as the tables of the day have it. */
export function operationOf(day: DayLedger, serviceDays: Operation['serviceDays']): Operation {
  const rides = completed(day);
  const { runs, wishes } = gather([day]);
  const vehicles = [...new Set(day.shifts.map(({ vehicle }) => vehicle))];
  return {
    date: day.date,
    serviceDays,
    vehicles: vehicles.map((vehicle) => {
      const own = <Row extends { readonly vehicle?: string }>(rows: readonly Row[]): Row[] =>
        rows.filter((row) => row.vehicle === vehicle);
      return workOf(vehicle, {
        shifts: own(day.shifts),
        legs: own(day.legs),
        runs: own(runs),
        rides: own(rides),
      });
    }),
    phoneBookings: day.wishes.filter(
      ({ booking, channel, endState }) => booking !== undefined && channel === 'phone' && endState !== 'TEST',
    ).length,
    fares: yen(total(rides.map(({ fare }) => fare))),
    level: { found: rest(unservedOf(wishes).value), 'on-time': onTimeOf(wishes).value },
    dayPasses: passHolders(rides),
  };
}

const rest = (percent: number | null): number | null => (percent === null ? null : 100 - percent);

interface OwnRows {
  readonly shifts: readonly ShiftRow[];
  readonly legs: readonly LegRow[];
  readonly runs: readonly Run[];
  readonly rides: readonly WishRow[];
}

function workOf(vehicle: string, { shifts, legs, runs, rides }: OwnRows): VehicleWork {
  const empty = legs.filter(({ bookings }) => bookings === 0);
  return {
    vehicle,
    duty: seconds(total(shifts.map(({ duty }) => (duty === undefined ? 0 : duty.end - duty.begin)))),
    rest: seconds(total(shifts.map(({ rest }) => rest))),
    carrying: seconds(total(runs.map(({ begin, end }) => end - begin))),
    emptyDriving: seconds(total(empty.map(({ depart, arrive }) => arrive - depart))),
    length: metres(total(legs.map(({ length }) => length))),
    runs: runs.map(({ begin, end }) => {
      const driven = legs.filter((leg) => leg.bookings > 0 && leg.depart >= begin && leg.arrive <= end);
      return metres(total(driven.map(({ length }) => length)));
    }),
    bookings: rides.length,
    passengers: total(rides.map(({ persons }) => persons)),
  };
}

/** Persons who travelled on each pass; a rider counts once a day with the largest party on it. */
function passHolders(rides: readonly WishRow[]): ReadonlyMap<string, number> {
  const most = new Map<string, Map<string, number>>();
  for (const { wish, rider, paidWith = [] } of rides) {
    for (const { by, persons } of paidWith.filter((means) => means.by.startsWith(PASS))) {
      const id = by.slice(PASS.length);
      const holders = most.get(id) ?? new Map<string, number>();
      const who = rider ?? wish;
      holders.set(who, Math.max(persons, holders.get(who) ?? 0));
      most.set(id, holders);
    }
  }
  return new Map([...most].map(([id, holders]) => [id, total([...holders.values()])]));
}
