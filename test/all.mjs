// Runs every check of the project, one after the other, and stops at the first that fails.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npm', ['run', 'check', '--silent'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
