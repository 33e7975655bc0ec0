import type { Operation } from '../operation/operation.js';

/** New promises are refused while the clock is this far behind what it has shown before, ms. */
const LARGEST_STEP_BACK = 30_000;

/** Whether the clock shows a later moment than the newest of the journal, or hardly an earlier one. */
export function clockIsSane({ state, calendar, clock }: Operation): boolean {
  const newest = Math.max(
    0,
    ...[...state.days.values()].map(({ date, fleet }) => calendar.instantOf(date, fleet.now)),
  );
  return clock.now() > newest - LARGEST_STEP_BACK;
}
