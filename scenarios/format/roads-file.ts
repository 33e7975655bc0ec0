import { z } from 'zod';
import { ROAD_CLASSES } from '../../core/road/graph.js';
import { ROAD_FORMATS } from '../../core/road/recognise.js';
import { SYNTHETIC_DEFAULTS as SYNTHETIC } from '../../core/road/synthetic/settings.js';
import { DEFAULTS } from '../defaults.js';
import { rule } from '../issue-words.js';
import { clockText } from './clock.js';
import { dayTypeList, factor } from './words.js';

const path = z
  .string()
  .min(1)
  .meta({ description: 'Path of a file, relative to the folder of the scenario' });

const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('files'),
    files: z.array(path).min(1, rule('at least one file', 'name the extract, or nodes.csv and edges.csv')),
    format: z.enum(['content', ...ROAD_FORMATS]).prefault('content'),
    table_edges: z
      .enum(['by-header', 'directed', 'undirected'])
      .prefault('by-header')
      .meta({ description: 'What a row of an edge table is (docs/road-import.md)' }),
    boundary: path.optional().meta({ description: 'GeoJSON area to which roads are clipped' }),
  }),
  z.strictObject({
    kind: z.literal('straight-line'),
    speed_kmh: factor,
    detour_factor: z.number().min(1).prefault(DEFAULTS.detourFactor.value),
  }),
  z.strictObject({
    kind: z.literal('synthetic'),
    settlements: path.meta({
      description: 'Table of settlements: id, lon, lat, population; or the cells of the demand',
    }),
    boundary: path
      .optional()
      .meta({ description: 'GeoJSON area of land: roads do not cross what lies outside' }),
    winding: z
      .number()
      .min(1)
      .prefault(SYNTHETIC.winding)
      .meta({ description: 'Length of a road between neighbouring settlements ÷ straight line' }),
    speed: factor
      .prefault(SYNTHETIC.speed)
      .meta({ description: 'Driven speed ÷ the usual one of its class; set it by published driving times' }),
    people_per_km2: factor
      .prefault(SYNTHETIC.peoplePerKm2)
      .meta({ description: 'How close homes lie; gives the extent of the streets in a settlement' }),
    block_m: factor
      .prefault(SYNTHETIC.blockM)
      .meta({ description: 'Distance between streets in a settlement' }),
    open_from_m: z
      .number()
      .min(0)
      .prefault(SYNTHETIC.openFromM)
      .meta({ description: 'Roads between settlements this far apart are driven at the legal limit' }),
  }),
  z.strictObject({
    kind: z.literal('matrix'),
    file: path.meta({ description: 'Table from,to,seconds,metres: one row for each ordered pair of places' }),
  }),
]);

const period = z.strictObject({
  id: z.string().min(1),
  from: clockText.optional().meta({ description: 'Absent: from the beginning of the day' }),
  to: clockText.optional().meta({ description: 'Absent: to the end of the day' }),
  day_types: dayTypeList.optional(),
  seasons: z.array(z.string().min(1)).min(1).optional().meta({ description: 'Absent: all year' }),
  speed: z
    .union(
      [factor, z.partialRecord(z.enum(ROAD_CLASSES), factor)],
      rule('a factor such as 0.8, or factors by road class'),
    )
    .meta({
      description: 'Speed relative to free flow, for all roads or by class. Periods that overlap multiply',
    }),
});

/** roads.yaml: where driving times come from. */
export const roadsFile = z.strictObject({
  source,
  stops: z
    .strictObject({
      driving_side: z.enum(['left', 'right']).prefault(DEFAULTS.drivingSide.value),
      kerb: z.enum(['either', 'strict']).prefault(DEFAULTS.kerb.value),
      max_distance_m: z.number().positive().prefault(DEFAULTS.maxSnapM.value),
    })
    .prefault({})
    .meta({ description: 'How stops are attached to roads' }),
  periods: z.array(period).prefault([]),
});

export type RoadsFile = z.output<typeof roadsFile>;
export type RoadSource = RoadsFile['source'];
export type RoadPeriod = RoadsFile['periods'][number];
