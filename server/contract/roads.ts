import { z } from 'zod';

/** Two numbers: longitude and latitude, five decimals, which is a metre. */
const point = z.tuple([z.number(), z.number()]);

/** The streets of the service as GeoJSON: one feature for each class of road. Ways without roads have none. */
export const roadMap = z
  .strictObject({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.strictObject({
        type: z.literal('Feature'),
        properties: z.strictObject({ roadClass: z.string() }),
        geometry: z.strictObject({
          type: z.literal('MultiLineString'),
          coordinates: z.array(z.array(point)),
        }),
      }),
    ),
  })
  .meta({ id: 'RoadMap' });
export type RoadMap = z.output<typeof roadMap>;
