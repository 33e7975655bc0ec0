import type { RequestId } from '../ids.js';
import { after, type ServiceTime } from '../units.js';
import { ignore, placesOf, remove, replace, type Draft } from './draft.js';
import type { InputOf } from './input.js';
import { offer } from './offering.js';
import type { Request } from './request.js';
import { againstRules } from './rules.js';

/** A request arrives: it is decided at once, or kept until the batch window closes. */
export function asked(draft: Draft, { request, at }: InputOf<'asked'>): void {
  const known = placesOf(draft, request.id).length > 0 || aboard(draft, request.id);
  if (known || draft.waiting.some((w) => w.request.id === request.id)) {
    draft.decisions.push({ kind: 'refused', request: request.id, because: { reason: 'already-asked' } });
    return;
  }
  const because = againstRules(draft, request, at);
  if (because !== undefined) {
    draft.decisions.push({ kind: 'refused', request: request.id, because });
    return;
  }
  const { batchWindow } = draft.world.policy;
  if (batchWindow === 0) {
    answer(draft, request, at);
    return;
  }
  if (draft.waiting.length === 0)
    draft.decisions.push({ kind: 'wake-me', at: after(draft.now, batchWindow) });
  draft.waiting = [...draft.waiting, { request, asked: at }];
}

/** Answers a request with offers or a refusal. */
export function answer(draft: Draft, request: Request, askedAt: ServiceTime): void {
  const answered = offer(draft, request, askedAt);
  if ('reason' in answered) {
    draft.decisions.push({ kind: 'refused', request: request.id, because: answered });
    return;
  }
  draft.decisions.push({ kind: 'offered', offers: answered });
  draft.decisions.push({ kind: 'wake-me', at: answered[0]!.validUntil });
}

/** The rider's yes: the held ride becomes a promise, the others of the same request are let go. */
export function confirmed(draft: Draft, { request, offer: number }: InputOf<'confirmed'>): void {
  const places = placesOf(draft, request);
  const chosen = places.find(({ ride }) => ride.offer === number);
  if (chosen === undefined) {
    ignore(draft, `request ${request} has no open offer ${number}: it lapsed, was declined, or never was`);
    return;
  }
  if (chosen.ride.status.kind === 'promised') {
    ignore(draft, `offer ${number} of request ${request} is confirmed already`);
    return;
  }
  for (const other of places) if (other !== chosen) remove(draft, other);
  const ride = { ...chosen.ride, status: { kind: 'promised' } } as const;
  replace(draft, chosen, ride);
  draft.decisions.push({ kind: 'promised', ride, vehicle: chosen.vehicle });
}

/** The rider's no to all offers. */
export function declined(draft: Draft, { request }: InputOf<'declined'>): void {
  const held = placesOf(draft, request).filter(({ ride }) => ride.status.kind === 'held');
  if (held.length === 0) {
    ignore(draft, `request ${request} has no open offer to decline`);
    return;
  }
  for (const place of held) remove(draft, place);
  draft.decisions.push({ kind: 'lapsed', request });
}

/** The rider withdraws. Whoever is aboard already travels on. */
export function cancelled(draft: Draft, { request }: InputOf<'cancelled'>): void {
  const places = placesOf(draft, request).filter(({ ride }) => ride.boarded === undefined);
  const waiting = draft.waiting.filter((w) => w.request.id !== request);
  if (places.length === 0 && waiting.length === draft.waiting.length) {
    ignore(draft, `request ${request} is not waiting for a ride: nothing to cancel`);
    return;
  }
  draft.waiting = waiting;
  for (const place of places) remove(draft, place);
}

/** Offers that nobody answered in time are let go, so that the room they held serves others. */
export function lapse(draft: Draft): void {
  const late = new Set<RequestId>();
  for (const tour of draft.tours) {
    for (const visit of tour.visits) {
      if (visit.kind !== 'pickup') continue;
      const { status, request } = visit.ride;
      if (status.kind === 'held' && status.until <= draft.now) late.add(request.id);
    }
  }
  for (const request of late) {
    for (const place of placesOf(draft, request)) if (place.ride.status.kind === 'held') remove(draft, place);
    draft.decisions.push({ kind: 'lapsed', request });
  }
}

const aboard = (draft: Draft, request: RequestId): boolean =>
  draft.tours.some((tour) => tour.aboard.some((ride) => ride.request.id === request));
