/** What one bench found, ready to be printed or written to docs/benchmarks.md. */
export interface BenchTable {
  readonly title: string;
  /** The command that repeats it. */
  readonly command: string;
  /** Units stand in the column names. */
  readonly columns: string[];
  readonly rows: (string | number)[][];
  /** How it was measured and what to mind, one sentence or two each. */
  readonly notes: string[];
}
