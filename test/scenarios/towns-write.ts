import { writeFileSync } from 'node:fs';
import { mitoyoTables } from './towns-mitoyo.js';
import { obihiroTables } from './towns-obihiro.js';

/** Makes the tables of both towns again from the published files: `npx tsx test/scenarios/towns-write.ts`. */
for (const [town, tables] of [
  ['mitoyo', mitoyoTables()],
  ['obihiro', obihiroTables()],
] as const) {
  for (const [file, text] of tables) writeFileSync(`scenarios/${town}/${file}`, text);
}
