import type { Seconds } from '../units.js';
import type { Window } from './promise.js';

/** What one unit costs in the eyes of the plan, yen. cost.ts is the only reader. */
export interface Weights {
  /** A second of driving, all vehicles alike: wages while moving, fuel and wear at the usual speed. */
  readonly drivingSecond: number;
  /** A second one person waits beyond the earliest wished moment. At least `ridingSecond`. */
  readonly waitingSecond: number;
  /** A second one person sits in the vehicle. */
  readonly ridingSecond: number;
}

/** Some of the trips, by where they lead and who makes them. */
export interface TripGroup {
  readonly id: string;
  /** Zones of the origin and the destination; absent means any. */
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  /** Parties with at least one of these attributes; absent means everybody. */
  readonly attributes?: readonly string[];
}

/** Longer limits for those who are hard to reach, so that they are not refused more often than others (ADR 0015). */
export interface Leeway extends TripGroup {
  /** Added to the longest wait, to how early an arrive-by trip may arrive, and to how far alternatives may lie. */
  readonly time: Seconds;
}

/** Which trips the service makes: the first rule that fits decides; a trip that no rule fits is allowed. */
export interface TripRule extends TripGroup {
  /** The rule concerns wishes inside this window; absent means all day. */
  readonly during?: Window;
  readonly effect: 'allow' | 'refuse';
}

/** The rules of a service as the dispatcher needs them, for one service day. */
export interface Policy {
  /** When riders may be picked up. Empty: closed all day. */
  readonly hours: readonly Window[];
  readonly trips: readonly TripRule[];
  /** A wish for a later moment is taken until this long before it, and from this long before it. */
  readonly notice: Seconds;
  readonly horizon: Seconds;
  /** Longest wait after the wished moment (now or depart). */
  readonly maxWait: Seconds;
  /** How much too early an arrive-by trip may arrive. */
  readonly maxEarlyArrival: Seconds;
  /** Longest ride: min(perDirect × direct + plus, direct + maxDetour, cap), but never less than driving straight. */
  readonly ride: {
    readonly perDirect: number;
    readonly plus: Seconds;
    readonly maxDetour: Seconds;
    readonly cap: Seconds;
  };
  /**
   * The promised pick-up window lies this far around the planned moment, inside what the wish allows. `afterAhead`
   * holds for wishes for a later moment: slack that is kept for whoever asks meanwhile; absent: as `after`.
   */
  readonly pickupWindow: { readonly before: Seconds; readonly after: Seconds; readonly afterAhead?: Seconds };
  /** Longest halt with riders aboard for a pick-up that is not yet due. */
  readonly maxWaitAboard: Seconds;
  /** A stop reached within this time is not put off any more. UNREACHABLE: a leg begun is a leg finished. */
  readonly freeze: Seconds;
  /** What every halt takes, however many board or alight. */
  readonly halt: Seconds;
  /** A vehicle with nobody aboard leaves for a later pick-up so that it is there this long before. */
  readonly lead: Seconds;
  /** How long an offer stands. */
  readonly offerValidity: Seconds;
  /** When full: how far earlier and later than wished an offer may lie. */
  readonly alternatives: { readonly earlier: Seconds; readonly later: Seconds };
  /** The first that fits a request adds its time to its limits; absent: the same limits for all. */
  readonly leeways?: readonly Leeway[];
  /** Requests are collected this long before they are decided together; 0 decides each at once. */
  readonly batchWindow: Seconds;
  readonly weights: Weights;
  /**
   * For how many requests to come a plan keeps its vehicles at hand (core/dispatch/readiness.ts); absent: for none, the
   * cost of now decides alone.
   */
  readonly comingRequests?: number;
}
