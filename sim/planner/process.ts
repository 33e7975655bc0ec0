import { readdirSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { doTask } from './do-task.js';
import type { Said, Task } from './task.js';

/**
 * How far it stands back behind the service, from 0 (not at all) to 19. With 5 it gets a third of what the service gets
 * where both want all; with 15 it would hardly move on a machine that is busy with anything else.
 */
const NICENESS = 5;

stepBack();

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

/** Lets everything else on the machine go first. Threads begun later are as low as the one that begins them. */
function stepBack(): void {
  // A service that stands back itself must not be overtaken, nor may it.
  const niceness = Math.max(getPriority(), NICENESS);
  setPriority(niceness);
  try {
    // On Linux each thread that has begun already has a priority of its own.
    for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), niceness);
  } catch {
    // Elsewhere they follow the process.
  }
}
