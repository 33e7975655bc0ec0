import { createHash, randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../clock.js';
import type { PlannerScenarioRow, Tables } from '../store/tables.js';
import { aboutOf } from './about.js';
import type { Files } from './scenario-files.js';

type Db = Kysely<Tables> | Transaction<Tables>;

/** The names of own copies begin with this, those of folders that come with the program do not. */
const PREFIX = 'own-';

/** The newest version of each copy, the last edited first. */
export async function listCopies(db: Db): Promise<readonly PlannerScenarioRow[]> {
  const rows = await db.selectFrom('planner_scenario').selectAll().orderBy('id').orderBy('version').execute();
  const newest = new Map(rows.map((row) => [row.id, row]));
  return [...newest.values()].sort((a, b) => b.edited_at - a.edited_at);
}

/** A version of a copy; without a number, the newest. */
export function findCopy(db: Db, id: string, version?: number): Promise<PlannerScenarioRow | undefined> {
  const rows = db.selectFrom('planner_scenario').selectAll().where('id', '=', id);
  return (version === undefined ? rows : rows.where('version', '=', version))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The files of a version, in the order of their names. */
export async function filesOfCopy(db: Db, row: PlannerScenarioRow): Promise<Files> {
  const names = Object.entries(JSON.parse(row.files) as Readonly<Record<string, string>>);
  if (names.length === 0) return new Map();
  const hashes = names.map(([, hash]) => hash);
  const kept = await db.selectFrom('planner_file').selectAll().where('hash', 'in', hashes).execute();
  const contents = new Map(kept.map(({ hash, content }) => [hash, content]));
  return new Map(names.map(([name, hash]) => [name, Buffer.from(contents.get(hash)!, 'base64')]));
}

/** Keeps a new copy, or the next version of one. */
export async function keepVersion(
  tx: Transaction<Tables>,
  scenario: Pick<PlannerScenarioRow, 'title' | 'based_on' | 'based_on_version'> & {
    /** Absent: a new copy. */
    readonly after?: Pick<PlannerScenarioRow, 'id' | 'version'>;
  },
  files: Files,
  edit: { readonly by: string; readonly at: Instant },
): Promise<PlannerScenarioRow> {
  const { after, ...words } = scenario;
  const hashes = [...files].map(([name, bytes]) => [name, hashOf(bytes)] as const);
  for (const [name, hash] of hashes) {
    await tx
      .insertInto('planner_file')
      .values({ hash, content: files.get(name)!.toString('base64') })
      .onConflict((on) => on.column('hash').doNothing())
      .execute();
  }
  const row: PlannerScenarioRow = {
    ...words,
    id: after?.id ?? `${PREFIX}${randomUUID()}`,
    version: (after?.version ?? 0) + 1,
    about: JSON.stringify(aboutOf(files)),
    files: JSON.stringify(Object.fromEntries(hashes)),
    edited_by: edit.by,
    edited_at: edit.at,
  };
  await tx.insertInto('planner_scenario').values(row).execute();
  return row;
}

/** Throws a copy away with all its versions, and the files that no other one has. */
export async function removeCopy(tx: Transaction<Tables>, id: string): Promise<void> {
  await tx.deleteFrom('planner_scenario').where('id', '=', id).execute();
  const left = await tx.selectFrom('planner_scenario').select('files').execute();
  const used = new Set(
    left.flatMap(({ files }) => Object.values(JSON.parse(files) as Record<string, string>)),
  );
  const kept = await tx.selectFrom('planner_file').select('hash').execute();
  for (const { hash } of kept.filter((file) => !used.has(file.hash))) {
    await tx.deleteFrom('planner_file').where('hash', '=', hash).execute();
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');
