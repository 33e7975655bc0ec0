import { PART_FILE, type PartName } from '../../../server/contract/part-file.js';
import type { ScenarioDraft, ScenarioParts } from '../../../server/contract/planner-scenario.js';
import { withValue, type Path } from './json-path.js';

/** What was changed since the last version. A file stands in `parts` or in `files`, as it was changed last. */
export interface Changes {
  readonly parts: Partial<ScenarioParts>;
  readonly files: Readonly<Record<string, string>>;
  readonly title: string | undefined;
}

export const NOTHING: Changes = { parts: {}, files: {}, title: undefined };

interface Change {
  readonly path: Path;
  readonly value: unknown;
  /** As withValue takes it. */
  readonly keeps: number | undefined;
}

/** With another value in a part; `known` holds the parts as they are without these changes. */
export function withPart(
  { parts, files, title }: Changes,
  part: PartName,
  known: Partial<ScenarioParts>,
  { path, value, keeps }: Change,
): Changes {
  const { [PART_FILE[part]]: _, ...others } = files;
  const whole = parts[part] ?? known[part];
  const next = withValue(whole, path, value, keeps) ?? {};
  return { title, files: others, parts: { ...parts, [part]: next } };
}

/** With another text of a file. */
export function withText({ parts, files, title }: Changes, file: string, text: string): Changes {
  const kept = Object.entries(parts).filter(([part]) => PART_FILE[part as PartName] !== file);
  return { title, parts: Object.fromEntries(kept), files: { ...files, [file]: text } };
}

/** As the server takes it: it names only what was changed. */
export const draftOf = ({ parts, files }: Changes): ScenarioDraft => ({
  ...(Object.keys(parts).length > 0 ? { parts } : {}),
  ...(Object.keys(files).length > 0 ? { files } : {}),
});
