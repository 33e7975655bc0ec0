import { bestInsertion } from '../../core/dispatch/insertion.js';
import { busyFleet, VISITS } from './busy-fleet.js';
import type { BenchTable } from './table.js';

const ASKED = 400;
const ROUNDS = 7;

/** CPU time of one best insertion into fleets whose every tour has 14 visits. */
export function dispatchBench(): Promise<BenchTable> {
  const rows = [20, 200, 2000].map((vehicles) => {
    const { board, tours, asked, all, now } = busyFleet(vehicles, ASKED);
    let placed = 0;
    const once = (): void => {
      for (const wanted of asked) {
        if (bestInsertion(board, tours, wanted, { now, vehicles: all }) !== undefined) placed++;
      }
    };
    once();
    const times = Array.from({ length: ROUNDS }, () => {
      const start = process.cpuUsage();
      once();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / ASKED;
    }).sort((a, b) => a - b);
    const share = Math.round((100 * placed) / (ASKED * (ROUNDS + 1)));
    return [vehicles, VISITS, Number(times[ROUNDS >> 1]!.toFixed(1)), Number(times[0]!.toFixed(1)), share];
  });
  return Promise.resolve({
    title: 'Best insertion of one request',
    command: 'npm run bench -- dispatch',
    columns: ['vehicles', 'visits per tour', 'median µs CPU', 'least µs CPU', 'placed %'],
    rows,
    notes: [
      `Median of ${ROUNDS} rounds of ${ASKED} requests each after one to warm up, exact settlement of every candidate included; one thread.`,
      '500 stops on a square of 20 km, wishes up to two hours ahead, maximum wait 15 min, rides up to 1.5 × direct + 10 min.',
    ],
  });
}
