import { z } from 'zod';
import { durationText } from './clock.js';
import { idText } from './words.js';

const connection = z.strictObject({
  stop: idText.meta({ description: 'The stop of the service where riders change' }),
  platform: idText.meta({
    description: 'Where the bus or train halts: a stop_id of the feed, or that of its station',
  }),
  toward: z.array(idText).min(1).optional().meta({
    description: 'Halts of the feed to which riders go on, and from which they come; absent: whatever runs',
  }),
  transfer: durationText
    .prefault('5 min')
    .meta({ description: 'Between alighting from one vehicle and boarding the other' }),
});

/** service.yaml, timetable: buses and trains that the service connects to (docs/timetable.md). */
export const timetableSection = z.strictObject({
  feed: z
    .string()
    .min(1)
    .meta({ description: 'Folder or .zip with a GTFS feed, relative to the folder of the scenario' }),
  connections: z.array(connection).prefault([]).meta({
    description: 'Where rides meet buses and trains: a ride to or from such a stop keeps its connection',
  }),
});

export type TimetableSection = z.output<typeof timetableSection>;
