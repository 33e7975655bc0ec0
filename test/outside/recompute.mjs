// Recomputes the indicators of an output folder from its tables alone, by the words of the field's list of
// indicators, and compares them with summary.json. It imports nothing of the project: it is what a stranger
// would write. `node test/outside/recompute.mjs FOLDER` prints every difference; exit code 0 if there is none,
// 1 if there is one, 2 if the folder cannot be read.
//
// Where the list leaves a choice open (beginning of the ride in lead times, what counts as busy, a vehicle-day
// worked, a heavy user, a known channel), the formula printed in summary.json decides: those five are checked for
// their arithmetic, not for their definition.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mean, percent, percentile, ratio, spread, sum } from './figures.mjs';
import { auditMoney, money } from './money.mjs';
import { ACCEPTED, audit, groups, readDay } from './tables.mjs';

const HOUR = 3600;

/** { indicators: id → value (null: undefined), problems: sentences about rows that contradict each other }. */
export function recompute(folder) {
  const day = readDay(folder);
  const problems = [...audit(day), ...auditMoney(day)];
  const indicators = { ...sharing(day), ...service(day), ...times(day), ...productivity(day), ...money(day) };
  return { indicators, problems };
}

/** Differences between the tables and summary.json, as sentences, and the ids that could not be compared. */
export function compare(folder) {
  const { indicators, problems } = recompute(folder);
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')).indicators;
  const differences = [...problems];
  const uncompared = [];
  for (const [id, { value }] of Object.entries(summary)) {
    if (!(id in indicators)) uncompared.push(id);
    else if (!alike(value, indicators[id])) {
      differences.push(`${id}: summary.json says ${value}, the tables say ${indicators[id]}`);
    }
  }
  for (const id of Object.keys(indicators)) {
    if (!(id in summary))
      differences.push(`${id}: missing in summary.json, the tables say ${indicators[id]}`);
  }
  return { differences, uncompared, compared: Object.keys(summary).length - uncompared.length };
}

/** Equal up to the rounding of a report: six significant digits. */
const alike = (a, b) =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

// ---- Sharing

/** Drives from halt to halt: seconds, kilometres, and the bookings aboard. */
function drives(visits) {
  const aboard = new Set();
  return visits.flatMap((visit, i) => {
    if (visit.action === 'board') aboard.add(visit.booking);
    else aboard.delete(visit.booking);
    const next = visits[i + 1];
    if (next === undefined) return [];
    const sameHalt = next.arrive === visit.arrive && next.stop === visit.stop;
    const time = sameHalt ? 0 : next.arrive - visit.depart;
    return [{ time, km: (next.odometer - visit.odometer) / 1000, aboard: new Set(aboard) }];
  });
}

/** For each completed booking: seconds aboard, seconds aboard with others, seconds by its share. */
function company(served) {
  return [...groups(served, (wish) => wish.car).values()].flatMap((rides) => {
    const moments = [...new Set(rides.flatMap(({ pickup, dropoff }) => [pickup, dropoff]))].sort(
      (a, b) => a - b,
    );
    return rides.map(({ pickup, dropoff }) => {
      const sums = { aboard: dropoff - pickup, shared: 0, split: 0 };
      for (const [i, begin] of moments.entries()) {
        const end = moments[i + 1];
        if (end === undefined || begin < pickup || end > dropoff) continue;
        const together = rides.filter((other) => other.pickup <= begin && other.dropoff >= end).length;
        sums.split += (end - begin) / together;
        if (together > 1) sums.shared += end - begin;
      }
      return sums;
    });
  });
}

