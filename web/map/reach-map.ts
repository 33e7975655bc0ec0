import type { PlannerReach } from '../../server/contract/planner-reach.js';
import { dot, type Layer, type Point } from './still-map.js';

/** What the service changes for those who live in a cell. */
type Outcome = NonNullable<PlannerReach['cells'][number]['outcomes']['hospital']>[number];

export interface ReachDrawing {
  /** Radius in px. */
  readonly cells: readonly (Point & { readonly radius: number; readonly outcome: Outcome })[];
  readonly places: readonly Point[];
}

/** The cells people live in, told apart by filling as well as by colour, and the places they want to reach. */
export const REACH_LAYERS: readonly Layer<ReachDrawing>[] = [
  {
    ...{ id: 'cells', type: 'circle' },
    look: (ink) => ({
      paint: {
        'circle-radius': ['get', 'size'],
        'circle-color': ink('deed'),
        'circle-opacity': ['match', ['get', 'outcome'], 'reached', 0.9, 'gained', 0.25, 0],
        'circle-stroke-color': ['match', ['get', 'outcome'], 'beyond', ink('bad'), ink('deed')],
        'circle-stroke-width': 2,
      },
    }),
    features: ({ cells }) => cells.map((cell) => dot(cell, { size: cell.radius, outcome: cell.outcome })),
  },
  {
    ...{ id: 'places', type: 'circle' },
    look: (ink) => ({
      paint: {
        'circle-radius': 4,
        'circle-color': ink('ink'),
        'circle-stroke-color': ink('card'),
        'circle-stroke-width': 2,
      },
    }),
    features: ({ places }) => places.map((place) => dot(place, {})),
  },
];
