import type { Booking, Wish } from '../../server/contract/booking.js';

/** A booking while it is being made, one answer after the other. */
export interface Trip {
  readonly rider: string;
  readonly origin: string | undefined;
  readonly destination: string | undefined;
  readonly wish: Wish | undefined;
  readonly persons: number;
  readonly wheelchairs: number;
  readonly back: 'one-way' | 'on-call';
}

/** The questions in their order. */
export const QUESTIONS = ['who', 'from', 'to', 'when', 'party', 'offers'] as const;
export type Question = (typeof QUESTIONS)[number];

/** What of an earlier booking a new trip begins with. */
export type Model = Pick<Booking, 'rider' | 'origin' | 'destination' | 'party'>;

/** A new trip, like an earlier one if there is one. */
export function tripLike(rider: string, like: Model | undefined): Trip {
  return {
    rider: like?.rider ?? rider,
    origin: like?.origin,
    destination: like?.destination,
    wish: undefined,
    persons: like?.party.persons ?? 1,
    wheelchairs: like?.party.wheelchairs ?? 0,
    back: 'one-way',
  };
}

/** The way back of a booking. */
export const reversed = (booking: Booking): Model => ({
  ...booking,
  origin: booking.destination,
  destination: booking.origin,
});

/** The first question that is still open; where somebody books for nobody else, "who" is none. */
export function firstOpen(trip: Trip, family: number): Question {
  if (trip.origin !== undefined && trip.destination !== undefined) return 'when';
  return family > 0 ? 'who' : 'from';
}