function sharing({ served, cars, persons, shifts }) {
  const shared = new Set(
    cars.flatMap((visits) =>
      drives(visits).flatMap(({ time, aboard }) => (time >= 1 && aboard.size > 1 ? [...aboard] : [])),
    ),
  );
  const pax = sum(served, (wish) => wish.persons);
  const sharing = served.filter((wish) => shared.has(wish.booking));
  const times = company(served);
  const runs = cars.flatMap(runsOf);
  const legs = cars.flatMap(drives);
  const paxKm = sum(legs, ({ km, aboard }) => km * sum([...aboard], (booking) => persons.get(booking)));
  const { all, loaded } = kilometres({ cars, shifts });
  return {
    pooling_rate_booking: percent(sharing.length, served.length),
    pooling_rate_pax: percent(
      sum(sharing, (wish) => wish.persons),
      pax,
    ),
    sharing_factor: mean(times.filter(({ split }) => split > 0).map(({ aboard, split }) => aboard / split)),
    shared_time_share: percent(
      sum(times, (t) => t.shared),
      sum(times, (t) => t.aboard),
    ),
    run: runs.length,
    pax_per_run: ratio(pax, runs.length),
    shared_run_rate: percent(runs.filter((run) => run.size >= 2).length, runs.length),
    ridealong_pax_share: percent(
      sum(
        served.filter((w) => w.persons >= 2),
        (w) => w.persons,
      ),
      pax,
    ),
    occupancy_dist: ratio(paxKm, all),
    'occupancy_dist.loaded': ratio(paxKm, loaded),
  };
}

/** Bookings of each stretch in which a vehicle has somebody aboard. */
function runsOf(visits) {
  const runs = [];
  let load = 0;
  for (const visit of visits) {
    if (load === 0) runs.push(new Set());
    runs.at(-1).add(visit.booking);
    load = visit.load;
  }
  return runs;
}

function kilometres({ cars, shifts }) {
  const last = new Map(cars.map((visits) => [visits[0].car, visits.at(-1).odometer]));
  for (const { car, odometer_m: odometer } of shifts)
    last.set(car, Math.max(last.get(car) ?? 0, Number(odometer)));
  const loaded = sum(cars.flatMap(drives), ({ km, aboard }) => (aboard.size > 0 ? km : 0));
  return { all: sum([...last.values()], (metres) => metres / 1000), loaded };
}

// ---- Service

function service({ counted, accepted, served, cars }) {
  const ended = (state, wishes = counted) => wishes.filter((wish) => wish.end_state === state).length;
  // A wish that is repeated within 30 minutes counts once.
  const once = counted.filter((wish) => !wish.repeat_of);
  const refused = ended('NO_CAPACITY', once);
  const valid = counted.length - ended('INVALID');
  const arrivals = new Map(
    cars.flat().flatMap((visit) => (visit.action === 'alight' ? [[visit.booking, visit.arrive]] : [])),
  );
  const onTime = (wish) =>
    wish.end_state === 'COMPLETED'
      ? wish.pickup >= Number(wish.promised_pickup_earliest_s) &&
        wish.pickup <= Number(wish.promised_pickup_latest_s) &&
        arrivals.get(wish.booking) <= Number(wish.promised_dropoff_latest_s)
      : wish.end_state === 'NO_SHOW' && Number(wish.absent_s) <= Number(wish.promised_pickup_latest_s);
  const punctual = counted.filter(onTime);
  const noShows = punctual.filter((wish) => wish.end_state === 'NO_SHOW').length;
  return {
    unserved_rate_strict: percent(
      refused,
      refused + once.filter((wish) => ACCEPTED.has(wish.end_state)).length,
    ),
    unserved_rate_broad: percent(
      ended('NO_CAPACITY') + ended('OUT_OF_RULES') + ended('OFFER_DECLINED'),
      valid,
    ),
    rejection_rate: percent(ended('NO_CAPACITY') + ended('OUT_OF_RULES') + ended('INVALID'), counted.length),
    on_time_rate: percent(punctual.length, ended('COMPLETED') + noShows + ended('MISSED')),
    noshow_rate: percent(ended('NO_SHOW'), accepted.length),
    'noshow_rate.late_cancellation': percent(ended('CANCELLED_LATE'), accepted.length),
    phone_share: phoneShare(accepted),
    heavy_user_share: heavyUsers(counted, served),
    ...refusalSpreads(once),
  };
}

