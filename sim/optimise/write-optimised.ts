import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyScenario } from '../../scenarios/copy-scenario.js';
import { PART_FILES, type PartContent } from '../../scenarios/parts.js';
import { yamlWith } from '../../scenarios/yaml-edit.js';
import { changed } from '../compare/change.js';
import { contentsOf } from '../compare/variant.js';
import { compareFiles } from '../compare/compare-files.js';
import { jsonText } from '../compare/json-text.js';
import { writeFolder } from '../report/write-folder.js';
import type { Optimisation } from './optimise.js';

/** Where a copy holds what the plan brings. */
const GAIN_FOLDER = 'gain';

/**
 * Writes a copy of the scenario with the plan, comments kept where nothing changed, and what it brings into its folder
 * `gain`.
 * @throws ScenarioError if there is something at `out` already
 */
export function writeOptimised({ result, variant }: Optimisation, out: string): void {
  const { folder, changes, tables = {} } = variant;
  copyScenario(folder, out);
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(out, name), text);
  if (changes.length > 0) {
    const content: PartContent = changes.reduce(changed, contentsOf(folder)).fleet;
    const path = join(out, PART_FILES.fleet);
    writeFileSync(path, yamlWith(readFileSync(path, 'utf8'), content as Readonly<Record<string, unknown>>));
  }
  const plan = [['optimise.json', jsonText(result)] as const];
  writeFolder(join(out, GAIN_FOLDER), new Map([...compareFiles(result.gain), ...plan]));
}
