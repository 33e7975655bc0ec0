import { readFileSync, writeFileSync } from 'node:fs';
import type { BenchTable } from './table.js';

/** All benches in the order of docs/benchmarks.md; loaded only when called for. */
const BENCHES: Readonly<Record<string, () => Promise<BenchTable>>> = {
  dispatch: async () => (await import('./dispatch.js')).dispatchBench(),
  offers: async () => (await import('./offers.js')).offersBench(),
  day: async () => (await import('./day.js')).dayBench(),
  demand: async () => (await import('./demand.js')).demandBench(),
  fairness: async () => (await import('./fairness.js')).fairnessBench(),
  routing: async () => (await import('./routing.js')).routingBench(),
  hospitals: async () => (await import('./hospitals.js')).hospitalsBench(),
  'dial-a-ride': async () => (await import('./dial-a-ride.js')).dialARideBench(),
  'dial-a-ride-long': async () => {
    const { dialARideBench, LONG } = await import('./dial-a-ride.js');
    return dialARideBench(LONG);
  },
  anticipation: async () => (await import('./anticipation.js')).anticipationBench(),
  weights: async () => (await import('./weights.js')).weightsBench(),
  batch: async () => (await import('./batch.js')).batchBench(),
  'live-improvement': async () => (await import('./live-improvement.js')).liveImprovementBench(),
  live: async () => {
    const { liveBench, FULL_LOAD } = await import('./live.js');
    return liveBench({ ...FULL_LOAD, ...numbers(Object.keys(FULL_LOAD)) });
  },
  workers: async () => (await import('./workers.js')).workersBench(),
  size: async () => (await import('./size.js')).sizeBench(),
  map: async () => {
    const { mapBench } = await import('./map.js');
    return mapBench({ minutes: 10, ...numbers(['minutes']) });
  },
  pages: async () => (await import('./pages.js')).pagesBench(),
  peers: async () => (await import('./peers.js')).peersBench(),
};

const DOCUMENT = 'docs/benchmarks.md';
const USAGE = `npm run bench -- [${Object.keys(BENCHES).join(' | ')}] … [--write]
Without a name all of them. --write puts the tables into ${DOCUMENT}. live takes --rate=, --seconds=, --dashboards=, --speed= and
--hours= for a lighter load, map --minutes= for a shorter look.`;

const NUMBER = /^--(rate|seconds|dashboards|speed|hours|minutes)=(\d+)$/;
const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const unknown = [
  ...names.filter((name) => !(name in BENCHES)),
  ...words.filter((w) => w.startsWith('--') && w !== '--write' && !NUMBER.test(w)),
];
if (unknown.length > 0) {
  console.error(unknown[0] === '--help' ? USAGE : `There is no bench or option "${unknown[0]!}".\n${USAGE}`);
  process.exit(unknown[0] === '--help' ? 0 : 2);
}
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const text = markdown(await BENCHES[name]!());
  console.log(text);
  if (words.includes('--write')) write(name, text);
}

/** Numbers given as in --seconds=10. */
function numbers(known: readonly string[]): Partial<Record<string, number>> {
  const given = words.flatMap((word) => {
    const [, name = '', value] = NUMBER.exec(word) ?? [];
    return known.includes(name) ? [[name, Number(value)] as const] : [];
  });
  return Object.fromEntries(given);
}

/** A table as Markdown: readable on a terminal as well. */
function markdown({ title, command, columns, rows, notes }: BenchTable): string {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, i) => Math.max(3, ...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `|${widths.map((w, i) => (i === 0 ? '-'.repeat(w + 2) : `${'-'.repeat(w + 1)}:`)).join('|')}|`;
  const table = [line(columns), rule, ...rows.map((row) => line(row.map(String)))].join('\n');
  return `## ${title}\n\n\`${command}\`\n\n${table}\n\n${notes.map((note) => `- ${note}`).join('\n')}\n`;
}

/** Replaces the section of one bench between its two marks, or adds it at the end. */
function write(name: string, text: string): void {
  const [from, to] = [`<!-- bench ${name} -->`, `<!-- end ${name} -->`];
  const document = readFileSync(DOCUMENT, 'utf8');
  const section = `${from}\n${text}${to}`;
  const start = document.indexOf(from);
  writeFileSync(
    DOCUMENT,
    start < 0
      ? `${document.trimEnd()}\n\n${section}\n`
      : document.slice(0, start) + section + document.slice(document.indexOf(to) + to.length),
  );
}
