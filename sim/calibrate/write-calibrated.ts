import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { jsonText } from '../compare/json-text.js';
import type { Calibrated } from './calibrate.js';
import { periodText } from './count.js';

/**
 * Writes a copy of the scenario as fitted, with calibration.json beside it, whole or not at all. An earlier copy is
 * replaced.
 */
export function writeCalibrated(folder: string, out: string, { calibration, files }: Calibrated): void {
  const target = resolve(out);
  mkdirSync(dirname(target), { recursive: true });
  const beside = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const fresh = join(beside, 'fresh');
    cpSync(folder, fresh, { recursive: true });
    for (const [name, text] of files) writeFileSync(join(fresh, name), text);
    writeFileSync(join(fresh, 'calibration.json'), jsonText(calibration));
    const sources = readFileSync(join(fresh, 'SOURCES.md'), 'utf8').replace(NOTE, '').trimEnd();
    const note = `Demand fitted by \`noriai calibrate\` to ${calibration.counts}, ${periodText(calibration.period)}: calibration.json.`;
    writeFileSync(join(fresh, 'SOURCES.md'), `${sources}\n\n${note}\n`);
    if (existsSync(target)) renameSync(target, join(beside, 'old'));
    renameSync(fresh, target);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** The note of an earlier calibration. */
const NOTE = /\n*Demand fitted by `noriai calibrate`.*\n?/g;
