import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { run } from '../../sim/run.js';
import { cpuSeconds } from './cpu.js';
import { writeScenario } from './day.js';
import type { BenchTable } from './table.js';

const REQUESTS = 1200;
const VEHICLES = 50;
const SEEDS = [1, 2];
/** Seconds that requests are collected, and attempts to better the plan after each change. */
const WAYS = [
  [0, 0],
  [30, 0],
  [0, 10],
  [30, 10],
] as const;

/** An evening with more wishes than room: answered at once, or collected and decided together. */
export function batchBench(): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'noriai-batch-'));
  try {
    const rows = WAYS.map(([window, improvement]) => {
      const policy = `  batch_window: ${window} s\n  alternatives: { earlier: 0 min, later: 0 min }\n  improvement: ${improvement}\n`;
      writeScenario(folder, { requests: REQUESTS, vehicles: VEHICLES, during: '15:30-17:30', policy });
      const scenario = loadScenario(folder);
      const days = SEEDS.map((seed) => cpuSeconds(() => run(scenario, { seed, days: 1, referee: 'off' })));
      const served = days.map(({ result }) => {
        const { wishes, legs } = result[0]!.ledger;
        const done = wishes.filter(({ endState }) => endState === 'COMPLETED');
        const driven = legs.reduce((sum, { depart, arrive }) => sum + arrive - depart, 0);
        return { share: (100 * done.length) / wishes.length, driven: driven / done.length };
      });
      return [
        window,
        improvement,
        served.map(({ share }) => share.toFixed(1)).join(' / '),
        served.map(({ driven }) => driven.toFixed(0)).join(' / '),
        (days.reduce((sum, { seconds }) => sum + seconds, 0) / SEEDS.length).toFixed(1),
      ];
    });
    return Promise.resolve({
      title: 'Answered at once or collected, on an overloaded evening',
      command: 'npm run bench -- batch',
      columns: ['collected s', 'attempts', 'served %', 'driving s per served', 'CPU s a day'],
      rows,
      notes: [
        `${REQUESTS} made-up wishes in two hours on the roads of Ube, half of them for now, the others asked up to two hours ahead, ${VEHICLES} vehicles, no alternatives, nobody asks again; seeds ${SEEDS.join(', ')}.`,
        'Collected requests are placed by regret (core/dispatch/batch.ts).',
      ],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
