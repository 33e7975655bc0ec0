/**
 * The one order of ids in everything written: shorter ids first, equal lengths by code units. Whole numbers so come in
 * their numeric order, whatever format they were read from.
 */
export function compareIds(a: string | number, b: string | number): number {
  const x = String(a);
  const y = String(b);
  if (x.length !== y.length) return x.length - y.length;
  if (x === y) return 0;
  return x < y ? -1 : 1;
}
