import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePages } from '../../../server/api/serve-pages.js';

const HTML = '<!doctype html><title>page</title>';
const SCRIPT = 'console.log("page");';

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'noriai-pages-'));
  mkdirSync(join(folder, 'assets'));
  for (const [name, text] of [
    ['index.html', HTML],
    ['assets/page-1a2b.js', SCRIPT],
  ] as const) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  }
  writeFileSync(join(folder, 'worker.js'), SCRIPT);
  const app = express();
  app.use(servePages(folder));
  app.use((_request, response) => {
    response.status(404).send('nothing here');
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Asked without the help of fetch, which would unpack the answer. */
async function asked(
  path: string,
  codings: string,
  more: Record<string, string> = {},
): Promise<{ readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer }> {
  const { port } = server.address() as AddressInfo;
  const sent = request({
    port,
    host: '127.0.0.1',
    path,
    headers: { 'accept-encoding': codings, ...more },
  }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return { status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) };
}

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['identity', undefined, (bytes: Buffer) => bytes],
] as const)('who reads "%s" is sent the smallest form of it', async (codings, coding, unpacked) => {
  const { headers, body } = await asked('/', codings);
  expect(headers['content-encoding']).toBe(coding);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers.vary).toMatch(/accept-encoding/i);
  expect(unpacked(body).toString()).toBe(HTML);
});

test('what has a name of its own for each content is kept for a year, and nothing else is kept unasked', async () => {
  const asset = await asked('/assets/page-1a2b.js', 'br');
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect((await asked('/', 'br')).headers['cache-control']).toBe('no-cache');
  expect((await asked('/worker.js', 'br')).headers['cache-control']).toBe('no-cache');
});

test('a page that has not changed is not sent again', async () => {
  const first = await asked('/', 'br');
  const second = await asked('/', 'br', { 'if-none-match': first.headers.etag! });
  expect(second.status).toBe(304);
  expect(second.body).toHaveLength(0);
});

test('what has no compressed form is sent as it is, and what is not there is left to others', async () => {
  const plain = await asked('/worker.js', 'br');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(SCRIPT);
  const missing = await asked('/assets/page-old.js', 'br');
  expect(missing.status).toBe(404);
  expect(missing.headers['cache-control']).toBeUndefined();
  expect(missing.headers['content-encoding']).toBeUndefined();
});
