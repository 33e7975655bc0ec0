import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const home = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the pages are made of: a change in any of it makes them anew. */
const SOURCES = ['web', 'charts', 'server/contract', 'package-lock.json'];

/** The folder with the built pages; builds them first if they are not there or older than their sources. */
export async function builtPages(tell: (line: string) => void): Promise<string> {
  const folder = join(home, 'dist', 'web');
  const stamp = join(folder, '.sources');
  const sources = hashOf(SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return folder;
  tell('画面を作っています(数秒) / building the pages (some seconds) …');
  await build();
  compress(folder);
  writeFileSync(stamp, sources);
  return folder;
}

/** In a process of its own: what building takes in memory is given back. */
function build(): Promise<void> {
  const program = join(home, 'node_modules', 'vite', 'bin', 'vite.js');
  const settings = ['build', '--config', join(home, 'web', 'vite.config.ts'), '--logLevel', 'error'];
  // Whoever runs tests says NODE_ENV=test, and React would come with all it tells developers: three times as large.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [program, ...settings], { cwd: home, env, stdio: ['ignore', 2, 2] });
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

/** What is text, and what is too small to gain anything, bytes. */
const TEXT = /\.(html|js|css|svg|webmanifest)$/;
const SMALL = 512;

/** Beside each text its compressed forms: done once here and never while somebody waits. */
function compress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    if (bytes.length < SMALL) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
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
