import { Option } from 'commander';
import { openLog, type Logger } from '../server/log.js';
import { DATA_FOLDER } from '../server/store/store-place.js';

/** `--data DIR`: the folder of the service. The environment's DATABASE_URL comes first; an address may hold a password. */
export const dataOption = (): Option =>
  new Option(
    '--data <dir>',
    'data folder of the service; not used if DATABASE_URL names a PostgreSQL',
  ).default(DATA_FOLDER);

/** Commands speak through their exit code and their output; the log says only what nobody expects. */
export const commandLog = (): Logger => openLog('fatal');
