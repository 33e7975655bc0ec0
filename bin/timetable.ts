import { Command, InvalidArgumentError } from 'commander';
import { accountOf } from '../core/timetable/account.js';
import { accountText } from '../core/timetable/account-text.js';
import { openFeed } from '../scenarios/feed-files.js';
import { isDate } from '../scenarios/format/clock.js';
import { problemText } from '../scenarios/problem.js';

const EXAMPLES = `
Examples:
  noriai timetable gtfs-jp.zip
  noriai timetable gtfs/ --date 2026-11-24 --json

FEED is a folder or a .zip. Without --date the busiest day of the first two weeks is shown (docs/timetable.md).
Exit code: 0 the feed can be used (there may be warnings), 1 it has errors, 2 used wrongly.`;

/** `noriai timetable FEED`: what is in a GTFS or GTFS-JP feed, and all its problems. */
export function timetableCommand(): Command {
  return new Command('timetable')
    .description('read a GTFS or GTFS-JP feed: what is in it, and all its problems')
    .argument('<feed>', 'folder or .zip of the feed')
    .option('--date <date>', 'show what runs on this day', dateOf)
    .option('--json', 'print it as JSON')
    .addHelpText('after', EXAMPLES)
    .action((path: string, { date, json }: { date?: string; json?: true }) => {
      const { timetable, problems } = openFeed(path);
      const account = accountOf(timetable, date);
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      if (json) console.log(JSON.stringify({ feed: path, ...account, problems }, null, 2));
      else {
        for (const problem of problems) console.log(problemText(problem));
        if (timetable.trips.length > 0) process.stdout.write(accountText(account));
        console.log(`${path}: ${errors} errors, ${problems.length - errors} warnings`);
      }
      if (problems.some(({ place }) => place === 'whole feed')) process.exitCode = 2;
      else if (errors > 0) process.exitCode = 1;
    });
}

function dateOf(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError('Expected a date such as 2026-11-24.');
}
