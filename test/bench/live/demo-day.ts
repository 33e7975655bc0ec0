import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attendDemo } from '../../../bin/demo.js';
import type { Instant } from '../../../server/clock.js';
import { openLog } from '../../../server/log.js';
import { startServer } from '../../../server/main.js';

// A day of the demonstration in a process of its own, with --expose-gc: demo-day.ts SPEED HOURS. Says after every
// quarter of the hours what the memory holds once all rubbish is gone, as JSON.
const BEGIN = Date.parse('2026-11-24T00:00:00+09:00') as Instant;
const HOUR_MS = 3_600_000;
const QUARTERS = 4;
const [speed = '', hours = ''] = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), 'noriai-bench-'));
const log = openLog('error');
const server = await startServer({
  folder: 'scenarios/mitoyo',
  place: { file: join(data, 'noriai.db') },
  secret: 'a secret of the bench, long enough to be one',
  port: 0,
  host: '127.0.0.1',
  faster: { speed: Number(speed), begin: BEGIN },
  log,
  attend: attendDemo(log),
});
const { operation } = server.engine()!.services;
for (let quarter = 1; quarter <= QUARTERS; quarter++) {
  const hour = (quarter * Number(hours)) / QUARTERS;
  await new Promise<void>((resolve) => operation.clock.wake((BEGIN + hour * HOUR_MS) as Instant, resolve));
  globalThis.gc!();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const { position, bookings } = operation.state;
  process.send!({
    hour,
    rss,
    heapUsed,
    cpu: (user + system) / 1e6,
    inputs: position,
    bookings: bookings.size,
  });
}
await server.stop();
rmSync(data, { recursive: true });
process.disconnect();
