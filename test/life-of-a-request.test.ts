import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openDay, step } from '../core/dispatch/dispatcher.js';
import type { Input } from '../core/dispatch/input.js';
import type { World } from '../core/dispatch/world.js';
import { clockText, serviceTime } from '../core/units.js';
import { loadScenario } from '../scenarios/load-scenario.js';
import { tables } from '../sim/report/tables.js';
import type { Step } from '../sim/report/step.js';
import { run } from '../sim/run.js';

const page = readFileSync('docs/life-of-a-request.md', 'utf8');
const [dayRun] = run(loadScenario('scenarios/tiny'), { seed: 1, days: 1, referee: 'on' });
const { day, inputs, ledger } = dayRun!;

/** Lines of all fenced blocks of one kind, indentation removed. */
const quoted = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``, 'g'))].flatMap(([, block]) =>
    block!
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );

test('the life of a request quotes what the dispatcher hears and decides', () => {
  const told = stepsOf(day.world, inputs)
    .filter(({ input }) => input.at >= serviceTime(8, 25) && isAboutTheRide(input))
    .map((heard) => sentence(heard, day.world));
  expect(quoted('text')).toEqual(told);
});

test('the life of a request quotes rows as they are read and written', () => {
  const written = [...tables([ledger]).values(), readFileSync('scenarios/tiny/bookings.csv', 'utf8')].join(
    '\n',
  );
  const rows = quoted('csv');
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(`\n${written.replaceAll('\r', '')}`).toContain(`\n${row}`);
});

/** Folds the journal once more. */
function stepsOf(world: World, journal: readonly Input[]): Step[] {
  let fleet = openDay(world);
  return journal.map((input) => {
    const before = fleet;
    const [after, decisions] = step(before, input, world);
    fleet = after;
    return { before, input, after, decisions };
  });
}

const CAR = 1;

function isAboutTheRide(input: Input): boolean {
  return ('vehicle' in input && input.vehicle === CAR) || requestOf(input) === '4';
}

function requestOf(input: Input): string | undefined {
  if (!('request' in input)) return undefined;
  return typeof input.request === 'string' ? input.request : input.request.id;
}

/** "08:45 boarded 4: replanned car". */
function sentence({ input, decisions }: Step, { vehicles }: World): string {
  const nameOf = (vehicle: number): string => vehicles[vehicle]!.id;
  const who = requestOf(input) ?? ('vehicle' in input ? nameOf(input.vehicle) : '');
  const decided = decisions.map((decision) =>
    decision.kind === 'replanned' ? `replanned ${nameOf(decision.vehicle)}` : decision.kind,
  );
  return `${clockText(input.at)} ${input.kind} ${who}: ${decided.join(', ')}`;
}
