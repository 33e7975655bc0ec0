import type { Instant } from '../clock.js';
import { Refused } from '../contract/problem.js';
import type { Store } from '../store/store.js';
import type { PlannerScenarioRow } from '../store/tables.js';
import type { About } from './about.js';
import { filesOfCopy, findCopy, listCopies } from './copies.js';
import type { InstalledScenario, InstalledScenarios } from './installed.js';
import type { Files } from './scenario-files.js';

/** A scenario that planners can look at and run, wherever it is kept. */
export interface KnownScenario {
  readonly id: string;
  /** 0 of what is installed. */
  readonly version: number;
  /** What people call it in results. */
  readonly label: string;
  readonly served: boolean;
  readonly about: About;
  /** Undefined for what is installed. */
  readonly copy: PlannerScenarioRow | undefined;
  readonly edited: Instant | undefined;
  files(): Promise<Files>;
}

/** All scenarios, those of the installation and own copies, by one kind of name. */
export class Scenarios {
  readonly #store: Store;
  readonly #installed: InstalledScenarios;

  constructor(store: Store, installed: InstalledScenarios) {
    this.#store = store;
    this.#installed = installed;
  }

  /** Installed ones first, then copies, the last edited first. */
  async list(): Promise<readonly KnownScenario[]> {
    const known: KnownScenario[] = [];
    for (const scenario of this.#installed.list()) known.push(await this.#ofFolder(scenario));
    const copies = await listCopies(this.#store.db);
    return [...known, ...copies.map((row) => this.#ofCopy(row))];
  }

  /** A version of a scenario; without a number, the newest. */
  async find(id: string, version?: number): Promise<KnownScenario | undefined> {
    const installed = this.#installed.find(id);
    if (installed !== undefined) {
      return version === undefined || version === 0 ? this.#ofFolder(installed) : undefined;
    }
    const row = await findCopy(this.#store.db, id, version);
    return row === undefined ? undefined : this.#ofCopy(row);
  }

  /** @throws Refused not-found */
  async get(id: string, version?: number): Promise<KnownScenario> {
    const found = await this.find(id, version);
    if (found !== undefined) return found;
    throw new Refused('not-found', {
      ja: 'そのシナリオはありません。一覧を読み直してください。',
      en: 'there is no such scenario; read the list again',
    });
  }

  async #ofFolder(scenario: InstalledScenario): Promise<KnownScenario> {
    return {
      id: scenario.id,
      version: 0,
      label: scenario.id,
      served: scenario.served,
      about: await this.#installed.about(scenario),
      copy: undefined,
      edited: undefined,
      files: () => Promise.resolve(this.#installed.files(scenario)),
    };
  }

  #ofCopy(row: PlannerScenarioRow): KnownScenario {
    return {
      id: row.id,
      version: row.version,
      label: row.title,
      served: false,
      about: JSON.parse(row.about) as About,
      copy: row,
      edited: row.edited_at,
      files: () => filesOfCopy(this.#store.db, row),
    };
  }
}
