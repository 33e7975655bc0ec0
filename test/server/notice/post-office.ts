import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Clock, Instant } from '../../../server/clock.js';

/** A clock that stands still until it is moved. */
export interface HandClock extends Clock {
  turn(minutes: number): void;
}

export function handClock(begin: Instant): HandClock {
  let now = begin as number;
  return {
    now: () => now as Instant,
    wake: () => () => undefined,
    turn(minutes) {
      now += minutes * 60_000;
    },
  };
}

/** A mail server of our own on a free port. `answer` says what becomes of the next mails. */
export interface MailServer {
  readonly url: string;
  readonly mails: string[];
  answer: 'takes' | 'refuses' | 'puts off' | 'takes and breaks off';
  close(): Promise<void>;
}

export async function mailServer(): Promise<MailServer> {
  const office: Omit<MailServer, 'url' | 'close'> = { mails: [], answer: 'takes' };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      const code = { refuses: 550, 'puts off': 451, takes: undefined, 'takes and breaks off': undefined }[
        office.answer
      ];
      done(code === undefined ? null : Object.assign(new Error('not now, not ever'), { responseCode: code }));
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        office.mails.push(Buffer.concat(parts).toString());
        if (office.answer === 'takes') done();
        else for (const socket of sockets) socket.destroy();
      });
    },
  });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket) => sockets.add(socket));
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(office, {
    url: `smtp://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  });
}

/**
 * A receiver of webhooks on a free port. Replies with `status`; if it is 0 it hangs up after hearing everything, if it is
 * -1 it says nothing.
 */
export interface HookServer {
  readonly url: string;
  readonly heard: { readonly headers: IncomingMessage['headers']; readonly body: string }[];
  status: number;
  afterHearing: () => void;
  close(): Promise<void>;
}

export async function hookServer(): Promise<HookServer> {
  const hook: Omit<HookServer, 'url' | 'close'> = { heard: [], status: 204, afterHearing: () => undefined };
  const server: Server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      hook.heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      if (hook.status === 0) request.socket.destroy();
      else if (hook.status > 0) reply.writeHead(hook.status).end();
      hook.afterHearing();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(hook, {
    url: `http://127.0.0.1:${port}/notices`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
