import { z } from 'zod';
import { rule } from '../issue-words.js';
import { dateText, windowText } from './clock.js';
import { attributeList, count, idText, origin, share, zoneList } from './words.js';

const yenRule = rule('whole yen, 0 or more', 'write a whole number without a sign or a comma');

/** An amount of money. */
export const yenAmount = z.int(yenRule).min(0, yenRule).meta({ description: 'Whole yen' });

const distanceRule = rule(
  'bands that grow, the last one without below_m',
  'order the bands and leave below_m out of the last one',
);

const along = z
  .enum(['direct-way', 'straight-line'])
  .prefault('direct-way')
  .meta({ description: 'The direct drive between the two stops, or the straight line' });

const flat = { kind: z.literal('flat'), yen: yenAmount.meta({ description: 'For each person and ride' }) };

const distance = {
  kind: z.literal('distance'),
  along,
  bands: z
    .array(z.strictObject({ below_m: z.int().positive().optional(), yen: yenAmount }))
    .min(1)
    .refine((bands) => bands.every(({ below_m: end }, i) => grows(end, bands[i + 1])), distanceRule)
    .meta({ description: 'Fare up to, but not including, so many metres; the last band has no end' }),
};

const meter = {
  kind: z.literal('meter'),
  along,
  first_m: z.int().min(0),
  first_yen: yenAmount,
  each_m: z.int().positive().meta({ description: 'Length of each further stretch begun' }),
  each_yen: yenAmount,
};

const zones = {
  kind: z.literal('zones'),
  pairs: z
    .array(z.strictObject({ from: zoneList, to: zoneList, yen: yenAmount }))
    .min(1)
    .meta({ description: 'In either direction; the first pair that fits decides' }),
  otherwise_yen: yenAmount.meta({ description: 'Where no pair fits' }),
};

const KINDS = 'kind to be one of flat, distance, meter, zones';

const price = z.discriminatedUnion(
  'kind',
  [z.strictObject(flat), z.strictObject(distance), z.strictObject(meter), z.strictObject(zones)],
  rule(KINDS, 'choose one (docs/money.md)'),
);

const timeBands = {
  kind: z.literal('time-bands'),
  bands: z
    .array(z.strictObject({ during: windowText, price }))
    .min(1)
    .meta({ description: 'By the beginning of the promised pick-up window; the end of a span is not in it' }),
  otherwise: price,
};

const lowering = {
  yen: yenAmount.optional().meta({ description: 'The fare becomes this; a lower one stays' }),
  yen_off: yenAmount.optional(),
  percent_off: z.number().min(0).max(100).optional(),
  most_yen: yenAmount.optional().meta({ description: 'With percent_off: at most so much is taken off' }),
};

const one = ({ yen, yen_off: off, percent_off: percent }: LoweringInput): boolean =>
  [yen, off, percent].filter((value) => value !== undefined).length === 1;

const oneRule = rule('one of yen, yen_off and percent_off', 'keep one of the three');

const mostOfPercent = ({ most_yen: most, percent_off: percent }: LoweringInput): boolean =>
  most === undefined || percent !== undefined;

const mostRule = rule('most_yen beside percent_off only', 'remove most_yen, or write percent_off');

const reduced = z
  .strictObject({
    id: z.string().min(1),
    attributes: attributeList,
    persons_at_most: z
      .int()
      .positive()
      .optional()
      .meta({ description: 'Only in parties of at most so many persons; absent: in any' }),
    ...lowering,
  })
  .refine(one, oneRule)
  .refine(mostOfPercent, mostRule);
const channel = z
  .strictObject({ channel: z.string().min(1), ...lowering })
  .refine(one, oneRule)
  .refine(mostOfPercent, mostRule);
const shared = z
  .strictObject({ parties: z.int().min(2), ...lowering })
  .refine(one, oneRule)
  .refine(mostOfPercent, mostRule);

const pass = z.strictObject({
  id: idText,
  valid: z.enum(['month', 'day']),
  yen: yenAmount,
  attributes: attributeList.optional().meta({ description: 'Who may hold it; absent: anybody' }),
  part: share.prefault(1).meta({
    description: 'Part of its price that is income of this service; the rest is of others sold with it',
  }),
  ride_yen: yenAmount.prefault(0).meta({ description: 'What a ride costs its holder' }),
  share: share.prefault(0).meta({ description: 'Share of those who may hold it that do' }),
  active_riders: count
    .prefault(0)
    .meta({ description: 'Riders who may hold it: passes sold a month = share × these' }),
  ...origin,
});

const coupon = z.strictObject({
  id: idText,
  book_yen: yenAmount,
  tickets: z.int().positive(),
  worth_yen: z.int().positive().meta({ description: 'What one ticket pays of a fare' }),
  share: share.prefault(0).meta({ description: 'Share of parties without a pass that pay with it' }),
});

const others = {
  priced_for: z.enum(['person', 'party']).prefault('person').meta({
    description: 'Whose price it is: of each person, or of the party, whose persons share it equally',
  }),
  reduced: z
    .array(reduced)
    .prefault([])
    .meta({ description: 'By attributes of a person; the first that fits holds' }),
  channels: z.array(channel).prefault([]).meta({ description: 'By how it was booked' }),
  shared: z.array(shared).prefault([]).meta({
    description: 'When so many parties were aboard together on a driven leg; settled when alighting',
  }),
  combine: z
    .enum(['cheapest', 'all'])
    .prefault('cheapest')
    .meta({ description: 'Of several reductions: the one that leaves least, or all one after the other' }),
  round: z
    .strictObject({ to: z.int().positive(), mode: z.enum(['down', 'nearest', 'up']) })
    .prefault({ to: 1, mode: 'nearest' })
    .meta({ description: 'Per person, once, after all reductions' }),
  minimum_yen: yenAmount.optional(),
  maximum_yen: yenAmount.optional(),
  free_periods: z
    .array(z.strictObject({ name: z.string().min(1), from: dateText, to: dateText }))
    .prefault([])
    .meta({ description: 'Trials: nobody pays, no passes are sold; both ends included' }),
  passes: z.array(pass).prefault([]),
  coupons: z.array(coupon).prefault([]),
};

/** service.yaml, fare: what a ride costs. */
export const fareSection = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('free') }),
      z.strictObject({ ...flat, ...others }),
      z.strictObject({ ...distance, ...others }),
      z.strictObject({ ...meter, ...others }),
      z.strictObject({ ...zones, ...others }),
      z.strictObject({ ...timeBands, ...others }),
    ],
    rule(`${KINDS}, time-bands, free`, 'choose one (docs/money.md)'),
  )
  .prefault({ kind: 'free' });

interface LoweringInput {
  readonly yen?: number | undefined;
  readonly yen_off?: number | undefined;
  readonly percent_off?: number | undefined;
  readonly most_yen?: number | undefined;
}

/** The end of a band lies before the end of the next; only the last has none. */
function grows(
  end: number | undefined,
  next: { readonly below_m?: number | undefined } | undefined,
): boolean {
  if (next === undefined || end === undefined) return next === end;
  return next.below_m === undefined || next.below_m > end;
}

export type FareSection = z.output<typeof fareSection>;
export type PriceSection = z.output<typeof price>;
export type Lowering = z.output<typeof shared>;
