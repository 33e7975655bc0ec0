import { z } from 'zod';
import { ROAD_CLASSES } from '../../core/road/graph.js';
import { rule } from '../issue-words.js';
import { durationText, windowText } from './clock.js';
import { attributeList, count, dates, factor, idText, zoneList } from './words.js';

const load = z
  .strictObject({ seats: count, wheelchairs: count.prefault(0) })
  .refine(
    ({ seats, wheelchairs }) => seats + wheelchairs > 0,
    rule('room for somebody', 'say how many seats or wheelchair places there are'),
  );

/** A stop by its id, a point on the map, or a junction of the road tables. */
export const spot = z
  .union(
    [
      idText,
      z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }),
      z.strictObject({ node: idText }),
    ],
    rule('the id of a stop, { lon, lat } or { node }', 'name one place'),
  )
  .meta({ description: 'The id of a stop, a point { lon, lat }, or a junction { node } of the road tables' });

export type Spot = z.output<typeof spot>;

const rest = z.strictObject({
  begin: windowText.meta({ description: 'The rest begins inside this span' }),
  lasts: durationText,
  at: spot.optional().meta({ description: 'Where; absent: the start place of the vehicle' }),
});

const shift = z.strictObject({
  time: windowText.meta({ description: 'From leaving the start place to being back at the end place' }),
  breaks: z.array(rest).prefault([]),
});

const trip = z.strictObject({
  leave: windowText.meta({ description: 'When the driver would leave the start place if nobody rode along' }),
  detour: durationText.meta({
    description:
      'Accepted for riders: longer under way than the direct drive by at most this, halts included',
  }),
});

const roads = z.strictObject({
  classes: z.array(z.enum(ROAD_CLASSES)).min(1).optional(),
  streets: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .meta({ description: 'Names of streets that may be used beside those of `classes`' }),
  max_kmh: factor.optional().meta({ description: 'Driven at most this fast, whatever the street allows' }),
});

const vehicles = z.strictObject({
  id: idText,
  count: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Alike vehicles, named id-1, id-2, …; absent: one, named id' }),
  name: z.string().optional(),
  layouts: z
    .array(load)
    .min(1, rule('at least one layout', 'say how many seats and wheelchair places there are'))
    .meta({ description: 'Ways to arrange the inside; a load has to fit one of them' }),
  start: spot,
  end: z
    .union([z.literal('anywhere'), spot])
    .optional()
    .meta({
      description: 'Where shifts end; absent: at the start place; anywhere: where the last rider alights',
    }),
  shifts: z
    .record(z.string(), z.array(shift))
    .prefault({})
    .meta({ description: 'By day type; a day type that is not named is a day off' }),
  trips: z.record(z.string(), trip).prefault({}).meta({
    description:
      'By day type, in the place of shifts: one trip from start to end that the driver makes anyway and publishes',
  }),
  speed: factor.prefault(1).meta({ description: 'Speed relative to an ordinary car' }),
  roads: roads.optional().meta({ description: 'The roads this kind of vehicle may use; absent: all' }),
  zones: zoneList
    .optional()
    .meta({ description: 'Serves trips with both ends in one of these; absent: all' }),
  attributes: attributeList.optional().meta({ description: 'Carries only parties with one of these' }),
  dates: dates.optional().meta({ description: 'When they are in service; absent: always' }),
});

const monitors = z.strictObject({
  id: idText,
  count: z.int().min(1).prefault(1).meta({ description: 'People on duty at once' }),
  watches: z.int().min(1).meta({ description: 'Vehicles on the road at once that each of them can watch' }),
  vehicles: z
    .array(idText)
    .min(1)
    .optional()
    .meta({ description: 'Ids of the vehicles or groups that go only while watched; absent: all' }),
  shifts: z
    .record(z.string(), z.array(windowText))
    .meta({ description: 'When they are on duty, by day type' }),
});

/** fleet.yaml: who drives, and who watches those that drive by themselves. */
export const fleetFile = z.strictObject({
  vehicles: z.array(vehicles),
  monitors: z.array(monitors).prefault([]).meta({
    description: 'Remote monitors: people who watch vehicles that drive by themselves',
  }),
});

export type FleetFile = z.output<typeof fleetFile>;
export type VehicleGroup = FleetFile['vehicles'][number];
