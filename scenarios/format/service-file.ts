import { z } from 'zod';
import { DEFAULTS } from '../defaults.js';
import { rule } from '../issue-words.js';
import { dateText, durationText, signedDurationText, windowText } from './clock.js';
import { costsSection } from './costs-section.js';
import { fareSection } from './fare-section.js';
import { timetableSection } from './timetable-section.js';
import { attributeList, count, dates, dayTypeList, factor, zoneList } from './words.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const monthDay = z
  .string(rule('a month and day such as "12-01"'))
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, rule('a month and day such as "12-01"'));

const calendar = z
  .strictObject({
    day_types: z
      .record(z.string(), z.array(z.enum(WEEKDAYS)))
      .prefault(
        structuredClone(DEFAULTS.dayTypes.value) as unknown as Record<string, (typeof WEEKDAYS)[number][]>,
      )
      .meta({ description: 'Which weekdays are of which type; a weekday of none has no service' }),
    special_days: z
      .array(
        z.strictObject({
          date: dateText,
          name: z.string().min(1),
          runs_as: z.string().min(1).meta({ description: 'A day type, or "closed"' }),
        }),
      )
      .prefault([])
      .meta({ description: 'Holidays and other days that do not follow their weekday' }),
    closures: z
      .array(z.strictObject({ from: dateText, to: dateText, because: z.string().min(1) }))
      .prefault([])
      .meta({ description: 'Days without service, both ends included' }),
    seasons: z
      .record(z.string(), z.strictObject({ from: monthDay, to: monthDay }))
      .prefault({})
      .meta({ description: 'Named parts of every year, both ends included; may run over New Year' }),
    from: dateText.optional().meta({ description: 'First day of the service' }),
    to: dateText.optional().meta({ description: 'Last day of the service' }),
  })
  .prefault({});

const tripRule = z.strictObject({
  id: z.string().min(1).meta({ description: 'Named in the refusal' }),
  effect: z.enum(['allow', 'refuse']),
  from: zoneList.optional(),
  to: zoneList.optional(),
  attributes: attributeList.optional(),
  during: windowText.optional(),
  day_types: dayTypeList.optional(),
  dates: dates.optional().meta({ description: 'When the rule holds; absent: always' }),
});

const leeway = z.strictObject({
  id: z.string().min(1),
  time: durationText.meta({ description: 'Added to max_wait, max_early_arrival and alternatives' }),
  from: zoneList.optional(),
  to: zoneList.optional(),
  attributes: attributeList.optional(),
});

const weight = z.number().min(0);

