import { z } from 'zod';
import type { Access, ObjectOf } from '../../auth/access.js';
import type { Actor } from '../../auth/actor.js';
import { booking, type Booking } from '../../contract/booking.js';
import {
  back,
  bookingChange,
  confirmation,
  quote,
  quoteRequest,
  type Quote,
  type QuoteRequest,
} from '../../contract/booking-request.js';
import { Refused } from '../../contract/problem.js';
import { sayNo, sayYes } from '../../operation/answer.js';
import {
  askReturn,
  askRide,
  askTrip,
  callReturn,
  riderAttributes,
  type Ask,
  type Asked,
} from '../../operation/ask.js';
import type { Desk } from '../../operation/operation.js';
import { refusalWords } from '../explanation.js';
import { attributesOn } from '../riders.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

/** Who may ask for rides and answer offers. */
export const RIDING: Access = {
  roles: { rider: 'own', operator: 'any', admin: 'any' },
  scope: 'bookings:write',
};
const THIS: ObjectOf = { kind: 'booking', parameter: 'booking' };
const parameters = z.strictObject({ booking: z.string() });
const topic = 'bookings';

/** From a wish to a promise: ask, hear offers, say yes or no. */
export const quoteRoutes = (services: Services): Route[] => [
  ...asking(services),
  ...ridingBack(),
  ...answering(),
];

