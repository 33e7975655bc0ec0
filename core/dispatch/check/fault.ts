import type { RequestId, VehicleId } from '../../ids.js';

/** Every way in which a plan, a step or a finished day can be wrong. docs/errors.md explains each. */
export const FAULT_KINDS = [
  // A plan
  'ride-twice',
  'pickup-missing',
  'dropoff-missing',
  'wrong-stop',
  'overfull',
  'riders-during-break',
  'pin-ignored',
  'vehicle-not-allowed',
  'vehicle-out-of-service',
  'course-left',
  'no-road',
  'break-unknown',
  'pickup-late',
  'dropoff-late',
  'ride-too-long',
  'wait-aboard-too-long',
  'break-late',
  'shift-overrun',
  'trip-too-long',
  'watch-overfilled',
  'stop-closed',
  // A step
  'time-backwards',
  'ride-lost',
  'offer-dropped',
  'yes-turned-down',
  'offer-without-room',
  'promise-changed',
  'promise-broken-needlessly',
  'rider-moved',
  'boarding-unreported',
  'break-dropped',
  'excluded-vehicle',
  'plan-unannounced',
  'schedule-impossible',
  // A finished day
  'wish-twice',
  'end-state-unknown',
  'ride-incomplete',
  'ride-on-two-vehicles',
  'ride-uncalled-for',
  'row-differs',
  'day-promise-broken',
  'day-overfull',
  'load-wrong',
  'day-time-backwards',
  'odometer-backwards',
  'faster-than-road',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Something that must not be: what was expected and what was found, in words that fit into `faultText`. */
export interface Fault {
  readonly kind: FaultKind;
  readonly vehicle?: VehicleId;
  readonly request?: RequestId;
  readonly expected: string;
  readonly found: string;
}

/** Those of the faults that were not known before: the same kind, vehicle and request counts as the same fault. */
export function faultsBeside(known: readonly Fault[], found: readonly Fault[]): readonly Fault[] {
  const before = new Set(known.map(nameOf));
  return found.filter((fault) => !before.has(nameOf(fault)));
}

const nameOf = ({ kind, vehicle, request }: Fault): string => `${kind} ${vehicle ?? ''} ${request ?? ''}`;

/** One sentence for people: "bus, sato: expected boarding by 08:10, found 08:12 at the earliest (pickup-late)". */
export function faultText({ kind, vehicle, request, expected, found }: Fault): string {
  const who = [vehicle, request].filter((name) => name !== undefined).join(', ');
  return `${who === '' ? '' : `${who}: `}expected ${expected}, found ${found} (${kind})`;
}
