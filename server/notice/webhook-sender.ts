import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.js';
import { NotSent, type Sender } from './letter.js';

/** How long the receiver may take, ms. */
const PATIENCE = 10_000;

/** Replies that say "not now, and nothing was done" (RFC 9110, 15.6.4; RFC 6585, 4). */
const NOT_NOW: ReadonlySet<number> = new Set([429, 503]);

/** Failures of the network before anything was sent. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/**
 * Letters as signed HTTP requests, for gateways to SMS, LINE or voice: docs/notices.md says how to receive them. The
 * signature covers the time and the body, so that nobody can make a letter up or send an old one again.
 */
export function webhookSender(url: string, secret: string, clock: Clock): Sender {
  return {
    async send(letter) {
      const body = JSON.stringify(letter);
      const time = String(Math.floor(clock.now() / 1000));
      const status = await post(url, body, {
        'content-type': 'application/json',
        'x-noriai-delivery': letter.id,
        'x-noriai-time': time,
        'x-noriai-signature': `v1=${signature(secret, time, body)}`,
      });
      if (status >= 200 && status < 300) return;
      const because = `webhook-${status}`;
      if (NOT_NOW.has(status)) throw new NotSent(because, 'again');
      throw new NotSent(because, status >= 500 ? 'unsure' : 'never');
    },
    close: () => Promise.resolve(),
  };
}

/** HMAC-SHA-256 over "time.body" in hexadecimal. */
export function signature(secret: string, time: string, body: string): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<number> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    // Where a redirection leads to was not agreed on.
    const reply = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
    await reply.body?.cancel();
    return reply.status;
  } catch (cause) {
    const code = ((cause as Error).cause as { code?: string } | undefined)?.code ?? (cause as Error).name;
    const outlook = BEFORE_SENDING.test(code) ? 'again' : 'unsure';
    throw new NotSent(`webhook-${code}`.toLowerCase(), outlook, { cause });
  }
}
