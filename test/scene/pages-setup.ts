import { builtPages } from '../../web/build.js';
import { hasBrowser, WITHOUT } from './browser.js';

/** Before all tests: builds the pages once, so that tests side by side do not build them over each other. */
export async function setup(): Promise<void> {
  if (hasBrowser) await builtPages(() => undefined);
  else console.warn(`The tests of the pages are ${WITHOUT}`);
}
