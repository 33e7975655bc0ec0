import type { RoadMap } from '../../../server/contract/roads.js';
import type { ScenarioMap } from '../../../server/contract/planner-scenario.js';
import { path } from '../../parts/path.js';
import type { Roads } from '../../map/road-chart.js';
import type { Api } from '../../wire/api.js';

const NOWHERE: RoadMap = { type: 'FeatureCollection', features: [] };

/** The roads of a scenario of a run; none if it has been thrown away since. */
export const runRoads =
  (api: Api, scenario: string): Roads =>
  () =>
    api.get<ScenarioMap>(path`/api/planner/scenarios/${scenario}/map`).then(
      ({ roads }) => roads,
      () => NOWHERE,
    );
