import type { Problem } from '../../server/contract/problem.js';

/** The service said no; `problem.detail` is a sentence for the reader, in the language asked for. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The line is down, or the service is. What was asked may be asked again. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** What a page may ask of the service. Answers have the shapes of server/contract. */
export interface Api {
  get<T>(path: string): Promise<T>;
  /** A write. Sent again with the same key while the line drops, so that it is done once however often it is sent. */
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
}

export interface ApiSettings {
  readonly language: () => 'ja' | 'en';
  /** Of the present session; null if nobody is signed in. */
  readonly csrf: () => string | null;
  readonly fetch?: typeof fetch;
  readonly newKey?: () => string;
}

/** How often a write is sent before the page gives up, and how long it waits between, ms. */
const TRIES = 3;
const PAUSE_MS = 700;

export function openApi({ language, csrf, fetch: ask = fetch, newKey = randomKey }: ApiSettings): Api {
  const headers = (): Record<string, string> => ({
    accept: 'application/json',
    'accept-language': language(),
  });
  return {
    get: (path) => once(ask, path, { headers: headers() }),
    async send<T>(method: string, path: string, body?: unknown): Promise<T> {
      const token = csrf();
      const request: RequestInit = {
        method,
        headers: {
          ...headers(),
          'idempotency-key': newKey(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === null ? {} : { 'x-csrf-token': token }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      };
      for (let tried = 1; ; tried++) {
        try {
          return await once<T>(ask, path, request);
        } catch (cause) {
          if (!(cause instanceof Unreachable) || tried === TRIES) throw cause;
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tried));
        }
      }
    },
  };
}

/** Status of an answer that holds nothing. */
const NO_CONTENT = 204;
/** From here on it is the service that cannot, not the request that may not. */
const UNAVAILABLE = 502;

async function once<T>(ask: typeof fetch, path: string, request: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await ask(path, { credentials: 'same-origin', ...request });
  } catch {
    throw new Unreachable(path);
  }
  if (answer.ok) return (answer.status === NO_CONTENT ? undefined : await answer.json()) as T;
  const problem = (await answer.json().catch(() => undefined)) as Problem | undefined;
  if (problem === undefined || answer.status >= UNAVAILABLE) throw new Unreachable(problem?.code ?? path);
  throw new Refusal(problem);
}

/** `crypto.randomUUID` is missing where a page is not served over TLS; old phones lack it too. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
