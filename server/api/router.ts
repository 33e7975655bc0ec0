import { randomUUID } from 'node:crypto';
import express, {
  Router,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { Refused } from '../contract/problem.js';
import { PROBLEM_WORDS } from '../contract/problem-words.js';
import type { Limits } from './limits.js';
import { ORIGIN_HEADER, passedOnFrom } from './pass-on.js';
import { perform, type Performing, type RawRequest } from './perform.js';
import { languageOf, problemOf, PROBLEM_TYPE, refusedBy } from './problem-details.js';
import { Reply, type Route } from './route.js';
import type { Services } from './services.js';

/** The largest body. */
const BODY_LIMIT = '100kb';

/** What the router needs beside the services. */
export interface Serving {
  readonly limits: Limits;
  /** Looks at every answer before it is sent; tests compare it with its schema. */
  readonly judge?: (route: Route, answer: unknown) => void;
}

/**
 * All routes of the API, and problem details for everything else below /api: unknown addresses, other methods, bodies
 * that cannot be read, faults of ours.
 */
export function apiRouter(services: Services, routes: readonly Route[], serving: Serving): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const performing: Performing = { ...services, limits: serving.limits, underway: new Map() };
  router.use(begin);
  const json = express.json({ limit: BODY_LIMIT });
  for (const [path, alternatives] of byPath(routes)) {
    const here = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const route of alternatives) {
      const reading = route.body === undefined ? [] : [jsonOnly, json];
      here[route.method](observed(services, route), ...reading, async (request, response) => {
        const answer = await perform(performing, route, rawOf(services.gate.secret, request, response));
        serving.judge?.(route, answer instanceof Reply ? answer.body : answer);
        send(response, route, answer);
      });
    }
    here.all((_request, response) => {
      response.set('allow', allowed(alternatives));
      throw new Refused('method-not-allowed', PROBLEM_WORDS['method-not-allowed'].detail);
    });
  }
  router.use(() => {
    throw new Refused('not-found', PROBLEM_WORDS['not-found'].detail);
  });
  router.use(problemHandler(services.log));
  return router;
}

/** Gives the request its name, under which the log knows it. */
export function begin(_request: Request, response: Response, next: NextFunction): void {
  response.locals['id'] = randomUUID();
  response.locals['begun'] = performance.now();
  response.set('x-request-id', String(response.locals['id']));
  response.set('cache-control', 'no-store');
  next();
}

/** The end of every request that went wrong. Faults of ours are logged whole, others not at all: they are answers. */
export function problemHandler(log: Services['log']) {
  return (cause: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(cause);
      return;
    }
    const refused = refusedBy(cause);
    const instance = String(response.locals['id'] ?? randomUUID());
    const problem = problemOf(refused, languageOf(request.headers['accept-language']), instance);
    if (refused.code === 'internal-error') log.error({ request: instance, err: cause }, 'a fault of ours');
    if (problem.retryAfter_s !== undefined) response.set('retry-after', String(problem.retryAfter_s));
    response.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  };
}

function byPath(routes: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>();
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  return paths;
}

const allowed = (routes: readonly Route[]): string =>
  routes.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])).join(', ');

function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  const sent = request.headers['content-type'];
  if (sent === undefined || request.is('json') === 'json') {
    next();
    return;
  }
  throw new Refused('wrong-media-type', PROBLEM_WORDS['wrong-media-type'].detail);
}

function rawOf(secret: Uint8Array, request: Request, response: Response): RawRequest {
  const header = (name: string): string | undefined => request.get(name);
  const origin = passedOnFrom(secret, header(ORIGIN_HEADER));
  return {
    method: request.method,
    address: request.originalUrl,
    parameters: { ...request.params },
    query: { ...request.query },
    body: request.body as unknown,
    idempotencyKey: header('idempotency-key'),
    language: languageOf(header('accept-language')),
    from: {
      // A sender without an address is counted alone.
      address: origin?.address ?? request.ip ?? String(response.locals['id']),
      cookie: header('cookie'),
      authorization: header('authorization'),
      csrf: header('x-csrf-token'),
      userAgent: header('user-agent'),
      encrypted: origin?.encrypted ?? request.secure,
    },
  };
}

function send(response: Response, { answer }: Route, given: unknown): void {
  const { body, headers } = given instanceof Reply ? given : new Reply(given, {});
  for (const [name, value] of Object.entries(headers)) {
    response.set(name, typeof value === 'string' ? value : [...value]);
  }
  response.status(answer.status);
  if (answer.status === 204 || answer.status === 303) response.end();
  else if ('file' in answer) response.type(answer.file).send(body);
  else response.json(body);
}

/** Counts the request under its route once it has been answered, however it ends. */
function observed({ metrics }: Services, { path, method }: Route): RequestHandler {
  return (_request, response, next) => {
    response.once('finish', () => {
      metrics.answered(
        path,
        method,
        response.statusCode,
        performance.now() - Number(response.locals['begun']),
      );
    });
    next();
  };
}
