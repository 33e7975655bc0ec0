/**
 * Keeps the page that registered it on the device, so that it opens without a line: the newest page where there is one,
 * or else the page as it was last loaded. What the API answers is never kept here. The rider's page lies above all others:
 * those are none of its business.
 */

// What a worker has beside what a window has; the library of the pages knows only windows.
interface Lasting extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Asking extends Lasting {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}
interface KeepingWorker {
  readonly registration: { readonly scope: string };
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly addEventListener: ((kind: 'install' | 'activate', call: (event: Lasting) => void) => void) &
    ((kind: 'fetch', call: (event: Asking) => void) => void);
}
const worker = self as unknown as KeepingWorker;

/** As in "/" or "/driver/". */
const PAGE = `${new URL(worker.registration.scope).pathname}/`.replace('//', '/');
const CACHE = `noriai ${PAGE}`;
/** A line that gives no answer for so long is none, ms. */
const PATIENCE_MS = 3000;

worker.addEventListener('install', (event) => {
  event.waitUntil(freshPage().then(() => worker.skipWaiting()));
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (pathname !== PAGE && `${pathname}/` !== PAGE) return;
    const fresh = freshPage();
    event.waitUntil(fresh.catch(() => undefined));
    event.respondWith(inTime(fresh));
  } else if (!pathname.startsWith('/api/') && !pathname.startsWith('/socket.io/')) {
    event.respondWith(keptOrFetched(request));
  }
});

/** The page from the service; it and all it needs are kept before it counts. */
async function freshPage(): Promise<Response> {
  const answer = await fetch(PAGE, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`the page answers ${answer.status}`);
  const html = await answer.clone().text();
  const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path!);
  const cache = await caches.open(CACHE);
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll(parts.filter((part) => !known.has(part)));
  await cache.put(PAGE, answer.clone());
  for (const path of known) if (path !== PAGE && !parts.includes(path)) await cache.delete(path);
  return answer;
}

async function inTime(fresh: Promise<Response>): Promise<Response> {
  const kept = (await caches.open(CACHE)).match(PAGE);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const first = await Promise.race([fresh, late]).catch(() => undefined);
  return first ?? (await kept) ?? fresh;
}

const keptOrFetched = async (request: Request): Promise<Response> =>
  (await (await caches.open(CACHE)).match(request)) ?? fetch(request);

// Nothing is given to anybody, but its names are its own.
export {};
