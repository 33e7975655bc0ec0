import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../clock.js';
import type { RunQuestion } from '../contract/planner-run.js';
import type { PlannerRunRow, Tables } from '../store/tables.js';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A question whose scenarios are fixed at the version they had when it was asked. */
export interface FixedQuestion {
  readonly kind: RunQuestion['kind'];
  readonly title: string | null;
  readonly scenarios: readonly { readonly id: string; readonly version: number; readonly label: string }[];
  readonly seeds: number;
  /** Of a sweep. */
  readonly vary: Extract<RunQuestion, { kind: 'sweep' }>['vary'] | null;
  readonly front: string | null;
}

/** Runs that wait or are being run. */
export const UNDERWAY: readonly string[] = ['queued', 'running'];

/** Writes down what is to be run. */
export async function askRun(
  tx: Transaction<Tables>,
  question: FixedQuestion,
  asked: { readonly by: string; readonly at: Instant },
): Promise<PlannerRunRow> {
  const row: PlannerRunRow = {
    id: randomUUID(),
    question: JSON.stringify(question),
    state: 'queued',
    asked_by: asked.by,
    asked_at: asked.at,
    ended_at: null,
    failure: null,
  };
  await tx.insertInto('planner_run').values(row).execute();
  return row;
}

export const questionOf = ({ question }: PlannerRunRow): FixedQuestion =>
  JSON.parse(question) as FixedQuestion;

export function findRun(db: Db, id: string): Promise<PlannerRunRow | undefined> {
  return db.selectFrom('planner_run').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All runs, the newest first; of one moment in the order of their names. */
export function listRuns(db: Db): Promise<PlannerRunRow[]> {
  return db.selectFrom('planner_run').selectAll().orderBy('asked_at', 'desc').orderBy('id').execute();
}

/** A file of the result of a run; undefined if there is none of this name. */
export async function resultFile(db: Db, run: string, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('planner_result')
    .select('content')
    .where('run', '=', run)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.content;
}

/** Throws a run away, and what came of it. */
export async function removeRun(tx: Transaction<Tables>, id: string): Promise<void> {
  await tx.deleteFrom('planner_result').where('run', '=', id).execute();
  await tx.deleteFrom('planner_run').where('id', '=', id).execute();
}
