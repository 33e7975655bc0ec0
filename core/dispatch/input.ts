import type { PlaceIndex, RequestId, StopIndex, VehicleIndex } from '../ids.js';
import type { ServiceTime } from '../units.js';
import type { Window } from './promise.js';
import type { Request } from './request.js';

/** A planned sequence of visits for one vehicle, named by request and offer: what an improvement proposes. */
export interface ProposedTour {
  readonly vehicle: VehicleIndex;
  /** In driving order. Breaks are named by their place among the breaks still to come. */
  readonly visits: readonly (
    | { readonly kind: 'pickup' | 'dropoff'; readonly request: RequestId; readonly offer: number }
    | { readonly kind: 'break' }
  )[];
}

/** What an operator may do to a plan. Each carries a reason that is kept in the journal. */
export type Override =
  | { readonly action: 'pin' | 'move'; readonly request: RequestId; readonly vehicle: VehicleIndex }
  | { readonly action: 'unpin'; readonly request: RequestId }
  | { readonly action: 'exclude' | 'include'; readonly vehicle: VehicleIndex }
  /** Takes the ride at any price: `breaks` names the promises that are knowingly broken for it. */
  | {
      readonly action: 'force';
      readonly request: RequestId;
      readonly vehicle: VehicleIndex;
      readonly breaks: readonly RequestId[];
    };

/** What the world tells the dispatcher. Time is data: the core has no clock. The journal is a list of these. */
export type Input =
  /** A party asks for a ride. */
  | { readonly kind: 'asked'; readonly at: ServiceTime; readonly request: Request }
  /** The rider says yes to one offer, or no to all. */
  | {
      readonly kind: 'confirmed';
      readonly at: ServiceTime;
      readonly request: RequestId;
      readonly offer: number;
    }
  | { readonly kind: 'declined'; readonly at: ServiceTime; readonly request: RequestId }
  | { readonly kind: 'cancelled'; readonly at: ServiceTime; readonly request: RequestId }
  /** What drivers report. */
  | { readonly kind: 'departed'; readonly at: ServiceTime; readonly vehicle: VehicleIndex }
  | {
      readonly kind: 'arrived';
      readonly at: ServiceTime;
      readonly vehicle: VehicleIndex;
      readonly stop: StopIndex;
    }
  | {
      readonly kind: 'boarded' | 'alighted' | 'absent';
      readonly at: ServiceTime;
      readonly vehicle: VehicleIndex;
      readonly request: RequestId;
    }
  | { readonly kind: 'rested'; readonly at: ServiceTime; readonly vehicle: VehicleIndex }
  /**
   * A driver did something else than planned: the vehicle stands at `stop` with exactly these parties aboard. What
   * the driver did is a fact, and the plan is brought to it.
   */
  | {
      readonly kind: 'observed';
      readonly at: ServiceTime;
      readonly vehicle: VehicleIndex;
      readonly stop: StopIndex;
      readonly aboard: readonly RequestId[];
    }
  /** A vehicle on the road will reach its next stop at another moment than planned. */
  | {
      readonly kind: 'delayed';
      readonly at: ServiceTime;
      readonly vehicle: VehicleIndex;
      readonly arrives: ServiceTime;
    }
  /** The vehicle is out; those aboard wait at `stop`, the nearest one. */
  | {
      readonly kind: 'broke-down';
      readonly at: ServiceTime;
      readonly vehicle: VehicleIndex;
      readonly stop: StopIndex;
    }
  | {
      readonly kind: 'repaired';
      readonly at: ServiceTime;
      readonly vehicle: VehicleIndex;
      readonly place: PlaceIndex;
    }
  | {
      readonly kind: 'stop-closed';
      readonly at: ServiceTime;
      readonly stop: StopIndex;
      readonly during: Window;
    }
  | { readonly kind: 'stop-opened'; readonly at: ServiceTime; readonly stop: StopIndex }
  | {
      readonly kind: 'overridden';
      readonly at: ServiceTime;
      readonly override: Override;
      readonly reason: string;
    }
  /** A better plan found between arrivals; adopted only if the referee accepts it. */
  | { readonly kind: 'proposed'; readonly at: ServiceTime; readonly tours: readonly ProposedTour[] }
  /** The moment asked for by `wake-me` has come. */
  | { readonly kind: 'woken'; readonly at: ServiceTime };

/** The input of one kind. */
export type InputOf<K extends Input['kind']> = Input & { readonly kind: K };
