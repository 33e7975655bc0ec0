import type { VehicleIndex } from '../ids.js';
import { UNREACHABLE, type Metres } from '../units.js';
import { asked, cancelled, confirmed, declined, lapse } from './asking.js';
import { decideCollected } from './batch.js';
import type { Decision } from './decision.js';
import { brokeDown, delayed, repaired, settleLate, stopClosed, stopOpened } from './disruption.js';
import { draftOf, finish, type Draft } from './draft.js';
import { absent, alighted, arrived, boarded, departed, rested } from './driving.js';
import type { Fleet } from './fleet.js';
import type { Input, InputOf } from './input.js';
import { observed } from './observing.js';
import { overridden } from './overriding.js';
import { proposed } from './proposing.js';
import { restsOf } from './rests.js';
import type { Tour } from './tour.js';
import type { Vehicle } from './vehicle.js';
import type { World } from './world.js';

/**
 * The whole behaviour of the dispatcher: a service day is a fold of this function over its inputs. Pure; the
 * same fleet, input and world give the same answer, on any day and on any machine. Inputs come from people and
 * radios, so none of them makes it throw: what does not fit is `ignored`, with the reason. It throws only when
 * an invariant of its own is broken. A late input changes the plan from the latest moment known, not before.
 */
export function step(fleet: Fleet, input: Input, world: World): readonly [Fleet, readonly Decision[]] {
  const draft = draftOf(fleet, input.at, world);
  const handle = handlers[input.kind] as (draft: Draft, input: Input) => void;
  handle(draft, input);
  return finish(draft);
}

/** All vehicles at their start places before their first shift, nothing promised. */
export function openDay(world: World): Fleet {
  return {
    // Earlier than any booking ahead: the journal of a day begins with what was asked on the days before.
    now: (-366 * 86_400) as Fleet['now'],
    tours: world.vehicles.map(startOf),
    waiting: [],
    closures: [],
    excluded: [],
  };
}

type Handlers = { readonly [K in Input['kind']]: (draft: Draft, input: InputOf<K>) => void };

/** Who answers which input. */
const handlers: Handlers = {
  asked,
  confirmed,
  declined,
  cancelled,
  departed: settledLate(departed),
  arrived: settledLate(arrived),
  boarded: settledLate(boarded),
  alighted: settledLate(alighted),
  absent: settledLate(absent),
  rested: settledLate(rested),
  observed,
  delayed,
  'broke-down': brokeDown,
  repaired,
  'stop-closed': stopClosed,
  'stop-opened': stopOpened,
  overridden,
  proposed,
  woken,
};

/** A driver who did something later than planned may have broken promises: others keep them, or they are excused. */
function settledLate<I extends { readonly vehicle: VehicleIndex }>(
  handle: (draft: Draft, input: I) => void,
): (draft: Draft, input: I) => void {
  return (draft, input) => {
    handle(draft, input);
    const { vehicle } = input;
    if (draft.tours[vehicle] !== draft.before[vehicle]) settleLate(draft, vehicle);
  };
}

/** Something is due: offers that nobody answered, and requests whose batch window has closed. */
function woken(draft: Draft): void {
  lapse(draft);
  const first = draft.waiting[0];
  if (first !== undefined && first.asked + draft.world.policy.batchWindow <= draft.now)
    decideCollected(draft);
}

function startOf(vehicle: Vehicle): Tour {
  const readyAt = vehicle.shifts[0]?.begin ?? (UNREACHABLE as number as Fleet['now']);
  return {
    motion: { kind: 'standing', place: vehicle.start, readyAt, halted: false },
    odometer: 0 as Metres,
    aboard: [],
    visits: restsOf(vehicle),
  };
}
