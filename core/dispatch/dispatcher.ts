import { UNREACHABLE, type Metres, type Seconds } from '../units.js';
import { asked, cancelled, confirmed, declined, lapse } from './asking.js';
import { decideCollected } from './batch.js';
import type { Decision } from './decision.js';
import { brokeDown, delayed, repaired, stopClosed, stopOpened } from './disruption.js';
import { draftOf, finish, type Draft } from './draft.js';
import { absent, alighted, arrived, boarded, departed, rested } from './driving.js';
import type { Fleet } from './fleet.js';
import type { Input, InputOf } from './input.js';
import { overridden } from './overriding.js';
import { proposed } from './proposing.js';
import type { Tour, Visit } from './tour.js';
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
    now: 0 as Fleet['now'],
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
  departed,
  arrived,
  boarded,
  alighted,
  absent,
  rested,
  delayed,
  'broke-down': brokeDown,
  repaired,
  'stop-closed': stopClosed,
  'stop-opened': stopOpened,
  overridden,
  proposed,
  woken,
};

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
    visits: breaksOf(vehicle),
  };
}

/** The rests of all shifts, and between two shifts the time off, as visits in order of time. */
function breaksOf(vehicle: Vehicle): Visit[] {
  return vehicle.shifts.flatMap((shift, i) => {
    const next = vehicle.shifts[i + 1];
    const rests = shift.breaks
      .toSorted((a, b) => a.earliest - b.earliest)
      .map(({ at, earliest, latest, duration }): Visit => {
        return { kind: 'break', stop: at, window: { earliest, latest }, duration };
      });
    if (next === undefined) return rests;
    const off: Visit = {
      kind: 'break',
      stop: vehicle.end ?? vehicle.start,
      window: { earliest: shift.end, latest: shift.end },
      duration: (next.begin - shift.end) as Seconds,
    };
    return [...rests, off];
  });
}
