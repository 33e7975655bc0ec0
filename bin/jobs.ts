import { Command } from 'commander';
import { jsonText } from '../sim/compare/json-text.js';
import { openQueue } from '../sim/queue/open-queue.js';
import { standingOf, type Standing } from '../sim/queue/standing.js';
import { queueAddress } from './queue-address.js';

const EXAMPLES = `
Example:
  DATABASE_URL=postgres://noriai@db.example.jp/noriai noriai jobs

A line for each program (version, code, Node) that has asked for runs or works on them; * is this one.`;

/** `noriai jobs`: how far the runs are that were asked for with --queue. */
export function jobsCommand(): Command {
  return new Command('jobs')
    .description('show how far the runs are that were asked for with --queue')
    .option('--json', 'print it as JSON')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run({ json }: { readonly json?: true }): Promise<void> {
  const queue = await openQueue(queueAddress(process.env['DATABASE_URL']), 'noriai-jobs');
  try {
    const standings = await standingOf(queue);
    process.stdout.write(json ? jsonText(standings) : table(standings, queue.program));
  } finally {
    await queue.close();
  }
}

const COLUMNS = ['workers', 'waiting', 'running', 'done', 'failed'] as const;

function table(standings: readonly Standing[], own: string): string {
  const rows = standings.map((one) => [
    `${one.program === own ? '*' : ' '} ${one.program}`,
    ...COLUMNS.map((column) => String(one[column])),
  ]);
  const cells = [['  program', ...COLUMNS], ...rows];
  const widths = cells[0]!.map((_, c) => Math.max(...cells.map((row) => row[c]!.length)));
  return cells
    .map((row) =>
      row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  '),
    )
    .join('\n')
    .concat('\n');
}
