import { NO_ROADS, roadChart, type RoadChart } from '../../core/road/chart.js';
import type { Told } from '../../scenarios/format/words.js';
import { inventedIn } from '../../scenarios/invented.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { shownPlaces, type ShownPlace } from './shown-places.js';

/** What the base map of a scenario needs. */
export interface ScenarioChart {
  readonly places: readonly ShownPlace[];
  readonly roads: RoadChart;
  readonly synthetic: readonly Told[];
  readonly attribution: readonly string[];
}

/** Stops, depots and roads of a scenario. */
export function mapOf({ places, ways, about, attribution }: Scenario): ScenarioChart {
  const known = places.map((place) => ({ ...place, lonLat: ways.pointOf(place) }));
  return {
    places: shownPlaces(known).places,
    roads: ways.roads === undefined ? NO_ROADS : roadChart(ways.roads),
    synthetic: inventedIn({ about, ways }),
    attribution,
  };
}
