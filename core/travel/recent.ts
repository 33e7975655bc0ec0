/**
 * Values worth keeping, at most 2 × `half` of them: the latest `half` new ones or more, and every one used since.
 * Two generations instead of a list of uses: when the young one is full it becomes the old one, and the old is dropped.
 */
export class Recent<V> {
  private young = new Map<number, V>();
  private old = new Map<number, V>();

  private readonly half: number;

  constructor(half: number) {
    this.half = half;
  }

  /** The value of the key, made now if it is not at hand. */
  get(key: number, make: (key: number) => V): V {
    const kept = this.young.get(key);
    if (kept !== undefined) return kept;
    const value = this.old.get(key) ?? make(key);
    if (this.young.size >= this.half) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
    return value;
  }
}