const asking = (services: Services): Route[] => [
  route({
    method: 'post',
    path: '/api/quotes',
    name: 'createQuote',
    topic,
    summary: 'Ask for a ride, perhaps with a way back: offers, or a refusal with what would help',
    access: RIDING,
    object: { kind: 'rider', parameter: 'rider', in: 'body' },
    body: quoteRequest,
    answer: { status: 201, body: quote },
    problems: ['duplicate-wish'],
    limit: 'quotes',
    handle: async ({ actor, body, submit }) => {
      const ask = await askOf(services, actor, body);
      const { back: wayBack } = body;
      return submit((desk): Quote => {
        if (wayBack === undefined) return { ...told(desk, askRide(desk, ask)), back: null };
        const asked = askTrip(desk, ask, wayBack);
        return { ...told(desk, asked.out), back: asked.back === undefined ? null : told(desk, asked.back) };
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/bookings/{booking}/changes',
    name: 'changeBooking',
    topic,
    summary: 'Ask for the ride in another way; the old one stays until a yes to the new one ends it',
    access: RIDING,
    object: THIS,
    parameters,
    body: bookingChange,
    answer: { status: 201, body: quote },
    problems: ['conflict', 'duplicate-wish'],
    limit: 'quotes',
    handle: ({ actor, parameters: { booking: id }, body, submit }) =>
      submit((desk): Quote => {
        const old = desk.state.bookings.get(id);
        if (old === undefined) throw noSuchBooking(id);
        const ask = changedAsk(old, body, channelOf(actor, undefined));
        return { ...told(desk, askRide(desk, ask)), back: null };
      }),
  }),
];

const ridingBack = (): Route[] => [
  route({
    method: 'post',
    path: '/api/bookings/{booking}/return',
    name: 'askReturn',
    topic,
    summary: 'Ask for the way back of a ride booked one way: at a moment, or when the rider calls',
    access: RIDING,
    object: THIS,
    parameters,
    body: back,
    answer: { status: 201, body: quote },
    problems: ['conflict'],
    limit: 'quotes',
    handle: ({ parameters: { booking: id }, body, submit }) =>
      submit((desk): Quote => ({ ...told(desk, askReturn(desk, id, body)), back: null })),
  }),
  route({
    method: 'post',
    path: '/api/bookings/{booking}/call',
    name: 'callReturn',
    topic,
    summary: 'The rider of an open return has finished and wants to ride now',
    access: RIDING,
    object: THIS,
    parameters,
    answer: { status: 201, body: quote },
    problems: ['conflict'],
    limit: 'quotes',
    handle: ({ parameters: { booking: id }, submit }) =>
      submit((desk): Quote => ({ ...told(desk, callReturn(desk, id)), back: null })),
  }),
];

const answering = (): Route[] => [
  route({
    method: 'post',
    path: '/api/bookings/{booking}/confirmation',
    name: 'confirmBooking',
    topic,
    summary: 'Yes to one offer: from here on it is a promise',
    access: RIDING,
    object: THIS,
    parameters,
    body: confirmation,
    answer: { status: 200, body: booking },
    problems: ['offer-expired', 'offer-forged', 'conflict'],
    handle: ({ parameters: { booking: id }, body, submit }) =>
      submit((desk) => sayYes(desk, { booking: id, ...body })),
  }),
  route({
    method: 'post',
    path: '/api/bookings/{booking}/decline',
    name: 'declineBooking',
    topic,
    summary: 'No to all offers',
    access: RIDING,
    object: THIS,
    parameters,
    answer: { status: 200, body: booking },
    problems: ['conflict'],
    handle: ({ parameters: { booking: id }, submit }) => submit((desk) => sayNo(desk, id)),
  }),
];

async function askOf({ gate, operation }: Services, actor: Actor, wanted: QuoteRequest): Promise<Ask> {
  const { origin, destination, wish, party, walkLimit_s, anyway, test } = wanted;
  const rider = actor.role === 'rider' ? (wanted.rider ?? actor.rider) : (wanted.rider ?? null);
  if (actor.role === 'rider' && wanted.attributes.length > 0) {
    throw new Refused('not-allowed', {
      ja: '割引などの属性は受付で登録します。',
      en: 'attributes that fares depend on are written down by the desk',
    });
  }
  const date = operation.calendar.dateOf(momentOf(wish) ?? operation.clock.now());
  const own = rider === null ? [] : await attributesOn(gate.store.db, rider, date);
  return {
    rider,
    origin,
    destination,
    wish,
    party,
    attributes: [...new Set([...own, ...wanted.attributes])],
    ...(walkLimit_s === undefined ? {} : { walkLimit_s }),
    channel: channelOf(actor, wanted.channel),
    ...(anyway ? { anyway: 'yes' } : {}),
    ...(test ? { purpose: 'test' } : {}),
  };
}

type Moment = Parameters<Services['operation']['calendar']['dateOf']>[0];

function momentOf(wish: Booking['wish']): Moment | undefined {
  if (wish.kind === 'now') return undefined;
  return Date.parse(wish.kind === 'depart' ? wish.at : wish.by) as Moment;
}

/** Riders come by the web, the desk by telephone, machines as they say. */
function channelOf(actor: Actor, named: string | undefined): string {
  if (actor.role === 'rider') return 'web';
  return named ?? (actor.role === 'machine' ? 'api' : 'phone');
}

function changedAsk(old: Booking, change: z.output<typeof bookingChange>, channel: string): Ask {
  const { walkLimit_s = old.walkLimit_s } = change;
  return {
    rider: old.rider,
    origin: change.origin ?? old.origin,
    destination: change.destination ?? old.destination,
    wish: change.wish ?? old.wish,
    party: change.party ?? old.party,
    attributes: riderAttributes(old),
    walkLimit_s,
    channel,
    replaces: old.id,
    ...(old.returnOf === null ? {} : { returnOf: old.returnOf }),
    ...(old.test ? { purpose: 'test' } : {}),
  };
}

function told(desk: Desk, { booking: made, offers }: Asked): Omit<Quote, 'back'> {
  const day = desk.state.days.get(made.date);
  const refused = made.status === 'refused' && day !== undefined;
  const explanation = refused ? refusalWords({ day, calendar: desk.calendar }, made) : null;
  return { booking: made, offers: [...offers], explanation };
}

const noSuchBooking = (id: string): Refused =>
  new Refused('not-found', {
    ja: `予約${id}はないか、運行日が終わっています。`,
    en: `booking ${id} is not known, or its day is over`,
  });
