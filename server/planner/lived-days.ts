import type { PartContent, PartName } from '../../scenarios/parts.js';
import { filesWith } from './installed.js';
import { onDisk } from './scenario-files.js';
import type { LivedViews, Outcome, ScenarioWork } from './scenario-work.js';

/** A day that is over: the service it ran by, and what was heard. */
export interface PastDay {
  readonly date: string;
  /** Folder of the service, and its parts as they were in force. */
  readonly folder: string;
  readonly contents: Readonly<Record<PartName, PartContent>>;
  /** Every input in order, one JSON object a line. */
  readonly inputs: string;
  readonly tests: readonly string[];
  readonly replaced: readonly string[];
}

/** Where what was heard stands beside the files of the service. */
const HEARD_FILE = 'heard.json';
/** Days whose pictures are kept in memory: who looks at one asks for several things about it. */
const MOST_KEPT = 4;

/** Days of the live service, for the same maps as simulated ones. They are folded away from the live loop. */
export class LivedDays {
  readonly #work: Pick<ScenarioWork, 'lived'>;
  readonly #kept = new Map<string, Promise<Outcome<LivedViews>>>();

  constructor(work: Pick<ScenarioWork, 'lived'>) {
    this.#work = work;
  }

  /**
   * What to show of a day; `read` is asked for it if it is not known yet. A day that is over does not change.
   * @throws what `read` throws
   */
  views(date: string, read: () => Promise<PastDay>): Promise<Outcome<LivedViews>> {
    const known = this.#kept.get(date);
    if (known !== undefined) return known;
    const views = read().then((day) => this.#fold(day));
    this.#kept.set(date, views);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    const forget = (): void => void this.#kept.delete(date);
    views.then(({ kind }) => {
      if (kind === 'failed') forget();
    }, forget);
    return views;
  }

  #fold({ date, folder, contents, ...heard }: PastDay): Promise<Outcome<LivedViews>> {
    const files = new Map(filesWith(folder, contents));
    files.set(HEARD_FILE, Buffer.from(JSON.stringify({ date, ...heard })));
    return onDisk([{ id: 'lived', files }], ([there]) => this.#work.lived(there!, date));
  }
}
