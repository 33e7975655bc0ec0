import { peopleOf } from '../../scenarios/cells-table.js';
import { byAge } from '../../scenarios/age-group.js';
import { censusDemand } from '../../sim/demand/census-demand.js';
import { littleDay, littlePeople, littleSource } from '../demand/little-town.js';
import type { BenchTable } from './table.js';

const STOPS = 400;
/** 400 cells × 5 age groups × 125 persons. */
const PERSONS_OF_AGE = 125;
/** Shares won that make about 20,000 bookings a day of these people. */
const WON = { with_licence: byAge(() => 0.04), without_licence: byAge(() => 0.04) };

/** A day of about 20,000 bookings of an area of 250,000 people, every person drawn, 400 stops, 3,200 destinations. */
export function demandBench(): Promise<BenchTable> {
  const people = littlePeople(STOPS, PERSONS_OF_AGE);
  const day = littleDay(STOPS);
  const source = littleSource({ service: { won: WON } });
  const persons = people.cells.reduce((sum, cell) => sum + peopleOf(cell), 0);
  const rows = [1, 2, 3].map((seed) => {
    const before = process.cpuUsage();
    const { wishes } = censusDemand(source, people, day, seed);
    const { user, system } = process.cpuUsage(before);
    return [
      seed,
      persons,
      wishes.length,
      round((user + system) / 1e6),
      Math.round(process.memoryUsage().rss / 1e6),
    ];
  });
  return Promise.resolve({
    title: 'Demand of a day from the census',
    command: 'npm run bench -- demand',
    columns: ['seed', 'people', 'bookings', 'CPU s', 'resident MB'],
    rows,
    notes: [
      'Every person decides; nobody is sampled. Bookings out and home are counted apart.',
      'The first run includes the warming up of the compiler. Memory is that of the whole process.',
    ],
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
