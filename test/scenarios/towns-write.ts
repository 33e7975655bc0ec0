import { writeFileSync } from 'node:fs';
import { hinoTables } from './towns-hino.js';
import { mitoyoTables } from './towns-mitoyo.js';
import { obihiroTables } from './towns-obihiro.js';

/** Makes the tables of the towns again from the published files: `npx tsx test/scenarios/towns-write.ts`. */
for (const [town, tables] of [
  ['hino', hinoTables()],
  ['mitoyo', mitoyoTables()],
  ['obihiro', obihiroTables()],
] as const) {
  for (const [file, text] of tables) writeFileSync(`scenarios/${town}/${file}`, text);
}
