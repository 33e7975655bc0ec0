import { z } from 'zod';
import { byAge, type ByAge } from '../age-group.js';
import { DEMAND_FIGURES as FIGURES } from '../demand-figures.js';
import { rule } from '../issue-words.js';
import { DESTINATION_KINDS, PURPOSES, type Purpose } from '../purpose.js';
import { durationText, windowText } from './clock.js';
import { attributeList, dayTypeList, factor, idText, share } from './words.js';

const file = z.string().min(1);
const weight = z.number().min(0);

/** A value for each age group; groups left out keep the figure of scenarios/demand-figures.ts. */
const perAge = <S extends z.ZodType>(schema: S, figures: ByAge<z.input<S>>) =>
  z.strictObject(byAge((group) => schema.prefault(figures[group] as never))).prefault({} as never);

/** A value for each purpose; purposes left out keep the figure of scenarios/demand-figures.ts. */
const perPurpose = <S extends z.ZodType>(schema: S, figures: Readonly<Record<Purpose, z.input<S>>>) =>
  z
    .strictObject(
      Object.fromEntries(
        PURPOSES.map((purpose) => [purpose, schema.prefault(figures[purpose] as never)]),
      ) as Record<Purpose, z.ZodPrefault<S>>,
    )
    .prefault({} as never);

const hour = z.string().regex(/^([01]?\d|2[0-9])$/, rule('an hour of the service day, 0 to 29'));

const hours = z
  .record(hour, weight)
  .refine((of) => Object.values(of).some((part) => part > 0), rule('at least one hour with a share above 0'));

const stay = z.strictObject({
  median: durationText,
  spread: weight.meta({ description: 'Standard deviation of the logarithm; 0: everybody stays the median' }),
});

const days = z.tuple([z.int().min(1), z.int().min(1)]);
const ahead = z.tuple([durationText, durationText]);

const lead = z
  .array(
    z.union(
      [z.strictObject({ share: weight, days }), z.strictObject({ share: weight, ahead })],
      rule(
        'a share with days: [1, 1] or ahead: [1 h, 2 h]',
        'write days before the ride, or hours on the day',
      ),
    ),
  )
  .min(1);

/** How many people of a later year there are for each one in the table of cells. */
const growth = z
  .strictObject(byAge(() => factor.prefault(1)))
  .prefault({})
  .meta({ description: 'People of the year to be simulated ÷ people in the cells, by age group' });

const service = z
  .strictObject({
    won: z
      .strictObject({
        with_licence: perAge(share, FIGURES.wonWithLicence.value),
        without_licence: perAge(share, FIGURES.wonWithoutLicence.value),
      })
      .prefault({})
      .meta({
        description:
          'Share of outings made with the service by a person of average liking under the terms `at`',
      }),
    at: z
      .strictObject({
        walk: durationText.prefault(FIGURES.wonAt.value.walk),
        wait: durationText.prefault(FIGURES.wonAt.value.wait),
        fare_yen: weight.prefault(FIGURES.wonAt.value.fare_yen),
      })
      .prefault({}),
    expected: z
      .strictObject({
        wait: durationText.prefault(FIGURES.wonAt.value.wait),
        fare_yen: weight.prefault(FIGURES.wonAt.value.fare_yen),
      })
      .prefault({})
      .meta({ description: 'What people expect of this service; nothing of it is learned from the replay' }),
    per_walk_minute: z.number().max(0).prefault(FIGURES.perWalkMinute.value),
    per_wait_minute: z.number().max(0).prefault(FIGURES.perWaitMinute.value),
    per_100_yen: z.number().max(0).prefault(FIGURES.perHundredYen.value),
    regularity: weight
      .prefault(FIGURES.regularity.value)
      .meta({ description: 'How differently people like the service; 0: there are no regular riders' }),
    pass: perAge(
      share,
      byAge(() => FIGURES.passShare.value),
    ).meta({
      description: 'Share of people with a pass; a ride costs them nothing',
    }),
    eligible: attributeList.optional().meta({
      description: 'Who may use it: people with one of these attributes (docs/demand.md); absent: all',
    }),
    homes: z.enum(['stop', 'door']).prefault('stop').meta({
      description:
        'Where people are fetched at home: at the nearest stop within walk_limit, or at their door',
    }),
    trips: z.enum(['any', 'served']).prefault('any').meta({
      description: 'Trips people ask for: any, or only those that the trip rules of service.yaml allow them',
    }),
    walk_limit: durationText.prefault(FIGURES.walkLimit.value),
    walk_instead: durationText.prefault(FIGURES.walkInstead.value),
  })
  .prefault({});

/** Something else that is so of some people: who is registered, who gave the licence back, who is disabled. */
const trait = z.strictObject({
  attribute: z.string().min(1).meta({ description: 'What rules, fares and `eligible` call it' }),
  share: perAge(
    share,
    byAge(() => 0),
  ).meta({ description: 'Share of the people of an age of whom it is so; ages left out: nobody' }),
  of: attributeList
    .optional()
    .meta({ description: 'Only of people with one of these attributes, such as no-licence; absent: of all' }),
});

const placeWeights = z
  .record(z.string().min(1), weight)
  .refine(
    (of) => Object.values(of).some((part) => part > 0),
    rule('at least one stop with a weight above 0'),
  );

