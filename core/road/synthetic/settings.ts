/** What a synthetic network is made to look like. Each figure is stated beside every result that rests on it. */
export interface SyntheticSettings {
  /** Length of a road between two neighbouring settlements ÷ straight line. At least 1. */
  readonly winding: number;
  /** Homes of a settlement lie this close together; with the population it gives the extent of its streets. */
  readonly peoplePerKm2: number;
  /** Distance between the streets inside a settlement, metres. */
  readonly blockM: number;
  /** Roads between settlements at least this far apart are open country and driven at the legal limit, metres. */
  readonly openFromM: number;
  /**
   * Driven speed ÷ that of `core/road/speed.ts`: untagged inside settlements and between near ones, the legal limit on
   * open roads. To be set so that published driving times come out (docs/synthetic-roads.md).
   */
  readonly speed: number;
  /** A road that runs outside the boundary for more than this share of its way is left out: water, not land. */
  readonly outsideShare: number;
}

/**
 * Assumptions, each with its ground. `peoplePerKm2` is the density from which the census of Japan calls an area
 * built-up (人口集中地区, 4,000 a square kilometre). `winding` and the neighbour graph together make ways 1.3 to 1.4
 * times the straight line, as long as ways on real roads usually are. The others are plain round figures.
 */
export const SYNTHETIC_DEFAULTS: SyntheticSettings = {
  winding: 1.1,
  peoplePerKm2: 4000,
  blockM: 200,
  openFromM: 1000,
  speed: 1,
  outsideShare: 0.25,
};
