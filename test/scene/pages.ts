import { builtPages } from '../../web/build.js';

let built: Promise<string> | undefined;

/** The folder with the pages as they are now. */
export function pages(): Promise<string> {
  return (built ??= builtPages(() => undefined));
}
