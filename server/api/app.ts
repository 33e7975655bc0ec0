import { existsSync } from 'node:fs';
import express, { type Express, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import { sameText } from '../auth/secrets.js';
import { Refused, type ProblemCode } from '../contract/problem.js';
import { PROBLEM_WORDS } from '../contract/problem-words.js';
import type { Logger } from '../log.js';
import type { Metrics } from './metrics.js';
import { passOn } from './pass-on.js';
import { servePages } from './serve-pages.js';
import { begin, problemHandler } from './router.js';

/** Whether the process can do its work, and if not, what is missing. */
export interface Readiness {
  readonly store: 'reachable' | 'unavailable';
  /** Where the engine runs. */
  readonly engine: 'here' | 'elsewhere' | 'nowhere';
  readonly clock: 'sane' | 'stepped-back';
}

/** Who answers the API at this moment. */
export type Standing =
  | { readonly kind: 'holder'; readonly api: Router }
  /** `url` of the process that does; undefined while nobody does. */
  | { readonly kind: 'standby'; readonly url: string | undefined }
  | { readonly kind: 'stopping' };

export interface AppSettings {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly secret: Uint8Array;
  /** Lets a scraper read /metrics from elsewhere; without it only this machine may. */
  readonly metricsToken: string | undefined;
  /** Proxies in front of us whose word on the sender's address counts. */
  readonly trustedProxies: number;
  /** Folder with the built pages, if there are any. */
  readonly pages: string | undefined;
  /** @throws StoreUnavailable where it takes the store to know who does */
  readonly standing: () => Promise<Standing>;
  readonly readiness: () => Promise<Readiness>;
}

/** One server process as HTTP sees it: health, figures, pages, and the API here or at the holder of the lease. */
export function createApp(settings: AppSettings): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', settings.trustedProxies);
  app.use(helmet({ contentSecurityPolicy: { directives: STRICT }, strictTransportSecurity: false }));
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const readiness = await settings.readiness();
    const ready = readiness.store === 'reachable' && readiness.engine !== 'nowhere';
    response.status(ready && readiness.clock === 'sane' ? 200 : 503).json(readiness);
  });
  app.get('/metrics', async (request, response) => {
    await figures(settings, request, response);
  });
  app.use('/api', begin, async (request, response, next) => {
    const standing = await settings.standing();
    if (standing.kind === 'holder') {
      // The routes know their whole paths.
      request.url = request.originalUrl;
      standing.api(request, response, next);
    } else if (standing.kind === 'stopping') throw refusal('stopping');
    else if (standing.url === undefined) throw refusal('not-the-holder');
    else await passOn(settings.secret, standing.url, request, response);
  });
  if (settings.pages !== undefined && existsSync(settings.pages)) app.use(servePages(settings.pages));
  app.use(begin, () => {
    throw refusal('not-found');
  });
  app.use(problemHandler(settings.log));
  return app;
}

/** Nothing from elsewhere, nothing inline; workers and pictures of the map from ourselves. */
const STRICT = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  workerSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
  // A service without TLS in front (npm start) must stay usable; with TLS the proxy redirects.
  upgradeInsecureRequests: null,
};

async function figures(settings: AppSettings, request: Request, response: Response): Promise<void> {
  const local = isLocal(request.socket.remoteAddress) && request.get('x-forwarded-for') === undefined;
  const token = settings.metricsToken;
  const shown = token !== undefined && sameText(request.get('authorization') ?? '', `Bearer ${token}`);
  if (!local && !shown) throw refusal('not-found');
  response.type(settings.metrics.mediaType).send(await settings.metrics.text());
}

const isLocal = (address: string | undefined): boolean =>
  address === '::1' || /^(::ffff:)?127\./.test(address ?? '');

const refusal = (code: ProblemCode): Refused => new Refused(code, PROBLEM_WORDS[code].detail);
