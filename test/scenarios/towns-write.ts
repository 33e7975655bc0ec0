import { mkdirSync, writeFileSync } from 'node:fs';
import { aizuTables } from './towns-aizu.js';
import { inaTables } from './towns-ina.js';
import { maebashiTables } from './towns-maebashi.js';
import { matsumotoTables } from './towns-matsumoto.js';
import { mitoyoTables } from './towns-mitoyo.js';
import { obihiroTables } from './towns-obihiro.js';
import { sarabetsuTables } from './towns-sarabetsu.js';
import { takiTables } from './towns-taki.js';

const TOWNS = {
  mitoyo: mitoyoTables,
  obihiro: obihiroTables,
  ina: inaTables,
  aizu: aizuTables,
  maebashi: maebashiTables,
  matsumoto: matsumotoTables,
  sarabetsu: sarabetsuTables,
  taki: takiTables,
};

/** Makes the tables of the towns again, of all or of those named: `npx tsx test/scenarios/towns-write.ts ina`. */
for (const [town, tables] of Object.entries(TOWNS)) {
  if (process.argv.length > 2 && !process.argv.includes(town)) continue;
  mkdirSync(`scenarios/${town}`, { recursive: true });
  for (const [file, text] of tables()) writeFileSync(`scenarios/${town}/${file}`, text);
}
