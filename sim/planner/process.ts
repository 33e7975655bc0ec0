import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import { doTask } from './do-task.js';
import type { Said, Task } from './task.js';

stepBack(Number(process.argv[2]));

process.on('message', (task: Task) => {
  void doTask(task, (done, of) => {
    say({ kind: 'progress', done, of });
  }).then(say);
});
// Without the server there is nobody to answer to.
process.once('disconnect', () => process.exit());

function say(said: Said): void {
  process.send?.(said);
}

/**
 * Lets everything else on the machine go first; 0 is as usual, 19 the least. Threads begun later are as low as the one
 * that begins them.
 */
function stepBack(niceness: number): void {
  setPriority(niceness);
  try {
    // On Linux each thread that has begun already has a priority of its own.
    for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), niceness);
  } catch {
    // Elsewhere they follow the process.
  }
}
