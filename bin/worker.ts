import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { openQueue } from '../sim/queue/open-queue.js';
import { thisProgram } from '../sim/queue/program.js';
import { workerSession } from '../sim/queue/standing.js';
import { workForQueue } from '../sim/queue/work-for-queue.js';
import { queueAddress } from './queue-address.js';
import { USUAL_WORKERS, wholeNumber } from './run-options.js';

const EXAMPLES = `
Examples:
  DATABASE_URL=postgres://noriai@db.example.jp/noriai noriai worker
  DATABASE_URL=postgres://noriai@db.example.jp/noriai noriai sweep scenarios/hanamidani --vary fleet.size=2..6 --queue

Start it on as many machines as there are; none needs the scenario or a shared disk. A worker may be killed at any time:
10 s later another does what it left. Ctrl-C or SIGTERM ends it after the runs at hand, a second time at once.
docs/compare.md says more.`;

/** `noriai worker`: does the runs that others ask for with --queue. */
export function workerCommand(): Command {
  return new Command('worker')
    .description('do the runs that noriai compare, sweep and size ask for with --queue')
    .option('--workers <n>', 'worker threads', wholeNumber(1), USUAL_WORKERS)
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run({ workers: threads }: { readonly workers: number }): Promise<void> {
  const id = randomBytes(4).toString('hex');
  const queue = await openQueue(queueAddress(process.env['DATABASE_URL']), workerSession(thisProgram(), id));
  const end = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (end.signal.aborted) process.exit(1);
      tell('ending after the runs at hand');
      end.abort();
    });
  }
  tell(`worker ${id} of program ${queue.program} waits for runs; threads: ${threads}`);
  try {
    await workForQueue(queue, { threads, tell, until: end.signal });
  } finally {
    await queue.close();
  }
}

function tell(line: string): void {
  console.error(line);
}
