import type { Timetable } from '../../core/timetable/timetable.js';
import type { Words } from '../../core/words.js';
import type { Told } from '../../scenarios/format/words.js';
import { inventedIn } from '../../scenarios/invented.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { wishedDay } from '../wishes.js';
import { byService } from './by-service.js';
import { byTaxi } from './by-taxi.js';
import { byTimetable } from './by-timetable.js';
import type { Mode } from './mode.js';

/** The wishes of one day by each mode. */
export interface Baseline {
  readonly scenario: string;
  readonly name: Words;
  readonly date: string;
  readonly seed: number;
  /** What about it is not real, in words. */
  readonly synthetic: readonly Told[];
  /** The service first. Fixed routes only where there is a timetable. */
  readonly modes: readonly Mode[];
}

/** Serves the same wishes, between the stops where they begin and end, by the service, by fixed routes and by taxis. */
export function baselineOf(scenario: Scenario, timetable: Timetable | undefined, seed: number): Baseline {
  const { date, name } = scenario.about;
  const { day, asks } = wishedDay(scenario, date, seed);
  const { walks } = scenario.service;
  return {
    scenario: scenario.id,
    name,
    date,
    seed,
    synthetic: inventedIn(scenario),
    modes: [
      byService(scenario, asks, seed),
      ...(timetable === undefined ? [] : [byTimetable(day, asks, timetable, walks)]),
      byTaxi(day, asks),
    ],
  };
}
