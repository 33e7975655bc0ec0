import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from '../../core/dispatch/input.js';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { serviceDay } from '../../scenarios/service-day.js';
import { LivedDay } from '../lived-day.js';
import { dayView } from './day-view.js';
import { replayView } from './replay-view.js';
import { shownPlaces } from './shown-places.js';
import { HEARD_FILE, type Heard } from './task.js';

/** A lived day as simulated ones are shown. Its riders have numbers, no names. */
export interface LivedViews {
  readonly day: object;
  readonly replay: object;
}

/** No seed: nothing was drawn. */
const LIVED = 0;

/** Folds what was heard on a day, in the service it ran by. */
export function livedViews(folder: string, label: string): LivedViews {
  const heard = JSON.parse(readFileSync(join(folder, HEARD_FILE), 'utf8')) as Heard;
  // The wishes of the scenario are for simulations.
  const scenario = { ...loadScenario(folder), wishes: [], doors: new Map<never, never>() };
  const day = serviceDay(scenario, heard.date);
  const record = new LivedDay(day, { tests: new Set(heard.tests), replaced: new Set(heard.replaced) });
  const inputs = heard.inputs
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Input);
  for (const input of inputs) record.note(input);
  const run = { ledger: record.record(), inputs, day };
  const shown = shownPlaces(day.stops);
  return { day: dayView({ label, seed: LIVED }, run, shown), replay: replayView(LIVED, run, shown) };
}
