import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadScenario } from '../scenarios/load-scenario.js';
import { simulate } from './simulate.js';

/** The day that `npm start` shows. */
const SHIPPED = 'hanamidani';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
simulate(loadScenario(join(home, 'scenarios', SHIPPED)), { seed: 1, days: 1 });
process.stdout.write('\nOther scenarios, seeds and days: npm run noriai -- simulate --help\n');
