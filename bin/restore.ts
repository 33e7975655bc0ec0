import { mkdirSync } from 'node:fs';
import { Command } from 'commander';
import { restore } from '../server/store/restore.js';
import { storePlace } from '../server/store/store-place.js';
import { commandLog, dataOption } from './store-option.js';

const EXAMPLES = `
Examples:
  noriai restore backup.ndjson.gz --data new-folder
  DATABASE_URL=postgres://noriai@db/noriai noriai restore backup.ndjson.gz

Only into an empty store, all of it or nothing; then start the service with it. A back-up of SQLite fits PostgreSQL and
the other way round.
Exit code: 0 done, 1 the file is not whole or the store not empty, 2 used wrongly.`;

/** `noriai restore FILE`: puts a back-up into an empty store. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a back-up into an empty store')
    .argument('<file>', 'file that noriai backup wrote')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, { data }: { data: string }) => {
      const place = storePlace(data, process.env['DATABASE_URL']);
      if (place.file !== undefined) mkdirSync(data, { recursive: true, mode: 0o700 });
      const tally = await restore(place, file, commandLog());
      const rows = Object.values(tally).reduce((sum, count) => sum + count, 0);
      console.log(`${rows} rows of ${Object.keys(tally).length} tables restored`);
    });
}
