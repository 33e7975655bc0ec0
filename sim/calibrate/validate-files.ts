import { jsonText } from '../compare/json-text.js';
import { validatePage } from './page/validate-page.js';
import type { Validation } from './validation.js';

/** The files of a validation by name. */
export const validateFiles = async (validation: Validation): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['validation.json', jsonText(validation)],
    ['validation.html', await validatePage(validation)],
  ]);
