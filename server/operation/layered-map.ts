/** So many changes lie on top before they are merged: a copy costs no more than these. */
const MOST_ON_TOP = 256;

/**
 * A large map that changes a little at a time. `over` gives a map to be changed; the one it was made of stays as it
 * was, and shares what was not changed. Keys come in the order in which they were first set.
 */
export class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly #below: ReadonlyMap<K, V>;
  /** What differs from below. */
  readonly #top: Map<K, V>;
  #size: number;

  /** A map that holds the same and may be changed. O(256), and every 256th change O(size). */
  static over<K, V>(map: ReadonlyMap<K, V>): LayeredMap<K, V> {
    if (!(map instanceof LayeredMap)) return new LayeredMap<K, V>(map, new Map<K, V>(), map.size);
    const known = map as LayeredMap<K, V>;
    if (known.#top.size > MOST_ON_TOP)
      return new LayeredMap<K, V>(new Map<K, V>(known), new Map<K, V>(), known.#size);
    return new LayeredMap<K, V>(known.#below, new Map(known.#top), known.#size);
  }

  private constructor(below: ReadonlyMap<K, V>, top: Map<K, V>, size: number) {
    this.#below = below;
    this.#top = top;
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  set(key: K, value: V): void {
    if (!this.has(key)) this.#size++;
    this.#top.set(key, value);
  }

  get(key: K): V | undefined {
    return this.#top.has(key) ? this.#top.get(key) : this.#below.get(key);
  }

  has(key: K): boolean {
    return this.#top.has(key) || this.#below.has(key);
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.#below) {
      yield [key, this.#top.has(key) ? this.#top.get(key)! : value];
    }
    for (const [key, value] of this.#top) if (!this.#below.has(key)) yield [key, value];
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(call: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) call(value, key, this);
  }
}
