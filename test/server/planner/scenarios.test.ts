import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type {
  ScenarioMap,
  ScenarioSummary,
  ScenarioVerdict,
  ScenarioView,
} from '../../../server/contract/planner-scenario.js';
import type { Problem } from '../../../server/contract/problem.js';
import { testServer, type Caller, type TestServer } from '../../scene/server.js';

let server: TestServer;
let planner: Caller;

beforeAll(async () => {
  server = await testServer();
  planner = await server.as('planner');
});
afterAll(async () => {
  await server.stop();
  expect(server.misshapen).toEqual([]);
});

const SCENARIOS = '/api/planner/scenarios';

async function copied(title: string, from = 'tiny'): Promise<ScenarioView> {
  const { status, body } = await planner.call('POST', SCENARIOS, { from, title });
  expect(status).toBe(201);
  return body as ScenarioView;
}

const textIn = ({ files }: Pick<ScenarioView, 'files'>, name: string): string =>
  files.find((file) => file.name === name)!.text!;

describe('the list of scenarios', () => {
  test('shows the service that runs, what is installed, and own copies', async () => {
    const { id } = await copied('2台にする案');
    const { body } = await planner.call('GET', SCENARIOS);
    const { items } = body as { items: ScenarioSummary[] };
    expect(items[0]).toMatchObject({ id: 'town', kind: 'installed', served: true, version: 0 });
    expect(items.find((item) => item.id === 'mitoyo')).toMatchObject({
      kind: 'installed',
      served: false,
      name: { ja: '三豊市 定額乗り放題' },
      vehicles: 7,
      stops: 170,
    });
    expect(items.find((item) => item.id === id)).toMatchObject({
      kind: 'own',
      title: '2台にする案',
      basedOn: { id: 'tiny', version: 0 },
      version: 1,
      editedBy: `planner:${planner.id}`,
    });
  });

  test('shows the service that runs as it has been edited meanwhile', async () => {
    const desk = await server.as('operator');
    const { body } = await desk.call('GET', '/api/parts/fleet');
    const { version, content } = body as { version: number; content: { vehicles: object[] } };
    const vehicles = [...content.vehicles, { ...content.vehicles[1], id: 'second-car' }];
    const edit = { version, content: { ...content, vehicles }, reason: 'a second car' };
    expect((await desk.call('PUT', '/api/parts/fleet', edit)).status).toBe(200);
    const view = (await planner.call('GET', `${SCENARIOS}/town`)).body as ScenarioView;
    expect(view.vehicles).toBe(3);
    expect(textIn(view, 'fleet.yaml')).toContain('# the wheelchair place folds into two seats');
  });
});

