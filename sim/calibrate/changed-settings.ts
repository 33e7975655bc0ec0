import type { Scenario } from '../../scenarios/scenario.js';

/** One setting of demand.yaml, or a weight of a destination, with its values as text. */
export interface ChangedSetting {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Every single value of the demand that differs, by its path. */
export function changedSettings(before: Scenario, after: Scenario): readonly ChangedSetting[] {
  const values = (scenario: Scenario): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    walk(scenario.demand.source, 'source', found);
    for (const { id, weight } of scenario.people?.destinations ?? []) {
      found.set(`destinations.${id}.weight`, String(weight));
    }
    return found;
  };
  const [old, now] = [values(before), values(after)];
  return [...now].flatMap(([path, text]) => {
    const was = old.get(path) ?? '–';
    return was === text ? [] : [{ path, before: was, after: text }];
  });
}

function walk(value: unknown, path: string, found: Map<string, string>): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`, found);
  } else found.set(path, String(value));
}
