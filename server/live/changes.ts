import type { VehicleIndex } from '../../core/ids.js';
import type { Calendar } from '../clock.js';
import type { LiveChange } from '../contract/live.js';
import type { Change } from '../operation/change.js';
import type { Committed, OperationState } from '../operation/operation.js';
import type { Room } from './rooms.js';
import { tourView } from './tour-view.js';

/** A change, and everybody who may hear it. */
export interface Addressed {
  readonly rooms: readonly Room[];
  readonly change: LiveChange;
}

/**
 * What pages are told of a commit: each changed tour once, in its last state, then bookings, closures, messages
 * and deeds in the order of the commit.
 */
export function changesOf(committed: Committed, state: OperationState, calendar: Calendar): Addressed[] {
  return [
    ...changedTours(committed, state, calendar),
    ...closures(committed, state),
    ...committed.changes.flatMap((change) => told(change, calendar)),
  ];
}

function changedTours({ steps }: Committed, state: OperationState, calendar: Calendar): Addressed[] {
  const changed = new Map<string, Set<VehicleIndex>>();
  for (const { date, before, after } of steps) {
    const vehicles = changed.get(date) ?? new Set<VehicleIndex>();
    changed.set(date, vehicles);
    for (const [v, tour] of after.tours.entries()) {
      if (tour !== before.tours[v]) vehicles.add(v as VehicleIndex);
    }
    for (const v of after.excluded) if (!before.excluded.includes(v)) vehicles.add(v);
    for (const v of before.excluded) if (!after.excluded.includes(v)) vehicles.add(v);
  }
  return [...changed].flatMap(([date, vehicles]) => {
    const day = state.days.get(date);
    if (day === undefined) return [];
    return [...vehicles].map((v): Addressed => {
      const tour = tourView(day, v, calendar);
      return { rooms: ['operators', `vehicle:${tour.vehicle}`], change: { kind: 'tour', tour } };
    });
  });
}

function closures({ steps }: Committed, state: OperationState): Addressed[] {
  return steps.flatMap(({ date, input }): Addressed[] => {
    if (input.kind !== 'stop-closed' && input.kind !== 'stop-opened') return [];
    const stop = state.days.get(date)?.service.stops[input.stop]?.id;
    if (stop === undefined) return [];
    const closed = input.kind === 'stop-closed';
    return [{ rooms: ['operators'], change: { kind: 'closure', date, stop, closed } }];
  });
}

/** Bookings, messages and deeds are told; what else is written is nobody's page. */
function told(change: Change, calendar: Calendar): Addressed[] {
  if (change.table === 'booking') {
    const { rider } = change.row;
    const rooms: readonly Room[] = rider === null ? ['operators'] : ['operators', `rider:${rider}`];
    return [{ rooms, change: { kind: 'booking', booking: change.row } }];
  }
  if (change.table === 'message') {
    const { id, vehicle, sender, text, sent_at, read_at } = change.row;
    const sent = calendar.text(sent_at);
    const read = read_at === null ? null : calendar.text(read_at);
    const message = { id, vehicle, sender, text, sent, read };
    return [{ rooms: ['operators', `vehicle:${vehicle}`], change: { kind: 'message', message } }];
  }
  if (change.table === 'audit') {
    const { actor, action, object, reason } = change.row;
    return [{ rooms: ['operators'], change: { kind: 'deed', actor, action, object, reason } }];
  }
  return [];
}