describe('an own copy', () => {
  test('is edited by forms: one value changes, comments stay', async () => {
    const { id, parts, files } = await copied('長く待つ案');
    const service = {
      ...parts.service,
      policy: { ...(parts.service!['policy'] as object), max_wait: '25 min' },
    };
    const { status, body } = await planner.call('PATCH', `${SCENARIOS}/${id}`, {
      version: 1,
      parts: { service },
    });
    expect(status).toBe(200);
    const edited = body as ScenarioView;
    expect(edited.version).toBe(2);
    expect(textIn(edited, 'service.yaml').replaceAll('[ 8:00-12:00 ]', '[8:00-12:00]')).toBe(
      textIn({ files }, 'service.yaml').replace('max_wait: 15 min', 'max_wait: 25 min'),
    );
  });

  test('has stops added, moved and removed', async () => {
    const { id, parts } = await copied('停留所を変える案', 'hanamidani');
    const [first, second, third, ...rest] = parts.stops!;
    const moved = { ...second!, lon: third!['lon']!, lat: third!['lat']! };
    const added = { ...third!, id: 'new', name: '新しい停留所', kana: 'あたらしいていりゅうじょ' };
    const stops = [first!, moved, third!, ...rest, added];
    const kept = await planner.call('PATCH', `${SCENARIOS}/${id}`, { version: 1, parts: { stops } });
    expect((kept.body as ScenarioView).stops).toBe(parts.stops!.length + 1);
    const without = stops.slice(1);
    const refused = await planner.call('PATCH', `${SCENARIOS}/${id}`, {
      version: 2,
      parts: { stops: without },
    });
    expect(refused.status).toBe(422);
    expect((refused.body as Problem).errors?.map(({ where }) => where.split(',')[0])).toContain('fleet.yaml');
  });

  test('is edited as text, and other files go with it', async () => {
    const { id } = await copied('区域の案');
    const zones = '{"type":"FeatureCollection","features":[]}';
    const edit = { version: 1, title: '区域を描いた案', files: { 'zones.geojson': zones } };
    const { body } = await planner.call('PATCH', `${SCENARIOS}/${id}`, edit);
    expect(body).toMatchObject({ title: '区域を描いた案', version: 2 });
    const older = await planner.call('GET', `${SCENARIOS}/${id}?version=1`);
    expect((older.body as ScenarioView).files.map(({ name }) => name)).not.toContain('zones.geojson');
  });

  test('takes the folders of a scenario with it: a timetable stands in one', async () => {
    const { id, files } = await copied('列車を待つ案', 'yamagata-feeder');
    expect(files.map(({ name }) => name)).toContain('timetable/stops.txt');
    const { body } = await planner.call('POST', `${SCENARIOS}/${id}/check`, {});
    expect(body).toMatchObject({ runnable: true });
  });

  test('keeps what it was if the edit could not be run, and every fault is told as noriai check tells it', async () => {
    const { id, files } = await copied('まちがい');
    const fleet = textIn({ files }, 'fleet.yaml').replace('start: station', 'start: airport');
    const stops = textIn({ files }, 'stops.csv').replace('138.6445', 'east');
    const draft = { files: { 'fleet.yaml': fleet, 'stops.csv': stops } };
    const verdict = (await planner.call('POST', `${SCENARIOS}/${id}/check`, draft)).body as ScenarioVerdict;
    expect(verdict.runnable).toBe(false);
    const at = (file: string): unknown => verdict.problems.find((problem) => problem.file === file)?.path;
    expect(at('fleet.yaml')).toEqual(['vehicles', 0, 'start']);
    expect(at('stops.csv')).toEqual([0, 'lon']);

    const folder = mkdtempSync(join(tmpdir(), 'noriai-check-'));
    try {
      for (const { name, text } of verdict.files) writeFileSync(join(folder, name), text!);
      const check = execFileSync('sh', ['-c', `node bin/noriai.mjs check ${folder} --json || true`]);
      const { problems } = JSON.parse(check.toString()) as { problems: object[] };
      expect(verdict.problems.map(({ path: _, ...problem }) => problem)).toEqual(problems);
    } finally {
      rmSync(folder, { recursive: true });
    }

    const refused = await planner.call('PATCH', `${SCENARIOS}/${id}`, { version: 1, ...draft });
    expect(refused.status).toBe(422);
    expect((refused.body as Problem).errors).toEqual(
      verdict.problems.map(({ file, place, expected, found, remedy }) => ({
        where: `${file}, ${place}`,
        ...{ expected, found, remedy },
      })),
    );
    expect(((await planner.call('GET', `${SCENARIOS}/${id}`)).body as ScenarioView).version).toBe(1);
  });

  test('shows in a form what was written as text, and as text what was put into a form', async () => {
    const { id, files, parts } = await copied('両方');
    const text = textIn({ files }, 'fleet.yaml').replace('seats: 3', 'seats: 5');
    const scenario = { ...parts.scenario, date: '2026-11-25' };
    const { body } = await planner.call('POST', `${SCENARIOS}/${id}/check`, {
      files: { 'fleet.yaml': text },
      parts: { scenario },
    });
    const verdict = body as ScenarioVerdict;
    expect(verdict.runnable).toBe(true);
    expect(verdict.parts.fleet).toEqual(parse(text));
    expect(textIn(verdict, 'scenario.yaml')).toContain('date: 2026-11-25');
  });

  test('is edited by one planner at a time: who edits an old version is told', async () => {
    const { id } = await copied('二人で');
    const rename = (title: string): Promise<{ status: number }> =>
      planner.call('PATCH', `${SCENARIOS}/${id}`, { version: 1, title });
    const statuses = (await Promise.all([rename('一人目'), rename('二人目')])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  test('cannot hold more files than are kept, and who tries is not told that somebody else was quicker', async () => {
    const { id } = await copied('大きすぎる案');
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`notes-${i}.md`, 'x']));
    const { status, body } = await planner.call('PATCH', `${SCENARIOS}/${id}`, { version: 1, files });
    expect([status, (body as Problem).code]).toEqual([413, 'body-too-large']);
    expect(((await planner.call('GET', `${SCENARIOS}/${id}`)).body as ScenarioView).version).toBe(1);
  });

  test('is thrown away, and its files with it, but for those that others have', async () => {
    const [one, other] = [await copied('捨てる案'), await copied('残す案')];
    const files = { 'notes.md': 'only in one of them' };
    await planner.call('PATCH', `${SCENARIOS}/${one.id}`, { version: 1, files });
    const rows = (): Promise<unknown[]> =>
      server.gate.store.db.selectFrom('planner_file').select('hash').execute();
    const before = (await rows()).length;
    expect((await planner.call('DELETE', `${SCENARIOS}/${one.id}`)).status).toBe(204);
    expect(await rows()).toHaveLength(before - 1);
    expect((await planner.call('GET', `${SCENARIOS}/${one.id}`)).status).toBe(404);
    expect((await planner.call('GET', `${SCENARIOS}/${other.id}`)).status).toBe(200);
  });
});

