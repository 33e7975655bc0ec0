import type { PageState } from './page-state.js';
import { DRIVER_STATES } from './driver-states.js';
import { OPERATOR_STATES } from './operator-states.js';
import { PLANNER_STATES } from './planner-states.js';
import { RIDER_STATES } from './rider-states.js';

/** The desk before anybody has written to a driver. */
const SILENT = OPERATOR_STATES.filter(({ name }) => name === 'operator-messages-empty');

/** Everything that pages can look like, in an order in which no state is in the way of the next. */
export const ALL_STATES: readonly PageState[] = [
  ...RIDER_STATES,
  ...SILENT,
  ...DRIVER_STATES,
  ...OPERATOR_STATES.filter((state) => !SILENT.includes(state)),
  ...PLANNER_STATES,
];
