import { axisOf, type Axis } from '../../sim/compare/axis.js';
import { withCrew } from '../../sim/compare/crew.js';
import { jsonText } from '../../sim/compare/json-text.js';
import { sweep } from '../../sim/compare/sweep.js';

// sweep-process.ts SCENARIO PATH=VALUES SEEDS WORKERS: a sweep in a process of its own, and what it took, as JSON.
const [folder = '', vary = '', seeds = '', workers = ''] = process.argv.slice(2);
const question = { folder, vary: [axisOf(vary) as Axis], front: [], seeds: Number(seeds) };
const start = performance.now();
const result = await withCrew({ workers: Number(workers) }, (run) => sweep(question, run));
const elapsed = (performance.now() - start) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  jsonText({
    elapsed,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    peakMB: maxRSS / 1024,
    bytes: jsonText(result).length,
  }),
);
