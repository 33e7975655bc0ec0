import { useCallback, useState } from 'react';
import type { RoadMap } from '../../../server/contract/roads.js';
import type { ScenarioMap } from '../../../server/contract/planner-scenario.js';
import { path } from '../../parts/path.js';
import type { Roads } from '../../map/road-chart.js';
import { usePlanning } from '../planning.js';

const NOWHERE: RoadMap = { type: 'FeatureCollection', features: [] };

export interface ScenarioRoads {
  /** For a map; it asks once it is open. */
  readonly roads: Roads;
  readonly state: 'loading' | 'here' | 'noRoads' | 'roadsFailed';
}

/** The roads of a scenario as it is now. Without them a map still shows stops: it only says why. */
export function useScenarioRoads(scenario: string): ScenarioRoads {
  const { api } = usePlanning();
  const [state, setState] = useState<ScenarioRoads['state']>('loading');
  const roads = useCallback(async () => {
    try {
      const found = await api.get<ScenarioMap>(path`/api/planner/scenarios/${scenario}/map`);
      setState(found.roads.features.length === 0 ? 'noRoads' : 'here');
      return found.roads;
    } catch {
      // The scenario may have been thrown away since.
      setState('roadsFailed');
      return NOWHERE;
    }
  }, [api, scenario]);
  return { roads, state };
}
