import { Command, InvalidArgumentError } from 'commander';
import { isDate } from '../scenarios/format/clock.js';
import { exportDay } from '../server/operation/export-day.js';
import { openStore } from '../server/store/open-store.js';
import { storePlace } from '../server/store/store-place.js';
import { commandLog, dataOption } from './store-option.js';

const EXAMPLES = `
Examples:
  noriai export scenarios/mitoyo --date 2026-11-24 --out out/yesterday
  noriai simulate out/yesterday                      the day as it was
  (take a vehicle out of out/yesterday/fleet.yaml)
  noriai simulate out/yesterday                      the same people, another fleet

SCENARIO is the folder that noriai serve was started with. Riders appear as ids only.
Exit code: 0 done, 1 the day is not known or cannot be written, 2 used wrongly.`;

interface Options {
  readonly data: string;
  readonly date: string;
  readonly out: string;
}

/** `noriai export SCENARIO --date D --out FOLDER`: a live day as a scenario, while the service runs. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write a live day as a scenario that noriai simulate replays')
    .argument('<scenario>', 'folder of the scenario that is served')
    .requiredOption('--date <date>', 'service day, such as 2026-11-24', dateOf)
    .requiredOption('--out <folder>', 'folder to write; empty, or not there')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action(async (scenario: string, { data, date, out }: Options) => {
      const store = await openStore(storePlace(data, process.env['DATABASE_URL']), commandLog());
      try {
        const inputs = await exportDay(store, scenario, date, out);
        console.log(`${out}: ${inputs} inputs of ${date}`);
      } catch (cause) {
        // A day that is not known, or a folder with files in it: for people, not a fault of ours.
        if (!(cause instanceof RangeError)) throw cause;
        console.error(cause.message);
        process.exitCode = 1;
      } finally {
        await store.close();
      }
    });
}

function dateOf(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError('Expected a day of the calendar such as 2026-11-24.');
}
