import { openLog, type Logger } from '../../server/log.js';

/** A log nobody reads. */
export const QUIET: Logger = openLog('silent');
