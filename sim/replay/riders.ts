import type { OfferKind } from '../../core/dispatch/promise.js';
import { randomStream, type Random } from '../../core/random.js';
import { after, elapsed, seconds, type Seconds, type ServiceTime } from '../../core/units.js';

/** How riders behave, as far as the service cannot decide it. Shares are probabilities from 0 to 1. */
export interface RiderModels {
  readonly answer: {
    /** Time to think about an offer. Longer than the offer stands: it lapses. */
    readonly after: Seconds;
    /** Share of riders who turn down an offer of this kind, each offer judged by itself, in the order read out. */
    readonly declines: Readonly<Record<OfferKind, number>>;
  };
  /** Share of booked riders who cancel, at a moment evenly spread from the booking to the promised pick-up. */
  readonly cancel: { readonly share: number };
  /** Share of refused riders who ask once more for the same trip, that long after the refusal, at most so often. */
  readonly repeat: { readonly share: number; readonly after: Seconds; readonly times: number };
  /** Share of booked riders who are not there when the driver comes. The driver does not wait for them. */
  readonly noShow: { readonly share: number };
}

/** Riders who say yes to the first offer at once, always come, and never ask twice: a table of real bookings. */
export const CONTENT_RIDERS: RiderModels = {
  answer: { after: seconds(0), declines: { 'as-wished': 0, earlier: 0, later: 0, 'other-stop': 0 } },
  cancel: { share: 0 },
  repeat: { share: 0, after: seconds(600), times: 1 },
  noShow: { share: 0 },
};

/** The behaviour of the riders of one day. Equal questions get equal answers. */
export interface Riders {
  /** The offer a rider takes; undefined for none. */
  readonly choice: <O extends { readonly kind: OfferKind }>(
    wish: string,
    offers: readonly O[],
  ) => O | undefined;
  /** When a rider who booked at `booked` cancels; undefined for never. */
  readonly cancels: (wish: string, booked: ServiceTime, pickup: ServiceTime) => ServiceTime | undefined;
  /** When a rider refused at `refused` asks again, `times` repeats having been made; undefined for never. */
  readonly asksAgain: (wish: string, refused: ServiceTime, times: number) => ServiceTime | undefined;
  readonly failsToShow: (wish: string) => boolean;
  readonly answerTime: Seconds;
}

/**
 * Every model has a stream of its own for every wish, named by model, day and wish: neither another model nor
 * another fleet nor another wish changes what a rider would do.
 */
export function ridersOf(models: RiderModels, seed: number, day: string): Riders {
  const stream = (model: string, wish: string): Random => randomStream(seed, `${model}/${day}/${wish}`);
  const happens = (share: number, model: string, wish: string): boolean =>
    share > 0 && stream(model, wish)() < share;
  return {
    answerTime: models.answer.after,
    choice(wish, offers) {
      if (offers.every((offer) => models.answer.declines[offer.kind] === 0)) return offers[0];
      const random = stream('answer', wish);
      return offers.find((offer) => random() >= models.answer.declines[offer.kind]);
    },
    cancels(wish, booked, pickup) {
      if (!happens(models.cancel.share, 'cancel', wish) || pickup <= booked) return undefined;
      const share = stream('cancel-when', wish)();
      return after(booked, seconds(Math.floor(share * elapsed(booked, pickup))));
    },
    asksAgain(wish, refused, times) {
      const { repeat } = models;
      if (times >= repeat.times || !happens(repeat.share, 'repeat', `${wish}/${times}`)) return undefined;
      return after(refused, repeat.after);
    },
    failsToShow: (wish) => happens(models.noShow.share, 'no-show', wish),
  };
}
