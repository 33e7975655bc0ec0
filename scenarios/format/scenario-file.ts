import { z } from 'zod';
import { DEFAULTS } from '../defaults.js';
import { dateText } from './clock.js';
import { names, told } from './words.js';

/** scenario.yaml: what this is, where, and what about it is not real. */
export const scenarioFile = z.strictObject({
  name: names,
  place: names.optional().meta({ description: 'The town or area served' }),
  about: told.optional().meta({ description: 'What the scenario is for, in a sentence or two' }),
  timezone: z
    .string()
    .prefault(DEFAULTS.timezone.value)
    .meta({ description: 'Time zone of all clock times (IANA name)' }),
  date: dateText.meta({ description: 'The day that is run if nobody asks for another' }),
  synthetic: z
    .array(told)
    .prefault([])
    .meta({ description: 'What is invented, in words; shown beside every result' }),
  assumptions: z
    .array(z.strictObject({ what: told, because: told }))
    .prefault([])
    .meta({ description: 'What is not known and was assumed, each with the reason' }),
  attribution: z
    .array(z.string().min(1))
    .prefault([])
    .meta({ description: 'Lines that must stand beside maps and results, as licences ask' }),
});

export type ScenarioFile = z.output<typeof scenarioFile>;
