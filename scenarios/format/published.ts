import { z } from 'zod';
import { demandFile } from './demand-file.js';
import { fleetFile } from './fleet-file.js';
import { roadsFile } from './roads-file.js';
import { scenarioFile } from './scenario-file.js';
import { serviceFile } from './service-file.js';

const FILES = {
  scenario: scenarioFile,
  service: serviceFile,
  fleet: fleetFile,
  roads: roadsFile,
  demand: demandFile,
};

/** The published schemas by file name, made from the very rules by which the loader judges. */
export function publishedSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FILES).map(([name, rules]) => {
      const schema = { title: `${name}.yaml`, ...z.toJSONSchema(rules, { io: 'input', reused: 'ref' }) };
      return [`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`];
    }),
  );
}
