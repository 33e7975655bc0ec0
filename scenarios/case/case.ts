/**
 * A ride-pooling case as other programs publish it: a road network in tables, requests with exact times, and a fleet
 * without shifts or depots. Times are seconds since the beginning of the case, which becomes 0:00.
 */
export interface CaseRun {
  readonly name: string;
  /** The file of requests it names, if it does. */
  readonly requests: string | undefined;
  readonly vehicles: readonly CaseVehicle[];
  readonly rules: CaseRules;
  /** Requests are seen, and decided, once in so many seconds. */
  readonly timeStep: number;
  /** First and last second of the case; undefined: from the first to the last request. */
  readonly horizon: readonly [number, number] | undefined;
}

export interface CaseVehicle {
  readonly id: string;
  readonly seats: number;
  readonly startNode: string;
}

export interface CaseRules {
  readonly maxWait: number;
  /** Longest trip: factor × (direct drive + halt), from the beginning of boarding to the arrival. */
  readonly maxTripFactor: number;
  readonly haltPerStop: number;
  readonly extraPerPerson: number;
}

export interface CaseRequest {
  readonly id: string;
  /** When the dispatcher hears of it, and from when on it waits. */
  readonly asked: number;
  readonly origin: string;
  readonly destination: string;
  readonly persons: number;
}
