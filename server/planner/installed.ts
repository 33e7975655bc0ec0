import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import {
  PART_FILES,
  PARTS,
  partText,
  readParts,
  type PartContent,
  type PartName,
} from '../../scenarios/parts.js';
import { yamlWith } from '../../scenarios/yaml-edit.js';
import { aboutOf, type About } from './about.js';
import { filesIn, type Files } from './scenario-files.js';

/** The service that this server runs: its folder, and its parts as edited live. */
export interface Served {
  readonly folder: string;
  readonly contents: Readonly<Record<PartName, PartContent>>;
  readonly versions: Readonly<Record<PartName, number>>;
}

/** A scenario that comes with the program, or the one that is served. */
export interface InstalledScenario {
  /** Name of the folder. */
  readonly id: string;
  readonly folder: string;
  readonly served: boolean;
}

/** Scenarios that are there without anybody having copied them; read-only. */
export class InstalledScenarios {
  readonly #home: string;
  readonly #served: () => Served;
  /** What is known of a folder as long as it looks the same. */
  readonly #known = new Map<string, { readonly looks: string; readonly about: About }>();

  /** @param home the folder in which scenarios lie */
  constructor(home: string, served: () => Served) {
    this.#home = home;
    this.#served = served;
  }

  /** The one that is served first, the others in the order of their names. */
  list(): readonly InstalledScenario[] {
    const own = resolve(this.#served().folder);
    const others = existsSync(this.#home)
      ? readdirSync(this.#home)
          .sort()
          .map((name) => resolve(this.#home, name))
          .filter((folder) => existsSync(join(folder, 'scenario.yaml')))
      : [];
    const of = (folder: string): InstalledScenario => ({
      id: basename(folder),
      folder,
      served: folder === own,
    });
    // A town of the same name as the one that is served would be taken for it.
    return [of(own), ...others.map(of).filter(({ id }) => id !== basename(own))];
  }

  find(id: string): InstalledScenario | undefined {
    return this.list().find((scenario) => scenario.id === id);
  }

  /** The files of the folder; of the service that is served, with its parts as they are now. */
  files({ folder, served }: InstalledScenario): Files {
    return served ? filesWith(folder, this.#served().contents) : filesIn(folder);
  }

  /** Lets others have their turn first: reading takes some milliseconds. */
  async about(scenario: InstalledScenario): Promise<About> {
    const looks = this.#looksOf(scenario);
    const known = this.#known.get(scenario.id);
    if (known?.looks === looks) return known.about;
    await turn();
    const about = aboutOf(this.files(scenario));
    this.#known.set(scenario.id, { looks, about });
    return about;
  }

  #looksOf({ folder, served }: InstalledScenario): string {
    const files = ['scenario.yaml', ...Object.values(PART_FILES)].map((name) => join(folder, name));
    const times = files.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0));
    return JSON.stringify([times, served ? this.#served().versions : 0]);
  }
}

/** The files of a service with other parts; a part that nobody has edited keeps the text of the folder. */
export function filesWith(folder: string, contents: Served['contents']): Files {
  const files = new Map(filesIn(folder));
  const before = readParts(folder);
  for (const part of PARTS) {
    const [now, content] = [before[part], contents[part]];
    if (JSON.stringify(now) === JSON.stringify(content)) continue;
    const name = PART_FILES[part];
    const text = Array.isArray(content)
      ? partText(part, content)
      : yamlWith(files.get(name)?.toString('utf8') ?? '', content as Readonly<Record<string, unknown>>);
    files.set(name, Buffer.from(text));
  }
  return files;
}
