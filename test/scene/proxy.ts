import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A wire between a program and its database that can be cut, and mended again. */
export interface Wire {
  /** The same database, through the wire. */
  readonly url: string;
  /** Breaks every connection and refuses new ones. */
  cut(): void;
  /** Lets nothing through any more, and says nothing: as when a machine is switched off. */
  freeze(): void;
  /** Breaks every connection as soon as the database has been sent these words, so that its answer is lost. */
  cutAfter(words: string): void;
  mend(): void;
  close(): Promise<void>;
}

/** A wire to the PostgreSQL at `url`, which names a socket in a folder (`?host=…`). */
export async function wireTo(url: string): Promise<Wire> {
  const far = new URL(url);
  const socket = `${far.searchParams.get('host')!}/.s.PGSQL.5432`;
  const ends = new Set<Socket>();
  let state: 'whole' | 'cut' | 'frozen' = 'whole';
  let fatal: string | undefined;
  const breakAll = (): void => {
    for (const end of ends) end.destroy();
  };
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy();
    const there = connect(socket);
    for (const end of [near, there]) {
      ends.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        ends.delete(end);
        near.destroy();
        // What was sent arrives; only the answer is lost.
        there.end();
      });
    }
    near.on('data', (bytes) => {
      if (state === 'frozen') return;
      there.write(bytes);
      if (fatal !== undefined && bytes.includes(fatal)) {
        state = 'cut';
        near.destroy();
      }
    });
    there.on('data', (bytes) => {
      if (state === 'whole') near.write(bytes);
    });
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `postgres://postgres@127.0.0.1:${port}${far.pathname}`,
    cut() {
      state = 'cut';
      breakAll();
    },
    freeze() {
      state = 'frozen';
    },
    cutAfter(words) {
      fatal = words;
    },
    mend() {
      // What was frozen stays lost: those connections have missed bytes.
      if (state === 'frozen') breakAll();
      state = 'whole';
      fatal = undefined;
    },
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
