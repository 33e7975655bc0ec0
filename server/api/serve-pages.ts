import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type Request, type Response } from 'express';

/** Compressed forms that lie beside a page (web/build.ts makes them), the smallest first. */
const FORMS = [
  { coding: 'br', ending: '.br' },
  { coding: 'gzip', ending: '.gz' },
] as const;

/** Below this folder a file's name changes with what is in it: it may be kept for a year. */
const LASTING = /[\\/]assets[\\/]/;
const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * The built pages of a folder, as small as the browser can read them. What has a lasting name is asked for once; anything
 * else is asked for each time, and answered with "not modified" where nothing has changed.
 */
export function servePages(folder: string): Router {
  const compressed = new Set(
    filesIn(folder).filter((path) => FORMS.some(({ ending }) => path.endsWith(ending))),
  );
  const router = Router();
  router.use((request, response, next) => {
    response.vary('accept-encoding');
    const path = request.path.endsWith('/') ? `${request.path}index.html` : request.path;
    const ending = formFor(request, (form) => compressed.has(path + form));
    if (ending !== undefined) request.url = path + ending;
    next();
  });
  router.use(express.static(folder, { setHeaders: describe }));
  return router;
}

function formFor(request: Request, exists: (ending: string) => boolean): string | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  return FORMS.find(({ coding, ending }) => request.acceptsEncodings(coding) !== false && exists(ending))
    ?.ending;
}

/** How long a file may be kept, and what a compressed one is. */
function describe(response: Response, path: string): void {
  const lasting = LASTING.test(path);
  response.set('cache-control', lasting ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache');
  const form = FORMS.find(({ ending }) => path.endsWith(ending));
  if (form === undefined) return;
  response.set('content-encoding', form.coding);
  response.type(path.slice(0, -form.ending.length).split('.').at(-1)!);
}

/** As a browser names them: "/assets/rider.js.br". */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'));
