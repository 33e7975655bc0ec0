/**
 * What the search is asked: vehicles, requests and driving times as plain data, the same for a file of the
 * literature and for the tours of a running service. One unit of time throughout: minutes in the files of the
 * literature, whole seconds in live use. Costs are in any unit; the search makes their sum small.
 */
export interface Problem {
  /** Number of places; places are 0 … places − 1. */
  readonly places: number;
  /** Driving time from place a to place b at `a * places + b`. Should keep the triangle inequality. */
  readonly travel: Float64Array | Int32Array;
  /** Cost of driving from a to b, same order; absent: the driving time. */
  readonly cost?: Float64Array | Int32Array;
  /** Added to the driving time on leaving a place for a different one, after a visit there. Default 0. */
  readonly halt?: number;
  /** Longest wait at a place while somebody is aboard, between two consecutive visits. Default: no limit. */
  readonly maxWaitAboard?: number;
  readonly vehicles: readonly SearchVehicle[];
  readonly requests: readonly SearchRequest[];
  /** Rests that must lie in the tour of one vehicle. Default: none. */
  readonly breaks?: readonly SearchBreak[];
}

export interface SearchVehicle {
  /** Place where the vehicle is. */
  readonly start: number;
  /** It can leave `start` from this moment on. */
  readonly earliest: number;
  /** It has served somebody at `start`, so that leaving costs the halt. */
  readonly halted?: boolean;
  /** Place where the tour ends; absent: wherever the last visit is. */
  readonly end?: number;
  /** The tour is over, and the vehicle back at `end`, by this moment. */
  readonly latest: number;
  /** Longest time from leaving `start` to being back. Default: no limit. */
  readonly maxDuration?: number;
  /** Entry w: seats left for other riders when w wheelchairs are aboard. Length: wheelchair places + 1. */
  readonly seats: readonly number[];
  /** That many leading visits of the starting tour stay as they are. Default 0. */
  readonly locked?: number;
}

/** A halt of one vehicle for one request. */
export interface SearchVisit {
  readonly place: number;
  /** The service here begins inside [earliest, latest]. */
  readonly earliest: number;
  readonly latest: number;
  /** How long the service takes. */
  readonly dwell: number;
}

export interface SearchRequest {
  /** Absent: the party is already aboard, see `aboard`. */
  readonly pickup?: SearchVisit;
  readonly dropoff: SearchVisit;
  /** The vehicle the party sits in, and when its boarding began. Given exactly if `pickup` is absent. */
  readonly aboard?: { readonly vehicle: number; readonly since: number };
  readonly seats: number;
  readonly wheelchairs: number;
  /** Longest time from the begin of boarding to the begin of alighting. Default: no limit. */
  readonly maxRide?: number;
  /** Vehicles that may carry it; absent: all. */
  readonly vehicles?: readonly number[];
  /** What leaving it out costs, in units of cost; absent: it must be served. */
  readonly penalty?: number;
}

/** `duration` long, begun inside [earliest, latest], nobody aboard. */
export interface SearchBreak {
  readonly vehicle: number;
  readonly place: number;
  readonly earliest: number;
  readonly latest: number;
  readonly duration: number;
}

/**
 * The visits of one vehicle in order, as numbers: 2r picks up request r, 2r + 1 drops it off; with n requests,
 * 2(n + b) is break b. Start and end place are not listed.
 */
export type VisitCodes = readonly number[];

/** One tour a vehicle, by vehicle index. */
export type Plan = readonly VisitCodes[];
