import { boardOf } from '../../core/dispatch/board.js';
import type { Schedule } from '../../core/dispatch/decision.js';
import { scheduleOf } from '../../core/dispatch/schedule.js';
import type { Motion, Visit } from '../../core/dispatch/tour.js';
import type { PlaceIndex, VehicleIndex } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';
import type { Calendar } from '../clock.js';
import type { TourView, VisitView } from '../contract/tour.js';
import type { OpenDay } from '../operation/operation.js';

/** A vehicle's tour in the words of the API. O(visits of the fleet) the first time after a change, then O(visits). */
export function tourView(day: OpenDay, v: VehicleIndex, calendar: Calendar): TourView {
  const { fleet, service } = day;
  const tour = fleet.tours[v]!;
  const schedule = scheduleOf(boardOf(service.world, fleet.tours), tour, v, fleet.now);
  const words: Words = {
    moment: (at) => calendar.text(calendar.instantOf(day.date, at)),
    stop: (place) => service.stops[place]?.id ?? null,
  };
  return {
    date: day.date,
    vehicle: service.world.vehicles[v]!.id,
    motion: motionView(tour.motion, schedule, words),
    odometer_m: tour.odometer,
    aboard: tour.aboard.map(({ request }) => request.id),
    visits: tour.visits.map((visit, i) => visitView(visit, schedule.visits[i]!, words)),
    excluded: fleet.excluded.includes(v),
  };
}

interface Words {
  readonly moment: (at: ServiceTime) => string;
  /** Null for a junction: a vehicle under way may turn there, but nobody boards. */
  readonly stop: (place: PlaceIndex) => string | null;
}

function motionView(motion: Motion, schedule: Schedule, { moment, stop }: Words): TourView['motion'] {
  switch (motion.kind) {
    case 'standing':
      return {
        kind: 'standing',
        stop: stop(motion.place),
        leaves: schedule.leavesAt === undefined ? null : moment(schedule.leavesAt),
      };
    case 'driving':
      return {
        kind: 'driving',
        from: stop(motion.from),
        to: stop(motion.to)!,
        departed: moment(motion.departed),
        arrives: moment(motion.arrives),
      };
    case 'broken-down':
      return { kind: 'broken-down', stop: stop(motion.place) };
  }
}

function visitView(visit: Visit, planned: Schedule['visits'][number], words: Words): VisitView {
  const { moment, stop } = words;
  const times = { arrive: moment(planned.arrive), begin: moment(planned.begin) };
  if (visit.kind === 'break') {
    return {
      kind: 'break',
      stop: stop(visit.stop)!,
      booking: null,
      persons: 0,
      wheelchairs: 0,
      ...times,
      earliest: moment(visit.window.earliest),
      latest: moment(visit.window.latest),
      held: false,
      pinned: false,
      excused: false,
    };
  }
  const { request, promise, status, pinned, excused } = visit.ride;
  const { pickup, dropoffLatest } = excused ?? promise;
  return {
    kind: visit.kind,
    stop: stop(visit.stop)!,
    booking: request.id,
    persons: request.persons,
    wheelchairs: request.load.wheelchairs,
    ...times,
    earliest: visit.kind === 'pickup' ? moment(pickup.earliest) : null,
    latest: moment(visit.kind === 'pickup' ? pickup.latest : dropoffLatest),
    held: status.kind === 'held',
    pinned: pinned !== undefined,
    excused: excused !== undefined,
  };
}
