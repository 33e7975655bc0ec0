/** How long things took, ms. */
export class Latency {
  readonly #took: number[] = [];

  add(ms: number): void {
    this.#took.push(ms);
  }

  get count(): number {
    return this.#took.length;
  }

  /** p50, p90 and p99, and the longest, whole ms: the smallest value that so many percent do not exceed. */
  figures(): readonly [p50: number, p90: number, p99: number, most: number] {
    const sorted = this.#took.toSorted((a, b) => a - b);
    const at = (share: number): number => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
    return [at(0.5), at(0.9), at(0.99), at(1)];
  }
}