const policy = z
  .strictObject({
    notice: signedDurationText.prefault(DEFAULTS.notice.value).meta({
      description:
        'A wish for a later moment is taken until this long before it; negative: until this long after it',
    }),
    horizon: durationText
      .prefault(DEFAULTS.horizon.value)
      .meta({ description: 'How far ahead wishes are taken' }),
    max_wait: durationText
      .prefault(DEFAULTS.maxWait.value)
      .meta({ description: 'Longest wait after the wished moment' }),
    max_early_arrival: durationText
      .prefault(DEFAULTS.maxEarlyArrival.value)
      .meta({ description: 'How much too early an arrive-by trip may arrive' }),
    ride: z
      .strictObject({
        per_direct: z.number().min(1).prefault(DEFAULTS.ridePerDirect.value),
        plus: durationText.prefault(DEFAULTS.ridePlus.value),
        max_detour: durationText.prefault(DEFAULTS.rideMaxDetour.value),
        cap: durationText.prefault(DEFAULTS.rideCap.value),
      })
      .prefault({})
      .meta({ description: 'Longest ride: min(per_direct × direct + plus, direct + max_detour, cap)' }),
    pickup_window: z
      .strictObject({
        before: durationText.prefault(DEFAULTS.pickupBefore.value),
        after: durationText.prefault(DEFAULTS.pickupAfter.value),
        after_ahead: durationText.optional().meta({
          description: 'For wishes for a later moment: slack for whoever asks meanwhile; absent: as after',
        }),
      })
      .prefault({})
      .meta({ description: 'Promised around the planned pick-up' }),
    max_wait_aboard: durationText.prefault(DEFAULTS.maxWaitAboard.value),
    freeze: z
      .union([z.literal('leg'), durationText])
      .prefault(DEFAULTS.freeze.value)
      .meta({
        description: 'A stop reached within this time is not put off; "leg": a leg begun is finished',
      }),
    halt: durationText
      .prefault(DEFAULTS.halt.value)
      .meta({ description: 'What every halt takes, however many board or alight' }),
    lead: durationText
      .prefault(DEFAULTS.lead.value)
      .meta({ description: 'An empty vehicle is at a later pick-up this long before' }),
    offer_validity: durationText.prefault(DEFAULTS.offerValidity.value),
    alternatives: z
      .strictObject({
        earlier: durationText.prefault(DEFAULTS.alternativesEarlier.value),
        later: durationText.prefault(DEFAULTS.alternativesLater.value),
      })
      .prefault({})
      .meta({ description: 'When full: how far from the wish an offer may lie' }),
    leeways: z
      .array(leeway)
      .prefault([])
      .meta({ description: 'Longer limits for those who are refused too often: the first that fits counts' }),
    batch_window: durationText
      .prefault(DEFAULTS.batchWindow.value)
      .meta({ description: 'Requests are collected this long and decided together' }),
    improvement: count
      .prefault(DEFAULTS.improvement.value)
      .meta({ description: 'Attempts to better the plan after each change; 0: new rides are only put in' }),
    coming_requests: z
      .number()
      .min(0)
      .prefault(DEFAULTS.comingRequests.value)
      .meta({ description: 'For how many requests to come vehicles are kept at hand; 0: for none' }),
    weights: z
      .strictObject({
        driving_yen_per_hour: weight
          .prefault(DEFAULTS.drivingYenPerHour.value)
          .meta({ description: 'An hour of driving of one vehicle: the driver, fuel and wear' }),
        waiting_yen_per_hour: weight
          .prefault(DEFAULTS.waitingYenPerHour.value)
          .meta({ description: 'An hour that one person waits beyond the wished moment' }),
        riding_yen_per_hour: weight
          .prefault(DEFAULTS.ridingYenPerHour.value)
          .meta({ description: 'An hour that one person sits in the vehicle' }),
      })
      .refine(
        (w) => w.waiting_yen_per_hour >= w.riding_yen_per_hour,
        rule('waiting_yen_per_hour of at least riding_yen_per_hour', 'raise waiting_yen_per_hour'),
      )
      .prefault({})
      .meta({ description: 'What the plan weighs against each other; docs/money.md says how to choose' }),
  })
  .prefault({});

const boarding = z
  .strictObject({
    board: z
      .strictObject({
        person: durationText.prefault(DEFAULTS.boardPerson.value),
        wheelchair: durationText.prefault(DEFAULTS.boardWheelchair.value),
      })
      .prefault({})
      .meta({ description: 'Time to board, for each person on foot and each wheelchair user' }),
    alight: z
      .strictObject({
        person: durationText.prefault(DEFAULTS.alightPerson.value),
        wheelchair: durationText.prefault(DEFAULTS.alightWheelchair.value),
      })
      .prefault({})
      .meta({ description: 'Time to alight, for each person on foot and each wheelchair user' }),
  })
  .prefault({})
  .meta({ description: 'Time riders take beyond the halt itself' });

const walks = z
  .strictObject({
    limit: durationText.prefault(DEFAULTS.walkLimit.value).meta({
      description: 'How far a party may be sent to another stop on foot; parties with wheelchairs are not',
    }),
    speed_kmh: factor.prefault(DEFAULTS.walkKmh.value),
    detour_factor: z.number().min(1).prefault(DEFAULTS.walkDetour.value),
  })
  .prefault({});

/** service.yaml: when, for whom and by which rules. */
export const serviceFile = z.strictObject({
  calendar,
  hours: z.record(z.string(), z.array(windowText)).meta({
    description: 'When riders may be picked up, by day type; a day type without hours has no service',
  }),
  trips: z.array(tripRule).prefault([]).meta({
    description: 'Which trips are made: the first rule that fits decides, a trip none fits is allowed',
  }),
  policy,
  boarding,
  walks,
  fare: fareSection,
  costs: costsSection,
  timetable: timetableSection.optional(),
});

export type ServiceFile = z.output<typeof serviceFile>;
