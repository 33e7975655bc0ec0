import { knownFigure, unknownFigure } from './known-figure.js';

/** A figure of which people want little, or much. */
export interface Goal {
  readonly id: string;
  readonly want: 'min' | 'max';
}

/** What a town asks first; both are wanted small. */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['cost', 'operating_cost'],
  ['unserved', 'unserved_rate_strict'],
]);

/**
 * Reads `cost,unserved` or `min:wait_asap.p90,max:on_time_rate`: ids of figures, wanted small unless `max:` stands
 * before them.
 * @returns the goals; or a sentence that says what was expected and found
 */
export function goalsOf(text: string): readonly Goal[] | string {
  const goals: Goal[] = [];
  for (const word of text.split(',').map((part) => part.trim())) {
    const [, want = 'min', name = ''] = /^(?:(min|max):)?(.*)$/.exec(word) ?? [];
    const id = SHORT_NAMES.get(name) ?? name;
    if (knownFigure(id) === undefined) return unknownFigure(name);
    if (goals.some((goal) => goal.id === id)) return `Expected every figure once, found "${id}" again.`;
    goals.push({ id, want: want as Goal['want'] });
  }
  return goals;
}
