import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publishedSchemas } from '../format/published.js';

/** `npx tsx scenarios/schema/write.ts` publishes the schemas anew after a change of scenarios/format. */
for (const [name, text] of publishedSchemas()) {
  writeFileSync(fileURLToPath(new URL(name, import.meta.url)), text);
}
