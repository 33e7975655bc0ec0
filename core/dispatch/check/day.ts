import type { RequestId, VehicleId } from '../../ids.js';
import { clockText, type ServiceTime } from '../../units.js';
import { drivingFaults } from './driving.js';
import type { Fault, FaultKind } from './fault.js';
import type { DayFacts, DayVisit, DayWish } from './rows.js';

/** The ways in which a wish can end: every wish ends in exactly one of them. */
export const END_STATES: ReadonlySet<string> = new Set([
  'COMPLETED',
  'NO_SHOW',
  'MISSED',
  'CANCELLED_EARLY',
  'CANCELLED_LATE',
  'CANCELLED_BY_OPERATOR',
  'OFFER_DECLINED',
  'NO_CAPACITY',
  'OUT_OF_RULES',
  'INVALID',
  'TEST',
]);

/**
 * Everything that is wrong with a finished day, read from its rows alone: wishes first, then vehicle by vehicle.
 * Rows of a vehicle are taken in the order of `sequence`. O(rows log rows).
 */
export function checkDay(
  wishes: readonly DayWish[],
  visits: readonly DayVisit[],
  facts: DayFacts,
): readonly Fault[] {
  const ordered = [...visits].sort((a, b) => a.sequence - b.sequence);
  const byBooking = grouped(ordered, ({ booking }) => booking);
  const byVehicle = grouped(ordered, ({ vehicle }) => vehicle);
  const booked = new Map(
    wishes.flatMap((wish) => (wish.booking === undefined ? [] : [[wish.booking, wish]])),
  );
  const unknown = [...byBooking.keys()].filter((booking) => !booked.has(booking));
  return [
    ...namedTwice(wishes),
    ...wishes.flatMap((wish) => wishFaults(wish, byBooking.get(wish.booking ?? '') ?? [], facts)),
    ...unknown.map((booking) =>
      fault('ride-uncalled-for', booking, 'a booking of the day', 'none of this name'),
    ),
    ...[...byVehicle].flatMap(([vehicle, rows]) =>
      drivingFaults(vehicle as VehicleId, rows, { booked, facts }),
    ),
  ];
}

function fault(kind: FaultKind, request: string, expected: string, found: string): Fault {
  return { kind, request: request as RequestId, expected, found };
}

function namedTwice(wishes: readonly DayWish[]): Fault[] {
  return [...grouped(wishes, ({ wish }) => wish)].flatMap(([name, rows]) =>
    rows.length === 1 ? [] : [fault('wish-twice', name, 'one row', `${rows.length} rows`)],
  );
}

function wishFaults(wish: DayWish, rows: readonly DayVisit[], facts: DayFacts): Fault[] {
  if (!END_STATES.has(wish.endState)) {
    const expected = `one of ${[...END_STATES].join(', ')}`;
    return [fault('end-state-unknown', wish.wish, expected, `"${wish.endState}"`)];
  }
  const excused = facts.excused.has(wish.booking ?? '');
  if (wish.endState !== 'COMPLETED') {
    if (rows.length === 0 || excused) return [];
    return [
      fault('ride-uncalled-for', wish.wish, `no visit, it is ${wish.endState}`, `${rows.length} visits`),
    ];
  }
  return rideFaults(wish, rows, excused);
}

function rideFaults(wish: DayWish, rows: readonly DayVisit[], excused: boolean): Fault[] {
  const boards = rows.filter(({ action }) => action === 'board');
  const alights = rows.filter(({ action }) => action === 'alight');
  const [board, alight] = [boards[0], alights.at(-1)];
  const once = boards.length === 1 && alights.length === 1;
  if (board === undefined || alight === undefined || !(once || excused)) {
    const found = `${boards.length} and ${alights.length}`;
    return [fault('ride-incomplete', wish.wish, 'one boarding and one alighting', found)];
  }
  return excused ? [] : [...promiseFaults(wish, board, alight), ...rowFaults(wish, board, alight)];
}

/** Whether the wish tells what the visits tell. */
function rowFaults(wish: DayWish, board: DayVisit, alight: DayVisit): Fault[] {
  const faults: Fault[] = [];
  if (board.vehicle !== alight.vehicle || board.vehicle !== wish.vehicle) {
    const found = `${board.vehicle} and ${alight.vehicle}`;
    faults.push(fault('ride-on-two-vehicles', wish.wish, `the vehicle ${wish.vehicle ?? 'unsaid'}`, found));
  }
  const told = [
    ['from', wish.origin, board.stop],
    ['to', wish.destination, alight.stop],
    ['boarding', inHalt(wish.pickup, board), 'in its halt'],
    ['alighting', inHalt(wish.dropoff, alight), 'in its halt'],
  ] as const;
  for (const [what, inWish, inVisit] of told) {
    if (inWish !== inVisit)
      faults.push(fault('row-differs', wish.wish, `${what} ${inVisit}`, `${what} ${inWish}`));
  }
  return faults;
}

function inHalt(at: ServiceTime | undefined, { arrive, depart }: DayVisit): string {
  if (at === undefined) return 'unsaid';
  return at >= arrive && at <= depart ? 'in its halt' : clockText(at);
}

function promiseFaults(wish: DayWish, board: DayVisit, alight: DayVisit): Fault[] {
  const { promise, pickup } = wish;
  if (promise === undefined)
    return [fault('day-promise-broken', wish.wish, 'a promise', 'a ride without one')];
  const faults: Fault[] = [];
  const { earliest, latest, dropoffLatest } = promise;
  const boarded = pickup ?? board.arrive;
  if (boarded < earliest || boarded > latest) {
    const expected = `boarding ${clockText(earliest)} to ${clockText(latest)}`;
    faults.push(fault('day-promise-broken', wish.wish, expected, clockText(boarded)));
  }
  if (alight.arrive > dropoffLatest) {
    const expected = `arrival by ${clockText(dropoffLatest)}`;
    faults.push(fault('day-promise-broken', wish.wish, expected, clockText(alight.arrive)));
  }
  return faults;
}

function grouped<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group === undefined) groups.set(nameOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