/** Largest minus smallest share of wishes that found no room, over groups of at least 20 wishes. */
function refusalSpreads(once) {
  const judged = once.filter((wish) => wish.end_state === 'NO_CAPACITY' || ACCEPTED.has(wish.end_state));
  const words = (wish, begin) => (wish.attributes ?? '').split(';').filter((word) => word.startsWith(begin));
  const band = (metres) => [3000, 10000].filter((limit) => metres >= limit).length;
  const divisions = {
    distance: (wish) => (wish.direct_m === '' ? [] : [band(Number(wish.direct_m))]),
    zone: (wish) => (wish.origin_zones ?? '').split(';').filter((zone) => zone !== ''),
    municipality: (wish) => words(wish, 'resident-'),
    wheelchair: (wish) => [Number(wish.wheelchair) > 0],
    age: (wish) => words(wish, 'age-'),
  };
  const spreads = Object.entries(divisions).map(([part, namesOf]) => {
    const members = judged.flatMap((wish) => namesOf(wish).map((name) => ({ name, wish })));
    const rates = [...groups(members, ({ name }) => name).values()]
      .filter((group) => group.length >= 20)
      .map((group) =>
        percent(group.filter(({ wish }) => wish.end_state === 'NO_CAPACITY').length, group.length),
      );
    return [`refusal_spread.${part}`, rates.length < 2 ? null : Math.max(...rates) - Math.min(...rates)];
  });
  return { refusal_spread: spreads[0][1], ...Object.fromEntries(spreads) };
}

/** Channels are known where bookings say them. */
function phoneShare(accepted) {
  const known = accepted.filter((wish) => wish.channel);
  return percent(known.filter((wish) => /phone/.test(wish.channel)).length, known.length);
}

/** Two rides a week or more, among riders with a name; a week at least is needed to tell. */
function heavyUsers(counted, served) {
  const days = new Set(counted.map((wish) => wish.day)).size;
  if (days < 7) return null;
  const rides = [
    ...groups(
      served.filter((wish) => wish.rider_id),
      (wish) => wish.rider_id,
    ).values(),
  ];
  return percent(rides.filter((own) => own.length >= (2 * days) / 7).length, rides.length);
}

// ---- Times

function times({ served, accepted, cars }) {
  const minutes = (wishes, from) => wishes.map((wish) => (wish.pickup - from(wish)) / 60);
  const asap = served.filter((wish) => wish.kind === 'now');
  const prebooked = served.filter((wish) => wish.kind !== 'now');
  const earliest = (wish) => Number(wish.promised_pickup_earliest_s);
  const inWindow = prebooked.filter(
    (wish) => wish.pickup >= earliest(wish) && wish.pickup <= Number(wish.promised_pickup_latest_s),
  );
  const direct = served.filter((wish) => Number(wish.direct_s) > 0);
  const driven = metresOf(cars);
  const far = served.filter((wish) => Number(wish.direct_m) > 0);
  const rides = served.map((wish) => (wish.dropoff - wish.pickup) / 60);
  return {
    ...spread(
      'wait_asap',
      minutes(asap, (wish) => Math.max(Number(wish.asked_at_s), Number(wish.wished_s))),
    ),
    ...spread('wait_prebooked', minutes(prebooked, earliest)),
    'wait_prebooked.in_window': percent(inWindow.length, prebooked.length),
    detour_ratio: mean(direct.map((wish) => (wish.dropoff - wish.pickup) / Number(wish.direct_s))),
    'detour_ratio.distance': mean(far.map((wish) => driven.get(wish.booking) / Number(wish.direct_m))),
    ...leadTimes(accepted),
    ride_time_p95: percentile(rides, 0.95),
  };
}

