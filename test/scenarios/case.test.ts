import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importCase, type CaseFiles, type CaseFolder } from '../../scenarios/case/import-case.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { problemText } from '../../scenarios/problem.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import { serviceDay, type ServiceDay } from '../../scenarios/service-day.js';

const SHARED = '../shared/data/cases/fleetpy-example';

const file = (name: string, text: string): { name: string; bytes: Uint8Array } => ({
  name,
  bytes: new TextEncoder().encode(text),
});

/** Three junctions in a row, 36 s apart; the last is a stop without a way through. */
const nodes = 'id,lon,lat,stop_only\n1,138,36,0\n2,138.004,36,0\n3,138.008,36,1\n';
const edges = 'from,to,length_m,travel_time_s\n1,2,360,36\n2,1,360,36\n2,3,360,36\n3,2,360,36\n';
const requests = 'id,request_time_s,origin,destination,size,colour\n7,194,1,3,2,red\n8,200,3,1,1,blue\n';
const run = {
  name: 'one',
  time_step_s: 60,
  horizon_s: [0, 7200],
  constraints: {
    max_wait_s: 300,
    max_trip_factor: 1.4,
    boarding_s_per_stop: 30,
    extra_boarding_s_per_person: 0,
  },
  vehicles: [{ id: 0, capacity: 4, start_node: 3 }],
};

function caseOf(changes: { fleet?: unknown; requests?: string; picked?: string } = {}): CaseFiles {
  return {
    nodes: file('nodes.csv', nodes),
    edges: file('edges.csv', edges),
    fleet: file('fleet.json', JSON.stringify(changes.fleet ?? run)),
    requestsOf: () => file('requests.csv', changes.requests ?? requests),
    ...(changes.picked === undefined ? {} : { picked: changes.picked }),
  };
}

const written: string[] = [];
afterAll(() => {
  for (const folder of written) rmSync(folder, { recursive: true });
});

function dayOf({ files }: CaseFolder): ServiceDay {
  const folder = mkdtempSync(join(tmpdir(), 'noriai-case-'));
  written.push(folder);
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  const scenario = loadScenario(folder);
  expect(scenario.warnings).toEqual([]);
  return serviceDay(scenario);
}

function complaints(files: CaseFiles): string[] {
  try {
    importCase(files);
    return [];
  } catch (cause) {
    if (cause instanceof ScenarioError) return cause.problems.map(problemText);
    throw cause;
  }
}

test('a request of second 194 is decided as of 180 where the time step is a minute', () => {
  const [folder] = importCase(caseOf());
  expect(dayOf(folder!).bookings.map(({ asked, request }) => [asked, request.wish.kind])).toEqual([
    [180, 'now'],
    [180, 'now'],
  ]);
});

test('where the time step is a second, a request is decided and waits from its own second', () => {
  const [folder] = importCase(caseOf({ fleet: { ...run, time_step_s: 1 } }));
  expect(dayOf(folder!).bookings.map(({ asked, request }) => [asked, request.wish.kind])).toEqual([
    [194, 'now'],
    [200, 'now'],
  ]);
});

test('a column that says from when a request waits counts more than the time step', () => {
  const table = `id,request_time_s,request_time_floor60_s,origin,destination\n7,194,190,1,3\n`;
  const [folder] = importCase(caseOf({ requests: table }));
  expect(dayOf(folder!).bookings[0]?.asked).toBe(190);
});

test('a halt takes the same time for everybody, and a trip may last factor × (direct + halt)', () => {
  const [folder] = importCase(caseOf());
  const { world, bookings } = dayOf(folder!);
  expect(world.policy).toMatchObject({
    halt: 30,
    maxWait: 300,
    freeze: 0,
    ride: { perDirect: 1.4, plus: 42 },
  });
  expect(bookings.map(({ request }) => request.boarding + request.alighting)).toEqual([0, 0]);
});

test('a vehicle starts at its node, works until all is done and ends anywhere', () => {
  const [folder] = importCase(caseOf());
  const { world, stops } = dayOf(folder!);
  const [vehicle] = world.vehicles;
  expect(stops[vehicle!.start]?.id).toBe('3');
  expect(vehicle).toMatchObject({ layouts: [{ seats: 4 }], shifts: [{ begin: 0, end: 4 * 3600 }] });
  expect(vehicle?.end).toBeUndefined();
});

test('every run becomes a folder, and a name picks one', () => {
  const fleet = { scenarios: [run, { ...run, name: 'two' }] };
  expect(importCase(caseOf({ fleet })).map(({ name }) => name)).toEqual(['one', 'two']);
  expect(importCase(caseOf({ fleet, picked: 'two' })).map(({ name }) => name)).toEqual(['two']);
  expect(complaints(caseOf({ fleet, picked: 'twoo' }))).toEqual([
    'fleet.json, names of runs: expected one of one, two, found "#twoo"; did you mean "#two"?',
  ]);
});

test('usual other names are understood', () => {
  const table = 'request_id,rq_time,start,end,number_passenger\n7,194,1,3,2\n';
  const [folder] = importCase(caseOf({ requests: table }));
  expect(dayOf(folder!).bookings[0]?.request.persons).toBe(2);
});

test('missing columns, missing keys and unknown nodes are told at once', () => {
  const told = complaints(
    caseOf({
      fleet: { ...run, constraints: { max_wait_s: 300 }, vehicles: [] },
      requests: 'id,time,origin\n7,194,1\n',
    }),
  );
  expect(told).toEqual([
    'fleet.json, constraints.max_trip_factor: expected a number, found nothing; add max_trip_factor',
  ]);
  expect(complaints(caseOf({ requests: 'id,time,origin\n7,194,1\n' }))).toEqual([
    'requests.csv, line 1: expected a column destination, found id,time,origin; ' +
      'add or rename the column (destination, end, destination_node, to are understood)',
  ]);
  expect(complaints(caseOf({ requests: 'id,time,origin,destination\n7,194,1,9\n' }))).toEqual([
    'requests.csv, request 7, destination: expected a node that an edge of the road table touches, found "9"; ' +
      'correct the id of the node',
  ]);
});

test.skipIf(!existsSync(SHARED))(
  `FleetPy's example (${SHARED}) becomes a scenario for each of its runs`,
  () => {
    const shared = (name: string): { name: string; bytes: Uint8Array } => ({
      name,
      bytes: readFileSync(join(SHARED, name)),
    });
    const folders = importCase({
      nodes: shared('nodes.csv'),
      edges: shared('edges.csv'),
      fleet: shared('scenarios.json'),
      requestsOf: ({ requests: name }) => shared(name!),
    });
    expect(folders).toHaveLength(11);
    const day = dayOf(folders.find(({ name }) => name === 'irs200')!);
    expect([day.bookings.length, day.world.vehicles.length]).toEqual([200, 9]);
    // The table's own direct times, which FleetPy drove by: ours are rounded up to whole seconds.
    for (const line of readFileSync(join(SHARED, 'requests_200.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1, 40)) {
      const [, , , , origin, destination, , direct] = line.split(',');
      const at = (id: string | undefined): never => day.stops.findIndex((stop) => stop.id === id) as never;
      const seconds = day.world.travel[0]!.between(at(origin), at(destination), 0);
      expect(Math.abs(seconds - Number(direct))).toBeLessThanOrEqual(1);
    }
  },
);
