import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** A folder being served, to this machine only. */
export interface Serving {
  readonly port: number;
  readonly server: Server;
}

/** Ports tried one after the other before the system may choose one. */
const TRIES = 10;
/** This machine and nobody else: a result may tell of real people. */
const HOST = '127.0.0.1';

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

/**
 * Serves the files that lie in a folder, and nothing else; `/` is the start page. Takes the wanted port, or the next
 * one that is free.
 */
export async function serveFolder(folder: string, startPage: string, wanted: number): Promise<Serving> {
  const server = createServer((request, response) => {
    answer(folder, startPage, request, response);
  });
  for (let i = 0; i <= TRIES; i++) {
    if (await listens(server, i === TRIES ? 0 : wanted + i)) {
      return { port: (server.address() as AddressInfo).port, server };
    }
  }
  throw new Error('the system has no free port');
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const taken = (cause: NodeJS.ErrnoException): void => {
      if (cause.code === 'EADDRINUSE' || cause.code === 'EACCES') resolve(false);
      else reject(cause);
    };
    server.once('error', taken);
    server.listen(port, HOST, () => {
      server.off('error', taken);
      resolve(true);
    });
  });
}

function answer(folder: string, startPage: string, request: IncomingMessage, response: ServerResponse): void {
  const plain = (status: number, text: string): void => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    plain(405, 'この報告は読むだけです / this report can only be read');
    return;
  }
  const asked = (request.url ?? '/').split('?')[0]!.slice(1);
  const name = asked === '' ? startPage : asked;
  // Only names that the folder lists are served, so no path can lead out of it.
  const served = readdirSync(folder).includes(name) && statSync(join(folder, name)).isFile();
  if (!served) {
    plain(404, `${name}: この報告にはありません / not part of this report`);
    return;
  }
  response
    .writeHead(200, {
      'content-type': KINDS[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
    })
    .end(request.method === 'HEAD' ? undefined : readFileSync(join(folder, name)));
}
