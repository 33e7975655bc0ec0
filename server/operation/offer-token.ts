import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Booking, Offer } from '../contract/booking.js';

/** An offer as it is kept: the proof that it is ours is worked out whenever it is told. */
export type UnsignedOffer = Omit<Offer, 'token'>;

/** The open offers of a booking, each with its proof. None unless the rider is to answer. */
export const signedOffers = (booking: Booking, secret: string): readonly Offer[] =>
  booking.status === 'offered'
    ? booking.offers.map((offer) => ({ ...offer, token: tokenOf(booking, offer, secret) }))
    : [];

/** Whether the token was made by us for this offer to this rider. */
export function isGenuine(booking: Booking, offer: UnsignedOffer, token: string, secret: string): boolean {
  const ours = Buffer.from(tokenOf(booking, offer, secret));
  const theirs = Buffer.from(token);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

function tokenOf({ id, rider }: Booking, { number, validUntil }: UnsignedOffer, secret: string): string {
  const what = JSON.stringify([id, number, validUntil, rider]);
  return createHmac('sha256', secret).update(what).digest('base64url');
}
