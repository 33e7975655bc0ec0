import type { Window } from '../core/dispatch/promise.js';
import { clockText } from '../core/units.js';
import type { FleetFile, Spot, VehicleGroup } from './format/fleet-file.js';
import { idOfSpot, type Place } from './place.js';
import type { Complaints, ProblemList } from './problem-list.js';
import { nearestWord } from './nearest-word.js';
import type { YamlFile } from './yaml-file.js';

export const FLEET_FILE = 'fleet.yaml';

/** Names of the vehicles of a group: the group's id, or id-1, id-2, … where it has a count. */
export function vehicleIds({ id, count }: VehicleGroup): string[] {
  return count === undefined ? [id] : Array.from({ length: count }, (_, i) => `${id}-${i + 1}`);
}

/** Tells what is wrong with the fleet beyond its schema: names used twice, shifts that overlap, rests outside a shift. */
export function judgeFleet(
  file: YamlFile<FleetFile>,
  stops: ReadonlySet<string>,
  problems: ProblemList,
): void {
  const complaints = problems.in(FLEET_FILE);
  const used = new Set<string>();
  for (const [i, group] of file.data.vehicles.entries()) {
    for (const id of vehicleIds(group)) {
      if (used.has(id)) complaints.error(file.at('vehicles', i, 'id'), twice(id));
      used.add(id);
    }
    const at = (...path: (string | number)[]): string => file.at('vehicles', i, ...path);
    for (const [path, spot] of spotsOf(group)) judgeSpot(spot, at(...path), stops, complaints);
    for (const type of Object.keys(group.shifts)) judgeShifts(group, type, at, complaints);
    judgeTrips(group, at, complaints);
  }
  judgeMonitors(file, complaints);
  if (used.size === 0) {
    complaints.warn(file.at('vehicles'), {
      expected: 'a vehicle',
      found: 'none',
      remedy: 'add one; without vehicles every wish is refused',
    });
  }
}

/** Places outside the table of stops at which vehicles start, rest or end, each once. */
export function depotsOf(file: YamlFile<FleetFile>): Place[] {
  const depots = new Map<string, Place>();
  for (const [i, group] of file.data.vehicles.entries()) {
    for (const [path, spot] of spotsOf(group)) {
      if (typeof spot === 'string') continue;
      const id = idOfSpot('depot', spot);
      depots.set(id, {
        id,
        kind: 'depot',
        name: `${group.name ?? group.id} (${path.join(' ')})`,
        kana: '',
        where: spot,
        zones: [],
        access: '',
        source: { file: FLEET_FILE, place: file.at('vehicles', i, ...path) },
      });
    }
  }
  return [...depots.values()];
}

function spotsOf(group: VehicleGroup): [path: (string | number)[], spot: Spot][] {
  const { start, end, shifts } = group;
  const spots: [(string | number)[], Spot][] = [[['start'], start]];
  if (end !== undefined && end !== 'anywhere') spots.push([['end'], end]);
  const everyShift = Object.entries(shifts).flatMap(([type, list]) =>
    list.map((shift, s) => ({ path: ['shifts', type, s], breaks: shift.breaks })),
  );
  for (const { path, breaks } of everyShift) {
    for (const [b, { at }] of breaks.entries()) {
      if (at !== undefined) spots.push([[...path, 'breaks', b, 'at'], at]);
    }
  }
  return spots;
}

function judgeSpot(spot: Spot, place: string, stops: ReadonlySet<string>, complaints: Complaints): void {
  if (typeof spot !== 'string' || stops.has(spot)) return;
  const near = nearestWord(spot, stops);
  complaints.error(place, {
    expected: 'the id of a stop, { lon, lat } or { node }',
    found: `"${spot}"`,
    remedy: near === undefined ? 'add the stop to stops.csv' : `did you mean "${near}"?`,
  });
}

const twice = (id: string): { expected: string; found: string; remedy: string } => ({
  expected: 'names of vehicles used once',
  found: `"${id}" again`,
  remedy: 'rename one of the two',
});

