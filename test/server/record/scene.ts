import type { Language } from '../../../core/words.js';
import { loadScenario } from '../../../scenarios/load-scenario.js';
import { LivedDay } from '../../../sim/lived-day.js';
import { run, type DayRun } from '../../../sim/run.js';
import type { Deed, PastDay, VehicleNote } from '../../../server/record/past-day.js';
import { cellIn, type Report } from '../../../server/record/report.js';
import { clock } from '../../scene/clock.js';

/** The day of the scenario `tiny`: van and car between village, onsen, market and station. */
export const TINY: DayRun = run(loadScenario('scenarios/tiny'), { seed: 1, days: 1, referee: 'off' })[0]!;

/** That day as it would lie in the archive, with what people wrote down beside it. */
export function pastDay(some: Partial<PastDay> = {}, tests: readonly string[] = []): PastDay {
  const { day, inputs } = TINY;
  const lived = new LivedDay(day, { tests: new Set(tests), replaced: new Set() });
  for (const input of inputs) lived.note(input);
  return {
    date: day.date,
    state: 'closed',
    ledger: lived.record(),
    unfinished: 0,
    stopNames: new Map(day.stops.map(({ id, name }) => [id, name])),
    garages: new Map(day.world.vehicles.map(({ id, start }) => [id, day.stops[start]!.id])),
    notes: [],
    deeds: deeds(inputs),
    driverNames: new Map([['driver:d1', '佐藤']]),
    ...some,
  };
}

/** Everything the vehicles of the day did, done by one driver on each. */
function deeds(inputs: DayRun['inputs']): Deed[] {
  const drivers = ['driver:d2', 'driver:d1'];
  return inputs.flatMap((input) =>
    input.kind === 'departed' || input.kind === 'arrived'
      ? [{ vehicle: vehicleId(input.vehicle), driver: drivers[input.vehicle]!, at: input.at }]
      : [],
  );
}

const vehicleId = (vehicle: number): string => TINY.day.world.vehicles[vehicle]!.id;

/** "7:50 car driver:d1 garage-out 12000" and, after the reading (or -), what was written. */
export function note(line: string): VehicleNote {
  const [at, vehicle, driver, kind, reading, ...words] = line.split(' ');
  return {
    at: clock(at!),
    vehicle: vehicle!,
    driver: driver!,
    kind: kind!,
    odometer_m: reading === undefined || reading === '-' ? null : Number(reading),
    detail: words.length === 0 ? null : words.join(' '),
  };
}

/** The rows of a report as objects by the ids of its columns. */
export function rowsOf(
  report: Report,
  language: Language = 'en',
): readonly Readonly<Record<string, string | number | null>>[] {
  return report.rows.map((row) =>
    Object.fromEntries(row.map((cell, i) => [report.columns[i]!.id, cellIn(cell, language)])),
  );
}
