import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hanamidaniTables } from './tables.js';

/** `npx tsx scenarios/hanamidani/make.ts` writes the tables of this folder anew. */
for (const [name, text] of hanamidaniTables()) {
  writeFileSync(fileURLToPath(new URL(name, import.meta.url)), text);
}
