import { SCHEMA, type RunQueue } from './open-queue.js';

/** What a program's queue holds. */
export interface Standing {
  readonly program: string;
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  /** The run itself failed, or took every worker with it. */
  readonly failed: number;
  /** Worker processes of this program that are connected. */
  readonly workers: number;
}

/** A worker process, as the database's list of sessions shows it. */
export interface ConnectedWorker {
  readonly program: string;
  readonly id: string;
}

/** Before the program in the name of a worker's session. */
const WORKER = 'noriai-worker';

/** The name of a worker's session. */
export const workerSession = (program: string, id: string): string => `${WORKER} ${program} ${id}`;

/** Every program that has asked or works, in the order of their names. */
export async function standingOf(queue: RunQueue): Promise<readonly Standing[]> {
  const rows = await queue.ask<Omit<Standing, 'workers'>>(
    `select q.name as program,
        (count(*) filter (where state < 'active'))::int as waiting,
        (count(*) filter (where state = 'active'))::int as running,
        (count(*) filter (where state = 'completed' and not output ? 'failure'))::int as done,
        (count(*) filter (where state > 'completed' or output ? 'failure'))::int as failed
      from ${SCHEMA}.queue q left join ${SCHEMA}.job j on j.name = q.name
      group by q.name order by q.name`,
  );
  const connected = await workersOf(queue);
  return rows.map((row) => ({
    ...row,
    workers: connected.filter(({ program }) => program === row.program).length,
  }));
}

/** The worker processes that are connected to this database, of whatever program. */
export async function workersOf(queue: RunQueue): Promise<readonly ConnectedWorker[]> {
  const rows = await queue.ask<{ readonly name: string }>(
    `select distinct application_name as name from pg_stat_activity
      where datname = current_database() and starts_with(application_name, $1)`,
    [`${WORKER} `],
  );
  return rows.map(({ name }) => {
    const [, program = '', id = ''] = name.split(' ');
    return { program, id };
  });
}
