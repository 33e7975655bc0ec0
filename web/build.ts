import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the pages are made of: a change in any of it makes them anew. */
const SOURCES = ['web', 'server/contract', 'package-lock.json'];

/** The folder with the built pages; builds them first if they are not there or older than their sources. */
export async function builtPages(tell: (line: string) => void): Promise<string> {
  const folder = join(home, 'dist', 'web');
  const stamp = join(folder, '.sources');
  const sources = hashOf(SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return folder;
  tell('画面を作っています(数秒) / building the pages (some seconds) …');
  await build();
  writeFileSync(stamp, sources);
  return folder;
}

/** In a process of its own: what building takes in memory is given back. */
function build(): Promise<void> {
  const program = join(home, 'node_modules', 'vite', 'bin', 'vite.js');
  const settings = ['build', '--config', join(home, 'web', 'vite.config.ts'), '--logLevel', 'error'];
  const child = spawn(process.execPath, [program, ...settings], { cwd: home, stdio: ['ignore', 2, 2] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`the pages could not be built (vite ended with ${code}); what it said stands above`),
        );
    });
  });
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesIn)) hash.update(path).update(readFileSync(join(home, path)));
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (path.includes('.')) return [path];
  return readdirSync(join(home, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1))
    .sort();
}
