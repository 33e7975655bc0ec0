import type { Booking } from '../../server/contract/booking.js';
import type { Quote } from '../../server/contract/booking-request.js';
import type { Caller } from './server.js';

/** Writes down a rider with this name in kana and says the id. */
export async function newRider(
  desk: Caller,
  kana: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { status, body } = await desk.call('POST', '/api/riders', { name: kana, kana, ...more });
  if (status !== 201) throw new Error(`no rider: ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}

/** Asks for a ride from the village to the station of scenarios/tiny, as soon as possible. */
export async function askedRide(
  desk: Caller,
  rider: string | null,
  travels: 'on-foot' | 'wheelchair' = 'on-foot',
  more: Record<string, unknown> = {},
): Promise<Quote> {
  const { status, body } = await desk.call('POST', '/api/quotes', {
    rider,
    origin: 'village',
    destination: 'station',
    wish: { kind: 'now' },
    party: { persons: 1, wheelchairs: travels === 'wheelchair' ? 1 : 0 },
    ...more,
  });
  if (status !== 201) throw new Error(`no quote: ${JSON.stringify(body)}`);
  return body as Quote;
}

/** The same, with a yes to the first offer. */
export async function bookedRide(
  desk: Caller,
  rider: string | null,
  travels: 'on-foot' | 'wheelchair' = 'on-foot',
): Promise<Booking> {
  const { booking, offers } = await askedRide(desk, rider, travels);
  const { number, token } = offers[0]!;
  const { status, body } = await desk.call('POST', `/api/bookings/${booking.id}/confirmation`, {
    offer: number,
    token,
  });
  if (status !== 200) throw new Error(`no booking: ${JSON.stringify(body)}`);
  return body as Booking;
}
