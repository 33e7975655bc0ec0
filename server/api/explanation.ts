import { explain } from '../../core/dispatch/explain/explain.js';
import type { Explanation, Suggestion } from '../../core/dispatch/explain/explanation.js';
import { addedText, explanationText } from '../../core/dispatch/explain/explanation-text.js';
import { obstacleText } from '../../core/dispatch/explain/obstacle-words.js';
import { remedyText, type Names } from '../../core/dispatch/explain/remedy-words.js';
import { suggestVehicles } from '../../core/dispatch/explain/suggest-vehicles.js';
import type { RequestId } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';
import type { Words } from '../../core/words.js';
import type { Calendar } from '../clock.js';
import type { Booking } from '../contract/booking.js';
import type { ExplanationView, SuggestionView } from '../contract/booking-request.js';
import type { OpenDay } from '../operation/operation.js';
import { requestOf } from '../operation/request-of.js';

/** Where and by which clock something is explained. */
export interface Explaining {
  readonly day: OpenDay;
  readonly calendar: Calendar;
}

/** Why a wish was refused and what would have helped, in words for the rider. Some 10 ms for 100 vehicles. */
export function refusalWords(at: Explaining, booking: Booking): Words {
  return explanationText(explained(at, booking), 'rider', namesOf(at.day));
}

/** Why a wish would be answered as it would be now: for a booking that holds no room in the plan. */
export function explanationOf(at: Explaining, booking: Booking): ExplanationView {
  const explanation = explained(at, booking);
  const names = namesOf(at.day);
  return {
    operator: explanationText(explanation, 'operator', names),
    rider: explanationText(explanation, 'rider', names),
    vehicles: explanation.vehicles.map((one) => viewOf(at, one)),
    remedies: explanation.remedies.map((remedy) => ({ code: remedy.code, ...remedyText(remedy, names) })),
  };
}

/** All vehicles for a ride that is planned, the best first: what an operator sees before moving it by hand. */
export function suggestionsFor(at: Explaining, booking: Booking): SuggestionView[] {
  const { fleet, service } = at.day;
  return suggestVehicles(fleet, booking.id as RequestId, service.world).map((one) => viewOf(at, one));
}

function explained({ day, calendar }: Explaining, booking: Booking): Explanation {
  const { fleet, service } = day;
  return explain(fleet, { request: requestOf(day, calendar, booking), at: fleet.now }, service.world);
}

function viewOf({ day, calendar }: Explaining, { vehicle, added, obstacles }: Suggestion): SuggestionView {
  const text = (at: ServiceTime): string => calendar.text(calendar.instantOf(day.date, at));
  return {
    vehicle: day.service.world.vehicles[vehicle]!.id,
    fits: added !== undefined && obstacles.length === 0,
    cost: added === undefined ? null : addedText(added),
    cost_yen: added === undefined ? null : Math.round(added.yen.total),
    pickup: added === undefined ? null : text(added.pickupAt),
    dropoff: added === undefined ? null : text(added.dropoffAt),
    breaks: obstacles.flatMap((obstacle) => (obstacle.code === 'promises' ? obstacle.requests : [])),
    obstacles: obstacles.map((obstacle) => ({ code: obstacle.code, ...obstacleText(obstacle) })),
  };
}

const namesOf = ({ service }: OpenDay): Names => ({
  stop: (stop) => service.stops[stop]!.name,
  vehicle: (vehicle) => service.world.vehicles[vehicle]!.id,
});
