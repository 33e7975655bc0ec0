import { Command } from 'commander';
import { wallClock } from '../server/clock.js';
import { backUp } from '../server/store/backup.js';
import { storePlace } from '../server/store/store-place.js';
import { commandLog, dataOption } from './store-option.js';

const EXAMPLES = `
Examples:
  noriai backup --out backup.ndjson.gz
  DATABASE_URL=postgres://noriai@db/noriai noriai backup --out backup.ndjson.gz

The service goes on meanwhile. The file holds personal data: only its owner may read it; keep it so.
Exit code: 0 done, 1 the store cannot be read, 2 used wrongly.`;

/** `noriai backup --out FILE`: everything the store holds at this moment. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write everything the service has stored to one file, while it runs')
    .requiredOption('--out <file>', 'file to write; there when it is whole')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async ({ out, data }: { out: string; data: string }) => {
      const place = storePlace(data, process.env['DATABASE_URL']);
      const tally = await backUp(place, out, wallClock.now(), commandLog());
      const rows = Object.values(tally).reduce((sum, count) => sum + count, 0);
      console.log(`${out}: ${rows} rows of ${Object.keys(tally).length} tables`);
    });
}
