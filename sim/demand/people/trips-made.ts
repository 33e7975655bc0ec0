import type { TripRule } from '../../../core/dispatch/policy.js';
import type { ServiceTime } from '../../../core/units.js';

/** A trip as people plan it, before anybody is asked. */
export interface PlannedTrip {
  /** Zones of the two ends. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly attributes: readonly string[];
  readonly at: ServiceTime;
}

/** Tells whether the service makes a trip, as its riders know: the first rule that fits decides, none allows. */
export function tripsMade(rules: readonly TripRule[]): (trip: PlannedTrip) => boolean {
  return (trip) => rules.find((rule) => fits(rule, trip))?.effect !== 'refuse';
}

function fits({ from, to, attributes, during }: TripRule, trip: PlannedTrip): boolean {
  return (
    among(from, trip.from) &&
    among(to, trip.to) &&
    among(attributes, trip.attributes) &&
    (during === undefined || (during.earliest <= trip.at && trip.at <= during.latest))
  );
}

const among = (wanted: readonly string[] | undefined, own: readonly string[]): boolean =>
  wanted === undefined || wanted.some((one) => own.includes(one));
