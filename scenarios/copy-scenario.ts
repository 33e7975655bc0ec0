import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publishedSchemas } from './format/published.js';
import { loadScenario } from './load-scenario.js';
import { ScenarioError } from './scenario-error.js';

/** The line by which editors know the keys of a file. */
const SCHEMA_LINE = /^# yaml-language-server: \$schema=.*$/m;

/** Where the schemas lie in a copy. */
const SCHEMA_FOLDER = 'schema';

/**
 * Copies what a scenario is read from, and the schemas by which editors complete and check its keys, so that the copy
 * may lie anywhere.
 * @returns the names of the files written
 * @throws ScenarioError if the scenario cannot be run, or if there is something at `to` already
 */
export function copyScenario(from: string, to: string): readonly string[] {
  mustBeNew(to);
  const { files } = loadScenario(from);
  const outside = files.filter((file) => file.split('/').includes('..'));
  if (outside.length > 0) throw new ScenarioError(outside.map((file) => lyingOutside(from, file)));
  const schemas = publishedSchemas();
  const copies = files.map((file) => {
    const bytes = readFileSync(join(from, file));
    const schema = file.replace(/\.yaml$/, '.schema.json');
    return [file, schemas.has(schema) ? naming(schema, bytes.toString()) : bytes] as const;
  });
  const laid = [...schemas].map(([name, text]) => [`${SCHEMA_FOLDER}/${name}`, text] as const);
  for (const [file, content] of [...copies, ...laid]) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    writeFileSync(join(to, file), content);
  }
  return [...files, ...schemas.keys()];
}

function naming(schema: string, text: string): string {
  const line = `# yaml-language-server: $schema=${SCHEMA_FOLDER}/${schema}`;
  return SCHEMA_LINE.test(text) ? text.replace(SCHEMA_LINE, () => line) : `${line}\n${text}`;
}

function mustBeNew(to: string): void {
  if (!existsSync(to)) return;
  const isFolder = statSync(to).isDirectory();
  if (isFolder && readdirSync(to).length === 0) return;
  throw new ScenarioError([
    {
      severity: 'error',
      file: to,
      place: 'whole folder',
      expected: 'nothing yet, or an empty folder',
      found: isFolder ? 'files' : 'a file',
      remedy: 'name another folder, so that nobody’s work is lost',
    },
  ]);
}

const lyingOutside = (from: string, file: string): ScenarioError['problems'][number] => ({
  severity: 'error',
  file: from,
  place: file,
  expected: 'all files inside the folder, so that the copy may lie anywhere',
  found: 'one outside',
  remedy: 'lay it into the folder and name it so in roads.yaml or demand.yaml, then copy again',
});