describe('what planners send', () => {
  test('cannot change what is installed', async () => {
    const { status } = await planner.call('PATCH', `${SCENARIOS}/tiny`, { version: 1, title: '別の名前' });
    expect(status).toBe(409);
    expect((await planner.call('DELETE', `${SCENARIOS}/tiny`)).status).toBe(409);
  });

  test.each(['../other.csv', '/a.csv', 'a/b/c.csv', 'a/../b.csv', '.a/b.csv', '.env', 'run.mjs', 'C:x.csv'])(
    'cannot write a file called %s',
    async (name) => {
      const { id } = await copied('名前');
      const files = JSON.parse(`{${JSON.stringify(name)}:"x"}`) as object;
      const { status, body } = await planner.call('POST', `${SCENARIOS}/${id}/check`, { files });
      expect(status).toBe(422);
      expect((body as Problem).code).toBe('invalid-request');
    },
  );

  test.each([
    ['demand.yaml', 'source: { kind: bookings, file: ../../../../etc/passwd }\n'],
    ['demand.yaml', 'source: { kind: bookings, file: "/etc/passwd" }\n'],
    ['roads.yaml', 'source: { kind: files, files: ["..\\x2fsecret"] }\n'],
    ['roads.yaml', 'x: &up ../secret.csv\nsource: { kind: matrix, file: *up }\n'],
  ])('cannot open what lies beside a scenario: %s, %s', async (name, text) => {
    const { id } = await copied('外');
    const { body } = await planner.call('POST', `${SCENARIOS}/${id}/check`, { files: { [name]: text } });
    const { runnable, problems } = body as ScenarioVerdict;
    expect(runnable).toBe(false);
    expect(problems.map(({ found }) => found)).toEqual(['a path that leads out of it']);
    expect(JSON.stringify(body)).not.toContain('root:');
  });

  test.each(['{a: ', '[', '- ', '? '])(
    'cannot hold up anybody by a text of %s without end',
    async (opening) => {
      const { id } = await copied('かっこ');
      const files = { 'service.yaml': opening.repeat(20_000) };
      const { status, body } = await planner.call('POST', `${SCENARIOS}/${id}/check`, { files });
      expect(status).toBe(422);
      expect((body as Problem).errors?.[0]?.where).toBe('body.files.service.yaml');
    },
  );
});

describe('to take away', () => {
  test('there is a map with places and roads', async () => {
    const { body } = await planner.call('GET', `${SCENARIOS}/hanamidani/map`);
    const { places, roads } = body as ScenarioMap;
    expect(places[0]).toMatchObject({ id: 'station', name: '花見谷駅', lon: 137.74525, lat: 36.05221 });
    expect(roads.features.length).toBeGreaterThan(3);
  });

  test('there is the folder as a zip archive, the same bytes each time, that another program unpacks', async () => {
    const fetched = async (): Promise<Buffer> => {
      const response = await fetch(`${server.url}${SCENARIOS}/tiny/zip`, { headers: planner.headers });
      expect(response.headers.get('content-type')).toBe('application/zip');
      return Buffer.from(await response.arrayBuffer());
    };
    const archive = await fetched();
    expect((await fetched()).equals(archive)).toBe(true);
    const folder = mkdtempSync(join(tmpdir(), 'noriai-zip-'));
    try {
      writeFileSync(join(folder, 'tiny.zip'), archive);
      const unpack =
        'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])';
      execFileSync('python3', ['-c', unpack, join(folder, 'tiny.zip'), folder]);
      for (const name of ['fleet.yaml', 'stops.csv', 'SOURCES.md']) {
        expect(readFileSync(join(folder, 'tiny', name), 'utf8')).toBe(
          readFileSync(`scenarios/tiny/${name}`, 'utf8'),
        );
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('there are the schemas of the files, with their defaults', async () => {
    const { body } = await planner.call('GET', '/api/planner/schemas');
    expect(Object.keys(body as object).sort()).toEqual(['demand', 'fleet', 'roads', 'scenario', 'service']);
  });
});
