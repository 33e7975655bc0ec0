// Makes a fresh clone ready, then runs the program named on the command line. Uses nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Noriai needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org/`,
  );
  process.exit(2);
}

const lock = createHash('sha256')
  .update(readFileSync(join(home, 'package-lock.json')))
  .digest('hex');
const stamp = join(home, 'node_modules', '.noriai-lock');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('Installing what Noriai needs (once, about a minute) …');
  const npm = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const { status } = spawnSync(npm[0], [...npm[1], 'ci', '--no-audit', '--no-fund', '--include=dev'], {
    cwd: home,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    console.error(
      'npm ci failed (see above). Is the npm registry reachable? Run `npm ci` yourself to see more.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

// In this very process, so that stopping it stops the program; loaded only now, since tsx may just have come.
const [program, ...rest] = process.argv.slice(2);
process.argv = [process.argv[0], join(home, program), ...rest];
if (program.endsWith('.ts')) {
  const { register } = await import('tsx/esm/api');
  register();
}
await import(pathToFileURL(join(home, program)).href);
