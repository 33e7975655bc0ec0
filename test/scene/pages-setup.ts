import { builtPages } from '../../web/build.js';
import { hasBrowser, WITHOUT } from './browser.js';

/**
 * Before all tests: builds the pages once, so that tests side by side do not build them over each other. Without a browser
 * says what that leaves out, and says it again as the last line of all, where it is read.
 */
export async function setup(): Promise<(() => void) | undefined> {
  if (!hasBrowser) {
    sayLeftOut();
    return sayLeftOut;
  }
  await builtPages(() => undefined);
  return undefined;
}

function sayLeftOut(): void {
  console.warn(`The tests of the pages are ${WITHOUT}`);
}
