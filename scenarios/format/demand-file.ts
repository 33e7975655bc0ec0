import { z } from 'zod';
import { DEFAULTS } from '../defaults.js';
import { censusSource } from './census-source.js';
import { durationText, windowText } from './clock.js';
import { count, share } from './words.js';

const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bookings'),
    file: z.string().min(1).meta({ description: 'Table of wishes, relative to the folder of the scenario' }),
  }),
  z.strictObject({
    kind: z.literal('generator'),
    wishes: count.meta({ description: 'Wishes a day' }),
    during: windowText.meta({ description: 'When people want to travel, evenly spread' }),
    now: share.prefault(0.5).meta({ description: 'Share of wishes for at once' }),
    arrive: share
      .prefault(0.2)
      .meta({ description: 'Share of arrive-by wishes; the rest wants to depart at a time' }),
    ahead: durationText
      .prefault('2 h')
      .meta({ description: 'Wishes for later are asked up to this long before' }),
    parties: z
      .array(share)
      .min(1)
      .prefault([0.8, 0.15, 0.05])
      .meta({ description: 'Shares of parties of 1, 2, 3 … persons' }),
    wheelchair: share.prefault(0).meta({ description: 'Share of parties with one wheelchair user' }),
  }),
  censusSource,
  z.strictObject({
    kind: z.literal('journal'),
    file: z
      .string()
      .min(1)
      .meta({ description: 'What was heard on a live day, as `noriai export` wrote it' }),
  }),
]);

const never = share.prefault(DEFAULTS.riderShare.value);
const sharePart = z.strictObject({ share: never }).prefault({});

/** How simulated riders leave the script. Every chance is drawn from a stream of its own. */
const riders = z
  .strictObject({
    answer: z
      .strictObject({
        after: durationText
          .prefault(DEFAULTS.answerAfter.value)
          .meta({ description: 'Time to think about an offer' }),
        declines: z
          .strictObject({ 'as-wished': never, earlier: never, later: never, 'other-stop': never })
          .prefault({})
          .meta({ description: 'Share of riders who turn down an offer of this kind' }),
      })
      .prefault({}),
    cancel: sharePart.meta({ description: 'Share of booked riders who cancel before the promised pick-up' }),
    repeat: z
      .strictObject({
        share: never.meta({ description: 'Share of refused riders who ask again' }),
        after: durationText.prefault(DEFAULTS.repeatAfter.value),
        times: count.prefault(DEFAULTS.repeatTimes.value),
      })
      .prefault({}),
    no_show: sharePart.meta({ description: 'Share of booked riders who are not at the stop' }),
  })
  .prefault({})
  .transform(({ no_show: noShow, ...others }) => ({ ...others, noShow }));

/** demand.yaml: who wants to travel. */
export const demandFile = z.strictObject({ source, riders });

export type DemandFile = z.output<typeof demandFile>;
/** How simulated riders behave. By default a table is replayed as it is: they take the first offer and always come. */
export type RiderModels = DemandFile['riders'];
export type GeneratorSettings = Extract<DemandFile['source'], { kind: 'generator' }>;
