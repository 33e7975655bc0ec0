import { parentPort, workerData } from 'node:worker_threads';
import { randomStream } from '../../core/random.js';
import { emptyPlan, modelOf } from '../../core/search/model.js';
import { Search } from '../../core/search/search.js';
import type { Report, Round, WorkerTask } from './solve.js';

/** Iterations between two looks at the clock. */
const STEP = 16;

const { problem, seed, worker } = workerData as WorkerTask;
const search = new Search(modelOf(problem), emptyPlan(problem), randomStream(seed, `search ${worker}`));

parentPort?.on('message', (round: Round) => {
  for (const { news, plan } of round.others) {
    search.learn(news);
    if (round.together) search.adopt(plan);
  }
  if (round.home) search.goBack();
  if (round.recombine) search.recombine();
  work(round);
  const report: Report = {
    plan: search.best(),
    cost: search.bestCost,
    unserved: search.unserved(),
    iterations: search.iterations,
    news: search.pool.news(),
  };
  parentPort?.postMessage(report);
});

/** The share of the effort follows whichever limit is nearer to its end. */
function work({ from, to, iterations, begins, ends }: Round): void {
  for (let made = 0; made < iterations && Date.now() < ends;) {
    const step = Math.min(STEP, iterations - made);
    const passed = Math.max(
      made / iterations,
      ends === Infinity ? 0 : (Date.now() - begins) / (ends - begins),
    );
    const next = ends === Infinity ? (made + step) / iterations : passed;
    const share = (part: number): number => from + (to - from) * Math.min(1, Math.max(0, part));
    search.advance(step, share(passed), share(next));
    made += step;
  }
}
