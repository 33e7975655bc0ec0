import type { RequestId, VehicleId } from '../../ids.js';
import { clockText } from '../../units.js';
import type { Fault } from './fault.js';
import type { DayFacts, DayVisit, DayWish } from './rows.js';

/** What the rows of a vehicle are judged by. */
interface Day {
  readonly booked: ReadonlyMap<string, DayWish>;
  readonly facts: DayFacts;
}

/** What is wrong with what one vehicle did: its rows in the order of the day. */
export function drivingFaults(vehicle: VehicleId, rows: readonly DayVisit[], day: Day): readonly Fault[] {
  const found = [
    ...rows.flatMap((row, i) => stepFaults(rows[i - 1], row, day.facts)),
    ...loadFaults(rows, day),
  ];
  return found.map((fault) => ({ vehicle, ...fault }));
}

type Finding = Omit<Fault, 'vehicle'>;

/** Time, odometer and speed from one row to the next. */
function stepFaults(last: DayVisit | undefined, row: DayVisit, facts: DayFacts): Finding[] {
  const request = row.booking as RequestId;
  const found: Finding[] = [];
  const spoil = (kind: Fault['kind'], expected: string, was: string): void =>
    void found.push({ kind, request, expected, found: was });
  if (row.depart < row.arrive) {
    spoil('day-time-backwards', `departure from ${clockText(row.arrive)} on`, clockText(row.depart));
  }
  if (last === undefined) return found;
  if (row.odometer < last.odometer) {
    spoil('odometer-backwards', `at least ${last.odometer} m`, `${row.odometer} m`);
  }
  const sameHalt = row.stop === last.stop && row.arrive === last.arrive && row.depart === last.depart;
  if (sameHalt) return found;
  if (row.arrive < last.depart) {
    spoil('day-time-backwards', `arrival from ${clockText(last.depart)} on`, clockText(row.arrive));
    return found;
  }
  const needed = facts.fastest({ vehicle: row.vehicle, from: last.stop, to: row.stop });
  const took = row.arrive - last.depart;
  if (took < needed) {
    spoil('faster-than-road', `${needed} s from ${last.stop} to ${row.stop}`, `${took} s`);
  }
  return found;
}

/** Who is inside after each row, and whether they fit. */
function loadFaults(rows: readonly DayVisit[], { booked, facts }: Day): Finding[] {
  const inside = new Map<string, DayWish>();
  const found: Finding[] = [];
  for (const row of rows) {
    const request = row.booking as RequestId;
    const wish = booked.get(row.booking);
    if (wish === undefined) continue;
    if (row.action === 'board') inside.set(row.booking, wish);
    else if (!inside.delete(row.booking)) {
      found.push({ kind: 'ride-incomplete', request, expected: 'boarding before alighting', found: 'none' });
    }
    const persons = sum(inside, (party) => party.persons);
    if (persons !== row.load) {
      found.push({
        kind: 'load-wrong',
        request,
        expected: `${persons} persons aboard`,
        found: `${row.load}`,
      });
    }
    const wheelchairs = sum(inside, (party) => party.wheelchairs);
    const layouts = facts.layouts.get(row.vehicle) ?? [];
    const seats = persons - wheelchairs;
    if (layouts.some((has) => seats <= has.seats && wheelchairs <= has.wheelchairs)) continue;
    const expected = layouts
      .map((has) => `${has.seats} seats and ${has.wheelchairs} wheelchairs`)
      .join(' or ');
    const was = `${seats} seats and ${wheelchairs} wheelchairs`;
    found.push({ kind: 'day-overfull', request, expected: expected || 'a vehicle of the day', found: was });
  }
  return found;
}

const sum = (inside: ReadonlyMap<string, DayWish>, what: (wish: DayWish) => number): number =>
  [...inside.values()].reduce((total, wish) => total + what(wish), 0);
