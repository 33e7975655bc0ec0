import type { Cost } from './cost.js';

/** Costs from one node to the nodes the reader was made for, written into `into`, one entry a node; NO_WAY if none. */
export type CostReader = (node: number, into: Float64Array) => void;

/**
 * Best ways on one network at one set of edge costs. Two ways to compute them give the same costs: plain searches
 * (plain.ts) and a contraction hierarchy (hierarchy-routes.ts).
 */
export interface Routes {
  /** Cost of the best way between two nodes, NO_WAY if none. Warm, that is when both nodes were asked before, < 1 µs. */
  cost(from: number, to: number): Cost;
  /**
   * The edges of the best way in driving order; undefined if there is none. Of two ways equal in time and length
   * it is always the same one, but which one is up to the method.
   */
  way(from: number, to: number): Int32Array | undefined;
  /** From any node to each of the targets. */
  toMany(targets: Int32Array): CostReader;
  /** From each of the sources to any node. */
  fromMany(sources: Int32Array): CostReader;
}
