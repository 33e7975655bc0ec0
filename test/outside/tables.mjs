// Reads the tables of an output folder and says what contradicts itself in them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ACCEPTED = new Set([
  'COMPLETED',
  'NO_SHOW',
  'MISSED',
  'CANCELLED_EARLY',
  'CANCELLED_LATE',
  'CANCELLED_BY_OPERATOR',
]);
const END_STATES = new Set([...ACCEPTED, 'OFFER_DECLINED', 'NO_CAPACITY', 'OUT_OF_RULES', 'INVALID', 'TEST']);

/** The tables of a folder, and what several figures need of them. */
export function readDay(folder) {
  const table = (name) =>
    existsSync(join(folder, name)) ? csv(readFileSync(join(folder, name), 'utf8')) : [];
  const on = (row) => row.day ?? '';
  const wishes = table('wishes.csv').map((row) => ({
    ...row,
    booking: row.booking_id && `${on(row)}/${row.booking_id}`,
    persons: Number(row.party),
    pickup: number(row.pickup_s),
    dropoff: number(row.dropoff_s),
    car: `${on(row)}/${row.vehicle}`,
  }));
  const visits = table('visits.csv').map((row) => ({
    ...row,
    booking: `${on(row)}/${row.booking_id}`,
    car: `${on(row)}/${row.vehicle}`,
    arrive: Number(row.arrive_s),
    depart: Number(row.depart_s),
    load: Number(row.load_after),
    odometer: Number(row.odometer_m),
    seq: Number(row.seq),
  }));
  const counted = wishes.filter((wish) => wish.end_state !== 'TEST');
  return {
    wishes,
    counted,
    served: counted.filter((wish) => wish.end_state === 'COMPLETED'),
    accepted: counted.filter((wish) => ACCEPTED.has(wish.end_state)),
    persons: new Map(wishes.map((wish) => [wish.booking, wish.persons])),
    cars: [...groups(visits, (visit) => visit.car).values()].map((rows) =>
      rows.sort((a, b) => a.seq - b.seq),
    ),
    shifts: table('shifts.csv').map((row) => ({ ...row, car: `${on(row)}/${row.vehicle}` })),
    breaks: table('breaks.csv').map((row) => ({ ...row, car: `${on(row)}/${row.vehicle}` })),
    costs: table('costs.csv'),
    income: table('income.csv'),
    legs: table('legs.csv').map((row) => ({ ...row, car: `${on(row)}/${row.vehicle}` })),
  };
}

/** Rows of a comma-separated table (RFC 4180) as objects by column name. */
function csv(text) {
  const rows = [[]];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy;
  for (let match; cell.lastIndex < text.length && (match = cell.exec(text));) {
    const [, raw, end] = match;
    rows.at(-1).push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ',') rows.push([]);
  }
  const [header, ...lines] = rows.filter((row) => row.length > 0 && row.join('') !== '');
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i]])));
}

const number = (text) => (text === undefined || text === '' ? undefined : Number(text));

export function groups(rows, nameOf) {
  const found = new Map();
  for (const row of rows) found.set(nameOf(row), [...(found.get(nameOf(row)) ?? []), row]);
  return found;
}

/** Rows that contradict each other, as sentences. */
export function audit({ wishes, cars, served }) {
  const problems = [];
  const names = new Set();
  for (const wish of wishes) {
    const name = `${wish.day ?? ''}/${wish.wish_id}`;
    if (names.has(name)) problems.push(`wish ${name} has two rows`);
    names.add(name);
    if (!END_STATES.has(wish.end_state)) problems.push(`wish ${name} ends as "${wish.end_state}"`);
  }
  const rows = groups(cars.flat(), (visit) => visit.booking);
  for (const wish of served) {
    const actions = (rows.get(wish.booking) ?? []).map((visit) => visit.action).join(' ');
    if (actions !== 'board alight')
      problems.push(`${wish.wish_id} is completed, but its visits are "${actions}"`);
  }
  for (const visits of cars) {
    for (const [i, visit] of visits.entries()) {
      const last = visits[i - 1];
      if (last === undefined) continue;
      const where = `${visit.car} row ${visit.seq}`;
      if (visit.odometer < last.odometer) problems.push(`${where}: the odometer runs back`);
      if (visit.arrive < last.arrive) problems.push(`${where}: arrives before the row before`);
    }
  }
  return problems;
}
