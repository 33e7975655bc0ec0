import { useCallback } from 'react';
import type { ScenarioMap } from '../../server/contract/planner-scenario.js';
import { path } from '../parts/path.js';
import { useLoaded, type Loaded } from '../parts/use-loaded.js';
import { usePlanning } from './planning.js';

/** The places and roads of a scenario. */
export function useTown(id: string): readonly [Loaded<ScenarioMap>, () => Promise<void>] {
  const { api } = usePlanning();
  const load = useCallback(() => api.get<ScenarioMap>(path`/api/planner/scenarios/${id}/map`), [api, id]);
  return useLoaded(load);
}

/** A place that lies somewhere. */
export interface Spot {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

interface MaybeSpot {
  readonly id: string;
  readonly name: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

export const isSpot = <P extends MaybeSpot>(place: P): place is P & Spot =>
  place.lon !== null && place.lat !== null;
