import type { RoadClass } from './graph.js';

/** What became of the data of an import, for a report to people. All of it is plain JSON. */
export interface ImportAccount {
  readonly files: readonly { readonly name: string; readonly format: string }[];
  /** Points and ways (or rows, features, edges) in the files. */
  readonly read: { readonly points: number; readonly ways: number };
  /** Ways left out, by reason, most frequent first. */
  readonly dropped: readonly Entry[];
  /** Decisions the reader should know of: barriers, unreadable speeds, missing points, how a table was understood. */
  readonly remarks: readonly Entry[];
  /** Turn restrictions by kind. They are counted only: driving times do not apply them yet. */
  readonly turnRestrictions: readonly Entry[];
  /** Streets outside the boundary; absent if none was given. */
  readonly clipped?: { readonly streets: number; readonly km: number };
  /** What was kept. */
  readonly kept: Size;
  readonly classes: readonly ClassSize[];
  readonly cutOff: CutOff;
  /** The line that must stand beside a map of these roads; empty if the source states none. */
  readonly attribution: string;
  /** What is invented about the roads, in words, wherever they are used; absent if nothing is. */
  readonly synthetic?: string;
}

/** `count` ways (or points) had `reason`; up to five of them by id. */
export interface Entry {
  readonly reason: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** A two-way street counts once in `streetKm` and twice in `links` and `linkKm`. Kilometres are rounded to metres. */
export interface Size {
  readonly junctions: number;
  readonly links: number;
  readonly linkKm: number;
  readonly streetKm: number;
}

export interface ClassSize {
  readonly roadClass: RoadClass;
  readonly links: number;
  readonly linkKm: number;
  readonly streetKm: number;
}

/** Streets from which the kept part cannot be reached, or which cannot be reached from it. */
export interface CutOff extends Size {
  /** Connected pieces of the cut-off streets; `largest` lists up to ten, longest first. */
  readonly parts: number;
  readonly largest: readonly CutOffPart[];
}

export interface CutOffPart {
  readonly junctions: number;
  readonly km: number;
  /** The longest named street of the part, or its longest street by class. */
  readonly street: string;
  readonly lon: number;
  readonly lat: number;
}

const EXAMPLES = 5;

/** Counts reasons while a file is read. */
export class Tally {
  readonly #entries = new Map<string, { count: number; examples: string[] }>();

  add(reason: string, example: string): void {
    const entry = this.#entries.get(reason) ?? { count: 0, examples: [] };
    entry.count++;
    if (entry.examples.length < EXAMPLES) entry.examples.push(example);
    this.#entries.set(reason, entry);
  }

  /** Most frequent first; equal counts in the order of their words. */
  entries(): Entry[] {
    return [...this.#entries]
      .map(([reason, entry]) => ({ reason, ...entry }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  }
}
