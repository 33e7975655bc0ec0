import type { RunQuestion, RunView } from '../../../server/contract/planner-run.js';
import { path } from '../../parts/path.js';
import { goTo } from '../../parts/use-place.js';
import type { Api } from '../../wire/api.js';

/** Asks for a run in the background and goes to where it can be watched. */
export async function askRun(api: Api, question: RunQuestion): Promise<void> {
  const run = await api.send<RunView>('POST', '/api/planner/runs', question);
  goTo(path`/run/${run.id}`);
}
