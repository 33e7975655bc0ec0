import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

/** One address for several server processes, as a town has before them. */
export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** Leads every connection to the first of these addresses that takes it. */
export async function balancerFor(urls: readonly string[]): Promise<Balancer> {
  const open = new Set<{ destroy(): void }>();
  const server = createServer((near) => {
    const lead = (left: readonly string[]): void => {
      const [first, ...others] = left;
      if (first === undefined || near.destroyed) {
        near.destroy();
        return;
      }
      const far = connect(Number(new URL(first).port), '127.0.0.1');
      open.add(far);
      far.once('connect', () => {
        far.off('error', next);
        far.on('error', () => near.destroy());
        near.pipe(far);
        far.pipe(near);
      });
      const next = (): void => {
        lead(others);
      };
      far.once('error', next);
      far.once('close', () => {
        open.delete(far);
        if (far.bytesRead > 0 || others.length === 0) near.destroy();
      });
      near.once('close', () => far.destroy());
    };
    near.on('error', () => undefined);
    open.add(near);
    near.once('close', () => open.delete(near));
    lead(urls);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const end of open) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
