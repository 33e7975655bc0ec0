import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder, type Serving } from '../../bin/serve-folder.js';

const home = mkdtempSync(join(tmpdir(), 'noriai-serve-'));
const folder = join(home, 'result');
let serving: Serving;

beforeAll(async () => {
  mkdirSync(join(folder, 'seed-1'), { recursive: true });
  writeFileSync(join(folder, 'report.html'), '<p>報告</p>');
  writeFileSync(join(folder, 'wishes.csv'), 'wish_id\r\n');
  writeFileSync(join(home, 'secret.txt'), 'not for you');
  serving = await serveFolder(folder, 'report.html', 0);
});
afterAll(() => {
  serving.server.close();
  rmSync(home, { recursive: true });
});

const at = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${serving.port}${path}`);

test('the start page and the files of the folder are served, each as what it is', async () => {
  const start = await at('/?lang=en');
  expect([start.status, start.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await start.text()).toContain('報告');
  expect((await at('/wishes.csv')).headers.get('content-type')).toContain('text/csv');
});

test('nothing else is: no folder, no other folder, nothing that is not there', async () => {
  for (const path of [
    '/seed-1',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/nothing',
    '//',
  ]) {
    expect((await at(path)).status, path).toBe(404);
  }
});

test('nothing can be written', async () => {
  const answer = await fetch(`http://127.0.0.1:${serving.port}/report.html`, { method: 'PUT', body: 'x' });
  expect(answer.status).toBe(405);
});

test('a taken port is left alone, and the next one taken', async () => {
  const other = await serveFolder(folder, 'report.html', serving.port);
  expect(other.port).toBeGreaterThan(serving.port);
  other.server.close();
});
