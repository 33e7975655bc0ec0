import { partText } from '../../scenarios/parts.js';
import { yamlWith } from '../../scenarios/yaml-edit.js';
import { PART_FILE, type PartName } from '../contract/part-file.js';
import { Refused, type Problem } from '../contract/problem.js';
import type { ScenarioDraft, ScenarioParts } from '../contract/planner-scenario.js';
import { isFileName, mustBeOfSize, type Files } from './scenario-files.js';

/** Deeper texts are no scenarios, and the YAML reader takes minutes and all memory for some thousand levels. */
const MOST_DEPTH = 100;

/**
 * The files with a draft put into them. Nothing is judged but names and sizes.
 * @throws Refused invalid-request for a file that stands twice, has a name no file may have, or could not be read; body-too-large
 */
export function drafted(files: Files, { parts = {}, files: texts = {} }: ScenarioDraft): Files {
  const edited = Object.entries(parts) as [PartName, ScenarioParts[PartName]][];
  mustBeClear(
    edited.map(([part]) => PART_FILE[part]),
    texts,
  );
  const result = new Map(files);
  for (const [name, text] of Object.entries(texts)) {
    if (text === null) result.delete(name);
    else result.set(name, Buffer.from(text));
  }
  for (const [part, content] of edited) {
    const name = PART_FILE[part];
    const text = textOf(content, result.get(name)?.toString('utf8') ?? '');
    if (text === '') result.delete(name);
    else result.set(name, Buffer.from(text));
  }
  mustBeOfSize(result);
  return new Map([...result].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const textOf = (content: ScenarioParts[PartName], before: string): string =>
  Array.isArray(content) ? partText('stops', content) : yamlWith(before, content);

function mustBeClear(byForm: readonly string[], texts: Readonly<Record<string, string | null>>): void {
  const byText = Object.keys(texts);
  const twice = byText.filter((name) => byForm.includes(name));
  const misnamed = byText.filter((name) => !isFileName(name));
  const deep = byText.filter((name) => /\.ya?ml$/.test(name) && isDeep(texts[name] ?? ''));
  const errors: NonNullable<Problem['errors']> = [
    ...twice.map((name) => ({
      where: `body.files.${name}`,
      expected: 'a file that no part stands for',
      found: 'both',
    })),
    ...misnamed.map((name) => ({
      where: `body.files.${name.slice(0, 80)}`,
      expected:
        'a name such as zones.geojson or timetable/stops.txt: letters, digits, . _ -, and a known ending',
      found: 'another name',
    })),
    ...deep.map((name) => ({
      where: `body.files.${name}`,
      expected: `at most ${MOST_DEPTH} brackets or dashes inside each other`,
      found: 'more',
    })),
  ];
  if (errors.length === 0) return;
  throw new Refused(
    'invalid-request',
    { ja: 'ファイルの指定に誤りがあります。', en: 'the files are not as they should be' },
    { errors },
  );
}

/** Whether brackets, or dashes of lists, stand too deep inside each other; quotes are not looked at. */
function isDeep(text: string): boolean {
  let [depth, most] = [0, 0];
  for (const character of text) {
    if (character === '[' || character === '{') most = Math.max(most, ++depth);
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
  }
  return most > MOST_DEPTH || new RegExp(`(?:[-?:][ \\t]+){${MOST_DEPTH}}`).test(text);
}
