/** Where a page of a list ends: the values it is ordered by, of its last item, as one text that nobody need read. */
export const placeAfter = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * The values behind a place; undefined for none, or for a text that is none of ours: then the list begins anew. `kinds`
 * are those of the values.
 */
export function placeOf<const K extends readonly ('string' | 'number')[]>(
  after: string | undefined,
  kinds: K,
): { [I in keyof K]: K[I] extends 'string' ? string : number } | undefined {
  if (after === undefined) return undefined;
  const values = parsed(Buffer.from(after, 'base64url').toString('utf8'));
  const ours =
    Array.isArray(values) &&
    values.length === kinds.length &&
    values.every((value, i) => typeof value === kinds[i]);
  return ours
    ? (values as unknown as { [I in keyof K]: K[I] extends 'string' ? string : number })
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
