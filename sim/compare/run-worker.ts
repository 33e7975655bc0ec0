import { parentPort } from 'node:worker_threads';
import { runJob, type Job } from './job.js';
import { VariantReader } from './variant.js';

const reader = new VariantReader();

// What is thrown here ends the thread and reaches the crew as its error.
parentPort?.on('message', (job: Job) => {
  parentPort?.postMessage(runJob(job, reader));
});
