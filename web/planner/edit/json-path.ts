/** Where in a part something stands: keys of objects and positions in lists, from 0. */
export type Path = readonly (string | number)[];

type Branch = Readonly<Record<string | number, unknown>>;

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** The value at a path; undefined if there is none. */
export function valueAt(whole: unknown, path: Path): unknown {
  let inner = whole;
  for (const key of path) {
    if (!isBranch(inner)) return undefined;
    inner = inner[key];
  }
  return inner;
}

/**
 * The whole with another value at a path; what is missing on the way is made. Undefined takes the key or the entry out,
 * and with it whatever around it has nothing left, so that defaults hold again. Entries of lists stay, if empty, as far
 * as the first `keeps` steps of the path lead.
 */
export function withValue(whole: unknown, path: Path, value: unknown, keeps = keptBy(path)): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const inner = withValue(isBranch(whole) ? whole[key] : undefined, rest, value, keeps - 1);
  if (typeof key === 'number') {
    if (rest.length === 0) return withEntry(whole, key, inner);
    const list = withEntry(whole, key, inner ?? (keeps > 0 ? {} : undefined));
    return list.length === 0 ? undefined : list;
  }
  return withKey(whole, key, inner);
}

/** An object with another value under a key; undefined if nothing is left in it. */
function withKey(whole: unknown, key: string, value: unknown): Branch | undefined {
  const known = isBranch(whole) ? whole : {};
  if (value !== undefined) return { ...known, [key]: value };
  const { [key]: _, ...others } = known;
  return Object.keys(others).length === 0 ? undefined : others;
}

/** Every entry on the way. */
const keptBy = (path: Path): number => path.findLastIndex((key) => typeof key === 'number') + 1;

/** A list with another entry at a place, one more at its end, or one less. */
function withEntry(list: unknown, at: number, entry: unknown): readonly unknown[] {
  const known = Array.isArray(list) ? (list as readonly unknown[]) : [];
  if (entry === undefined) return known.filter((_, i) => i !== at);
  return at < known.length ? known.map((one, i) => (i === at ? entry : one)) : [...known, entry];
}

/** Whether one path leads to a place or into it. */
export const isWithin = (path: Path, around: Path): boolean =>
  around.every((key, depth) => String(path[depth]) === String(key));