type At = (...path: (string | number)[]) => string;

function judgeShifts(group: VehicleGroup, type: string, at: At, complaints: Complaints): void {
  const shifts = group.shifts[type]!;
  for (const [s, { time, breaks }] of shifts.entries()) {
    const overlapped = shifts.slice(0, s).find((other) => overlap(other.time, time));
    if (overlapped) {
      complaints.error(at('shifts', type, s, 'time'), {
        expected: `shifts of ${group.id} one after the other`,
        found: `${windowWords(time)} beside ${windowWords(overlapped.time)}`,
        remedy: 'shorten or join the shifts',
      });
    }
    for (const [b, { begin, lasts }] of breaks.entries()) {
      if (begin.earliest >= time.earliest && begin.latest + lasts <= time.latest) continue;
      complaints.error(at('shifts', type, s, 'breaks', b), {
        expected: `a rest inside the shift ${windowWords(time)}`,
        found: `one of ${lasts / 60} min that begins ${windowWords(begin)}`,
        remedy: 'move the rest so that it ends before the shift does even if it begins last',
      });
    }
  }
}

/** A vehicle that is moved back at night, and never rests, needs nobody to watch it outside its rides. */
function judgeMonitors(file: YamlFile<FleetFile>, complaints: Complaints): void {
  const { vehicles, monitors } = file.data;
  const known = vehicles.map(({ id }) => id);
  for (const [m, { vehicles: names = known }] of monitors.entries()) {
    for (const [n, name] of names.entries()) {
      const i = known.indexOf(name);
      if (i < 0) {
        const near = nearestWord(name, known);
        complaints.error(file.at('monitors', m, 'vehicles', n), {
          expected: 'the id of a vehicle or group',
          found: `"${name}"`,
          remedy: near === undefined ? `name one of ${known.join(', ')}` : `did you mean "${near}"?`,
        });
        continue;
      }
      const { end, trips, shifts } = vehicles[i]!;
      const rests = Object.values(shifts).some((list) => list.length > 1 || list[0]!.breaks.length > 0);
      if ((Object.keys(trips).length > 0 || end === 'anywhere') && !rests) continue;
      complaints.error(file.at('vehicles', i, 'end'), {
        expected: `end: anywhere, and one shift without rests, because monitors watch ${name}`,
        found: rests ? 'rests, or several shifts' : end === undefined ? 'none' : JSON.stringify(end),
        remedy:
          'nobody watches its way home: let people fetch it after its shift, or publish its way as trips',
      });
    }
  }
}

function judgeTrips(group: VehicleGroup, at: At, complaints: Complaints): void {
  const { id, trips, shifts, start, end } = group;
  const types = Object.keys(trips);
  if (types.length + Object.keys(shifts).length === 0) {
    complaints.error(at('shifts'), {
      expected: `shifts of ${id}, or trips that its driver makes anyway`,
      found: 'neither',
      remedy: 'say when it works, by day type; a vehicle that never works can be left out',
    });
  }
  for (const type of types.filter((name) => name in shifts)) {
    complaints.error(at('trips', type), {
      expected: 'either shifts or a trip on a day',
      found: `both on ${type}`,
      remedy: 'make two vehicles of it',
    });
  }
  if (types.length > 0 && (end === undefined || end === 'anywhere' || sameSpot(start, end))) {
    complaints.error(at('end'), {
      expected: 'the place where the trip ends, another than its start',
      found: end === undefined ? 'none' : JSON.stringify(end),
      remedy: 'name the stop to which the driver goes anyway',
    });
  }
}

const sameSpot = (a: Spot, b: Spot): boolean => JSON.stringify(a) === JSON.stringify(b);

const overlap = (a: Window, b: Window): boolean => a.earliest < b.latest && b.earliest < a.latest;

const windowWords = ({ earliest, latest }: Window): string => `${clockText(earliest)}-${clockText(latest)}`;
