import { z } from 'zod';
import { DEFAULT_COSTS } from '../default-costs.js';
import { rule } from '../issue-words.js';
import { count, idText, names, origin, share } from './words.js';

const amount = z
  .number(rule('yen, 0 or more'))
  .min(0, rule('yen, 0 or more'))
  .meta({ description: 'Yen for one unit; may have a fraction' });

const COUNTED = [
  'km',
  'loaded-km',
  'vehicle-hour',
  'driver-hour',
  'standby-hour',
  'run',
  'booking',
  'passenger',
  'phone-booking',
  'monitor-hour',
  'vehicle-day',
] as const;

const TIMED = ['day', 'month', 'year'] as const;

const oneOf = (...others: readonly string[]): { error: string } =>
  rule(`per to be one of ${[...COUNTED, ...TIMED, ...others].join(', ')}`, 'choose one (docs/money.md)');

const counted = z.strictObject({ per: z.enum(COUNTED), yen: amount });
const timed = z.strictObject({
  per: z.enum(TIMED),
  yen: amount,
  count: z
    .number()
    .positive()
    .prefault(1)
    .meta({ description: 'How many things: vehicles, desks, sponsors' }),
});
const price = timed.extend({
  part_by: z.enum(['vehicle-hour', 'km', 'passenger']).optional().meta({
    description: 'Only the part that falls on `vehicles`, by what all did: one price for several operators',
  }),
});
const serviceLevel = z.strictObject({
  per: z.literal('service-level'),
  of: z.enum(['found', 'on-time']).meta({
    description: 'Wishes that found room (100 − unserved_rate_strict), or on_time_rate, of the day',
  }),
  target_percent: z.number().min(0).max(100),
  yen: amount.meta({ description: 'Bonus for each percentage point above the target, penalty below it' }),
  most_yen: amount.meta({ description: 'The largest bonus or penalty of a day' }),
});
const once = z.strictObject({
  per: z.literal('once'),
  yen: amount,
  count: z.number().positive().prefault(1),
  years: z.number().positive().meta({ description: 'Spread evenly over so many years' }),
});
const fuel = z.strictObject({
  per: z.literal('fuel'),
  yen_per_litre: amount,
  km_per_litre: z.number().positive(),
});
const meter = z.strictObject({
  per: z.literal('meter'),
  first_m: z.int().min(0),
  first_yen: z.int().min(0),
  each_m: z.int().positive(),
  each_yen: z.int().min(0),
});
const deficit = z.strictObject({
  per: z.literal('deficit'),
  share: share.meta({ description: 'Of operating cost − fares − passes − sponsors' }),
});

const costLine = z.strictObject({
  id: idText,
  name: names,
  rate: z.discriminatedUnion(
    'per',
    [counted, price, once, fuel, meter, serviceLevel],
    oneOf('once', 'fuel', 'meter', 'service-level'),
  ),
  vehicles: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .meta({ description: 'Only for these vehicles or groups of fleet.yaml; absent: all' }),
  scope: z
    .enum(['operating', 'beside'])
    .prefault('operating')
    .meta({ description: 'Whether it belongs to the operating cost that indicators divide by' }),
  ...origin,
});

const incomeLine = z.strictObject({
  id: idText,
  name: names,
  kind: z
    .enum(['sponsor', 'subsidy'])
    .meta({ description: 'A sponsor lowers the public cost, a subsidy moves it to another purse' }),
  rate: z.discriminatedUnion('per', [counted, timed, deficit], oneOf('deficit')),
  ...origin,
});

const payers = z
  .strictObject({
    payers: z
      .array(
        z.strictObject({
          id: idText,
          name: names,
          attribute: z.string().min(1).meta({ description: 'Parties with this attribute are its residents' }),
          population: count.prefault(0),
        }),
      )
      .min(1),
    otherwise: idText.meta({ description: 'Who pays for parties that are nobody’s residents' }),
    parts: z
      .array(z.strictObject({ key: z.enum(['equal', 'population', 'passengers', 'passenger-km']), share }))
      .min(1)
      .refine(
        (parts) => Math.abs(parts.reduce((sum, part) => sum + part.share, 0) - 1) < 1e-9,
        rule('shares that add up to 1', 'correct the shares'),
      )
      .meta({ description: 'Parts of the public cost by key; their shares add up to 1' }),
  })
  .refine(
    (section) => section.payers.some(({ id }) => id === section.otherwise),
    rule('otherwise to be one of the payers', 'name the id of a payer'),
  );

/** service.yaml, costs: what is paid for, by whom. */
export const costsSection = z
  .strictObject({
    lines: z
      .array(costLine)
      .prefault(structuredClone(DEFAULT_COSTS))
      .meta({ description: 'What is paid for' }),
    income: z.array(incomeLine).prefault([]).meta({ description: 'Money that riders do not bring' }),
    payers: payers.optional().meta({ description: 'How several bodies share the public cost' }),
  })
  .prefault({});

export type CostsSection = z.output<typeof costsSection>;
export type RateSection = CostsSection['lines'][number]['rate'] | CostsSection['income'][number]['rate'];
