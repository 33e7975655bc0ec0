import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { journalText, type Journal } from './journal-file.js';
import { PART_FILES, PARTS, partText, readParts, type PartContent, type PartName } from './parts.js';

/** Where the wishes of an exported day stand. */
const JOURNAL_FILE = 'journal.jsonl';

const DEMAND = `# yaml-language-server: $schema=../schema/demand.schema.json
# What was heard on a live day. While fleet, stops, roads and rules stay as they are, the day is folded again as it
# was; after an edit the same people ask again, and the vehicles are simulated.
source: { kind: journal, file: ${JOURNAL_FILE} }
`;

/**
 * Writes a live day as a scenario: the folder of the service, its parts as they were in force, and the journal in the
 * place of the demand. Parts that nobody has edited keep the text of the folder, comments included.
 * @throws RangeError if there is something at `out` already
 */
export function writeLiveFolder(
  folder: string,
  out: string,
  live: { readonly contents: Readonly<Record<PartName, PartContent>>; readonly journal: Journal },
): void {
  if (existsSync(out) && readdirSync(out).length > 0) {
    throw new RangeError(`${out}: expected nothing or an empty folder, found files; name another folder`);
  }
  cpSync(folder, out, { recursive: true });
  const before = readParts(folder);
  for (const part of PARTS) {
    const content = live.contents[part];
    if (JSON.stringify(content) === JSON.stringify(before[part])) continue;
    const text = part === 'stops' ? partText(part, content) : stringify(content);
    writeFileSync(join(out, PART_FILES[part]), text);
  }
  const about = parseDocument(readFileSync(join(out, 'scenario.yaml'), 'utf8'));
  about.set('date', live.journal.date);
  writeFileSync(join(out, 'scenario.yaml'), String(about));
  writeFileSync(join(out, 'demand.yaml'), DEMAND);
  writeFileSync(join(out, JOURNAL_FILE), journalText(live.journal));
}
