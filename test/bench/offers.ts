import { step } from '../../core/dispatch/dispatcher.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import { improve } from '../../core/dispatch/improve.js';
import type { World } from '../../core/dispatch/world.js';
import type { StopIndex } from '../../core/ids.js';
import { randomStream } from '../../core/random.js';
import { minutes, seconds } from '../../core/units.js';
import { busyFleet, VISITS } from './busy-fleet.js';
import { cpuSeconds } from './cpu.js';
import type { BenchTable } from './table.js';

const VEHICLES = 200;
const ASKED = 1500;
/** The first answers are those of code that is not yet compiled. */
const WARMING_UP = 300;
/** Attempts to better the plan in one slice, and slices between two requests. */
const ATTEMPTS = 4;
const SLICES = 3;

/** How long a rider waits for an answer, and a server for a slice of improvement, while both go on in one thread. */
export function offersBench(): Promise<BenchTable> {
  const { world, tours, asked, now } = busyFleet(VEHICLES, ASKED);
  const service = withAlternatives(world);
  const random = randomStream(7, 'offers bench');
  const fleet: Fleet = { now, tours, waiting: [], closures: [], excluded: [] };
  const [answers, slices, offers]: [number[], number[], number[]] = [[], [], []];
  let found = 0;
  // Neither better plans nor offers are kept: every request meets the same full tours.
  for (const { request } of asked) {
    for (let i = 0; i < SLICES; i++) {
      const { result, seconds: took } = cpuSeconds(() => improve(fleet, service, ATTEMPTS, random));
      slices.push(took);
      if (result !== undefined) found++;
    }
    const { result, seconds: took } = cpuSeconds(() =>
      step(fleet, { kind: 'asked', at: now, request }, service),
    );
    answers.push(took);
    offers.push(result[1].flatMap((decision) => (decision.kind === 'offered' ? decision.offers : [])).length);
  }
  const row = (what: string, all: readonly number[]): (string | number)[] => {
    const ms = all.slice(Math.round((all.length * WARMING_UP) / ASKED)).map((s) => 1000 * s);
    return [what, VEHICLES, VISITS, ...[0.5, 0.99, 1].map((share) => quantile(ms, share).toFixed(2))];
  };
  const several = offers.filter((n) => n > 1).length;
  return Promise.resolve({
    title: 'Offers while improvement is running',
    command: 'npm run bench -- offers',
    columns: ['what', 'vehicles', 'visits per tour', 'median ms CPU', '99 % ms CPU', 'most ms CPU'],
    rows: [row('answer to a request', answers), row(`slice of ${ATTEMPTS} attempts`, slices)],
    notes: [
      `${ASKED} requests after each other, ${SLICES} slices of improvement before each; the first ${WARMING_UP} are left out. ${found} slices found a better plan; it is not adopted, so that the tours stay as full.`,
      `An answer is the whole step of the dispatcher: as wished, or else up to four other offers from earlier, later and three stops nearby at each end; ${Math.round((100 * several) / ASKED)} % got several.`,
      'CPU time of the process, collection of garbage and compiler threads included; one thread does all the work.',
    ],
  });
}

/** Up to half an hour earlier and an hour later, and three stops to walk to. */
function withAlternatives(world: World): World {
  const stops = world.stops.map((rules, i) => {
    const others = [1, 2, 3].map((n) => ((i + n) % world.stops.length) as StopIndex);
    return { ...rules, walks: others.map((to) => ({ to, time: seconds(240) })) };
  });
  return {
    ...world,
    stops,
    policy: { ...world.policy, alternatives: { earlier: minutes(30), later: minutes(60) } },
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
