import type { Reach } from './reach.js';
import { oneHourPopulations, reachShares } from './reach-shares.js';
import { KIND_WORDS, reachNotes, yearWords } from './reach-words.js';

const MOST_PLACES = 10;

/** The outcome for a terminal. */
export function reachText(reach: Reach, limits: readonly number[]): string {
  const whole = reachShares(reach, limits).filter(
    ({ municipality, age }) => municipality === '' && age === '',
  );
  const part = (n: number, of: number): string =>
    `${of === 0 ? '–' : ((100 * n) / of).toFixed(1)} %`.padStart(8);
  const rows = whole.map(
    ({ year, kind, limit, people, without, with: served }) =>
      `${KIND_WORDS[kind].en.padEnd(9)} ${String(limit).padStart(3)} min  without ${part(without, people)}  with ${part(served, people)}  of ${people} (${yearWords(year).en}) ${KIND_WORDS[kind].ja}`,
  );
  const places = oneHourPopulations(reach)
    .slice(0, MOST_PLACES)
    .map(
      ({ name, kind, without, with: served }) =>
        `${String(without).padStart(8)} ${String(served).padStart(8)}  ${name} (${KIND_WORDS[kind].en})`,
    );
  return [
    `${reach.name.en} (${reach.name.ja}), ${reach.date}`,
    ...reachNotes(reach).map(({ en }) => en),
    '',
    'People who usually reach the nearest one:',
    ...rows,
    '',
    'One-hour population, without and with the service (the national plan asks for 100,000):',
    ...places,
    '',
  ].join('\n');
}