/** Shares of bookings by the time from booking to the ride, which is taken to be the promised moment. */
function leadTimes(accepted) {
  const leads = accepted.map((wish) => Number(wish.promised_pickup_earliest_s) - Number(wish.asked_at_s));
  const share = (from, below) =>
    percent(leads.filter((lead) => lead >= from && lead < below).length, leads.length);
  const days = share(48 * HOUR, Infinity);
  return {
    lead_time_dist: days,
    'lead_time_dist.2d': days,
    'lead_time_dist.1d': share(24 * HOUR, 48 * HOUR),
    'lead_time_dist.over_2h': share(2 * HOUR, 24 * HOUR),
    'lead_time_dist.1h_2h': share(HOUR, 2 * HOUR),
    'lead_time_dist.under_1h': share(-Infinity, HOUR),
  };
}

/** Metres ridden, by booking. */
function metresOf(cars) {
  const driven = new Map();
  for (const { booking, action, odometer } of cars.flat()) {
    driven.set(booking, action === 'board' ? -odometer : (driven.get(booking) ?? 0) + odometer);
  }
  return driven;
}

// ---- Productivity

function productivity({ served, cars, shifts, breaks, legs }) {
  const { all, loaded } = kilometres({ cars, shifts });
  const pax = sum(served, (wish) => wish.persons);
  const onDuty = shifts.filter((shift) => shift.begin_s !== '');
  const hours = sum(onDuty, (shift) => Number(shift.end_s) - Number(shift.begin_s)) / HOUR;
  const revenue = sum([...groups(served, (wish) => wish.car)], ([car, rides]) => {
    const begin = Math.min(...rides.map((wish) => wish.pickup));
    const end = Math.max(...rides.map((wish) => wish.dropoff));
    const rest = sum(
      breaks.filter((row) => row.car === car),
      (row) => Math.max(0, Math.min(end, Number(row.end_s)) - Math.max(begin, Number(row.begin_s))),
    );
    return (end - begin - rest) / HOUR;
  });
  const figures = {
    empty_km_ratio: percent(all - loaded, all),
    jissha: percent(loaded, all),
    pax_per_revenue_hour: ratio(pax, revenue),
  };
  if (shifts.length === 0) return figures;
  const days = new Set(shifts.map((shift) => shift.car)).size;
  // A vehicle has worked if it has left its place.
  const worked = new Set(shifts.filter((shift) => Number(shift.odometer_m) > 0).map((shift) => shift.car))
    .size;
  const duty = hours - sum(onDuty, (shift) => Number(shift.break_s)) / HOUR;
  const empty = sum(
    legs.filter((leg) => leg.purpose === 'pickup'),
    (leg) => Number(leg.arrive_s) - Number(leg.depart_s),
  );
  const busy = (sum([...groups(served, (wish) => wish.car).values()], occupied) + empty) / HOUR;
  return {
    ...figures,
    jitsudo: percent(worked, days),
    pax_per_vehicle_hour: ratio(pax, hours),
    utilisation: percent(busy, duty),
  };
}

/** Seconds in which at least one of these rides is on its way. */
function occupied(rides) {
  let busy = 0;
  let until = -Infinity;
  for (const { pickup, dropoff } of [...rides].sort((a, b) => a.pickup - b.pickup)) {
    busy += Math.max(0, dropoff - Math.max(pickup, until));
    until = Math.max(until, dropoff);
  }
  return busy;
}

// ---- As a program

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = process.argv[2];
  if (folder === undefined || !existsSync(join(folder, 'wishes.csv'))) {
    console.error(
      `expected a folder with wishes.csv, visits.csv and summary.json, got ${folder ?? 'nothing'}`,
    );
    process.exit(2);
  }
  const { differences, uncompared, compared } = compare(folder);
  for (const line of differences) console.log(line);
  console.log(`${compared} indicators compared, ${differences.length} differences`);
  if (uncompared.length > 0) console.log(`not recomputed: ${uncompared.join(', ')}`);
  process.exit(differences.length === 0 ? 0 : 1);
}
