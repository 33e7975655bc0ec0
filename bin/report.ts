import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { page, PAGE_FILE } from '../sim/report/page/page.js';

const EXAMPLES = `
Example:
  noriai simulate scenarios/hanamidani --out out/hanamidani
  noriai report out/hanamidani

Reads summary.json, setting.json and the tables of DIR, and nothing else; equal files give an equal page.
Exit code: 0 done, 1 the folder holds no whole result, 2 used wrongly.`;

/** `noriai report DIR`: makes the page of a result again from its tables. */
export function reportCommand(): Command {
  return new Command('report')
    .description('make report.html again from the tables of a result')
    .argument('<dir>', 'folder that was given to noriai simulate --out', folder)
    .addHelpText('after', EXAMPLES)
    .action(async (path: string) => {
      const target = join(path, PAGE_FILE);
      // Written beside and renamed: whoever is reading the page never sees half of it.
      writeFileSync(`${target}.new`, await page(textsIn(path)));
      renameSync(`${target}.new`, target);
      process.stdout.write(`${target}\n`);
    });
}

/** The texts of a result by name, those of its seeds included. */
function textsIn(path: string): ReadonlyMap<string, string> {
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(csv|json)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    names.map((name) => [relative(path, name).replaceAll('\\', '/'), readFileSync(name, 'utf8')]),
  );
}

function folder(path: string): string {
  if (existsSync(path) && statSync(path).isDirectory()) return path;
  throw new InvalidArgumentError('Expected the folder of a result, such as out/tiny; found none there.');
}