/** People who do not live here: guests, and those who come by train or bus. */
const visitorGroup = z.strictObject({
  id: idText,
  per_day: z
    .strictObject({ weekday: weight, rest_day: weight })
    .meta({ description: 'Parties a day that set out with the service; need not be whole' }),
  from: placeWeights.meta({ description: 'Stops at which they set out, with weights' }),
  to: placeWeights.meta({ description: 'Stops to which they go, with weights' }),
  hours: hours.meta({ description: 'When they set out. Weights by hour' }),
  stay,
  come_back: share
    .prefault(1)
    .meta({ description: 'Share that ask for a ride back; the others leave by other means' }),
  now: share.prefault(0.5).meta({ description: 'Share that want to leave at once, each way' }),
  ahead: durationText
    .prefault('3 h')
    .meta({ description: 'The others book both ways in one call, up to this long before they set out' }),
  parties: z
    .array(weight)
    .min(1)
    .prefault([0.4, 0.45, 0.1, 0.05])
    .meta({ description: 'Shares of parties of 1, 2, 3 … persons' }),
  channel: z.string().min(1).prefault('web').meta({ description: 'How they book' }),
});

/** Demand from people and the places they go to. All figures can be changed; none has to be given. */
export const censusSource = z.strictObject({
  kind: z.literal('census'),
  cells: file.meta({ description: 'Table of people by cell or settlement and age (docs/demand.md)' }),
  destinations: file.meta({ description: 'Table of shops, hospitals, stations … (docs/demand.md)' }),
  rest_day_types: dayTypeList
    .prefault(['weekend', 'holiday'])
    .meta({ description: 'Day types of service.yaml on which people live as on a Sunday' }),
  growth,
  licence: perAge(share, FIGURES.licence.value).meta({
    description: 'Share of people who hold a driving licence',
  }),
  outing: z
    .strictObject({
      weekday: perAge(share, FIGURES.outingWeekday.value),
      rest_day: perAge(share, FIGURES.outingRestDay.value),
    })
    .prefault({})
    .meta({ description: 'Share of people who leave home on a day' }),
  trips: z
    .strictObject({
      weekday: perAge(z.number().min(2).max(4), FIGURES.tripsWeekday.value),
      rest_day: perAge(z.number().min(2).max(4), FIGURES.tripsRestDay.value),
    })
    .prefault({})
    .meta({ description: 'Trips of a person who leaves home, trips home included' }),
  outing_without_licence: perAge(factor, FIGURES.outingWithoutLicence.value).meta({
    description: 'Outings of people without licence ÷ mean of their age group; the mean stays',
  }),
  purposes: z
    .strictObject(byAge((group) => perPurpose(weight, FIGURES.purposes.value[group])))
    .prefault({} as never),
  purposes_rest_day: perPurpose(weight, FIGURES.purposesRestDay.value).meta({
    description: 'Factors on the shares of the purposes on rest days',
  }),
  served: z
    .array(z.enum(PURPOSES))
    .prefault(['shopping', 'hospital', 'social', 'leisure', 'other'])
    .meta({ description: 'Purposes for which people think of the service; the others stay outside' }),
  hours: perPurpose(hours, FIGURES.hours.value).meta({
    description: 'When people leave home; for hospital: when they arrive. Weights by hour',
  }),
  weekdays: z
    .strictObject({
      mon: weight.prefault(FIGURES.weekdays.value.mon),
      tue: weight.prefault(FIGURES.weekdays.value.tue),
      wed: weight.prefault(FIGURES.weekdays.value.wed),
      thu: weight.prefault(FIGURES.weekdays.value.thu),
      fri: weight.prefault(FIGURES.weekdays.value.fri),
      sat: weight.prefault(FIGURES.weekdays.value.sat),
      sun: weight.prefault(FIGURES.weekdays.value.sun),
    })
    .prefault({})
    .meta({ description: 'Factor on the share won by the service' }),
  stay: perPurpose(stay, FIGURES.stay.value),
  open_return: perPurpose(share, FIGURES.openReturn.value).meta({
    description: 'Share who book the ride home only when they are finished',
  }),
  lead: lead
    .prefault(structuredClone(FIGURES.lead.value) as never)
    .meta({ description: 'How long ahead outings are booked' }),
  desk: windowText.prefault(FIGURES.desk.value).meta({ description: 'When rides of later days are booked' }),
  now_below: durationText
    .prefault(FIGURES.nowBelow.value)
    .meta({ description: 'Who asks less than this ahead wants to leave at once' }),
  phone: share.prefault(FIGURES.phone.value).meta({ description: 'Share of riders who book by telephone' }),
  other_channels: z
    .record(z.string().min(1), weight)
    .prefault({ web: 1 })
    .refine(
      (of) => Object.values(of).some((part) => part > 0),
      rule('at least one channel with a share above 0'),
    )
    .meta({ description: 'How the others book; weights by channel, such as { web: 7, catv: 3 }' }),
  traits: z
    .array(trait)
    .prefault([])
    .meta({ description: 'Further attributes of people, each drawn once for everybody' }),
  parties: z
    .array(weight)
    .min(1)
    .prefault([...FIGURES.parties.value])
    .meta({ description: 'Shares of parties of 1, 2, 3 … persons' }),
  wheelchair: perAge(share, FIGURES.wheelchair.value).meta({
    description: 'Share of people in a wheelchair',
  }),
  attraction: z
    .partialRecord(z.enum(PURPOSES), z.partialRecord(z.enum([...DESTINATION_KINDS, 'homes']), weight))
    .prefault(structuredClone(FIGURES.attraction.value) as never)
    .meta({ description: 'Kinds of destinations that serve a purpose; multiplies their weight' }),
  decay: perPurpose(durationText, FIGURES.decay.value).meta({
    description: 'Drive for which a destination is 1/e as attractive as one next door',
  }),
  visitors: z
    .array(visitorGroup)
    .prefault([])
    .meta({ description: 'Who comes from elsewhere; they bear the attribute visitor' }),
  service,
});

/** Everything the demand model reads of demand.yaml. */
export type CensusSource = z.output<typeof censusSource>;
