import { createHmac } from 'node:crypto';
import { request as send, type IncomingMessage } from 'node:http';
import { request as sendEncrypted } from 'node:https';
import type { Request, Response } from 'express';
import { sameText } from '../auth/secrets.js';
import { Refused } from '../contract/problem.js';
import { PROBLEM_WORDS } from '../contract/problem-words.js';

/** Where a request that another process passed on to us came from. Only processes that know the secret can say so. */
export interface Origin {
  readonly address: string;
  readonly encrypted: boolean;
}

const HEADER = 'x-noriai-origin';

/** How long the holder may take before the other process gives up on it. */
const PATIENCE_MS = 10_000;

/** Headers that belong to one connection and are not passed on. */
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', HEADER]);

/**
 * Hands a request to the process that runs the engine, and its answer back. `url` is the holder's.
 * @throws Refused `not-the-holder` if it does not answer, or if we were handed this request ourselves: then nobody
 * knows yet who runs the engine
 */
export function passOn(secret: Uint8Array, url: string, request: Request, response: Response): Promise<void> {
  if (request.get(HEADER) !== undefined) throw handingOver();
  const target = new URL(request.originalUrl, url);
  const own: Origin = { address: request.ip ?? '', encrypted: request.secure };
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !OF_CONNECTION.has(name)),
  );
  return new Promise((resolve, reject) => {
    const onward = (target.protocol === 'https:' ? sendEncrypted : send)(
      target,
      {
        method: request.method,
        headers: { ...headers, [HEADER]: signed(secret, own) },
        timeout: PATIENCE_MS,
      },
      (answer: IncomingMessage) => {
        response.writeHead(
          answer.statusCode ?? 502,
          Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !OF_CONNECTION.has(name))),
        );
        answer.pipe(response);
        answer.once('error', () => response.destroy());
        response.once('close', resolve);
      },
    );
    onward.once('timeout', () => onward.destroy(new Error('the holder takes too long')));
    onward.once('error', () => {
      if (response.headersSent) response.destroy();
      else reject(handingOver());
    });
    request.once('error', () => onward.destroy());
    request.pipe(onward);
  });
}

/** Where the request came from before it was passed on; undefined if it came by itself, or the claim is not ours. */
export function passedOnFrom(secret: Uint8Array, header: string | undefined): Origin | undefined {
  const claim = header?.slice(0, header.lastIndexOf('.'));
  if (header === undefined || claim === undefined || !sameText(header, `${claim}.${mark(secret, claim)}`)) {
    return undefined;
  }
  return JSON.parse(Buffer.from(claim, 'base64url').toString('utf8')) as Origin;
}

/** Name of the header in which a request that is passed on says where it came from. */
export const ORIGIN_HEADER = HEADER;

function signed(secret: Uint8Array, origin: Origin): string {
  const claim = Buffer.from(JSON.stringify(origin)).toString('base64url');
  return `${claim}.${mark(secret, claim)}`;
}

const mark = (secret: Uint8Array, claim: string): string =>
  createHmac('sha256', secret).update(`origin ${claim}`).digest('base64url');

const handingOver = (): Refused => new Refused('not-the-holder', PROBLEM_WORDS['not-the-holder'].detail);
