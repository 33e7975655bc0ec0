import type { Socket } from 'node:net';
import { workerCommand } from '../../../bin/worker.js';

// `noriai worker` for a test: whoever started it holds the other end of its input. Should that process vanish, nothing
// is left behind.
process.stdin.resume().once('end', () => process.exit());
(process.stdin as unknown as Socket).unref();
await workerCommand().parseAsync(process.argv.slice(2), { from: 'user' });
