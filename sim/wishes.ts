import { partyDwell } from '../scenarios/boarding.js';
import type { Scenario } from '../scenarios/scenario.js';
import { serviceDay, type ServiceDay } from '../scenarios/service-day.js';
import { peopledDay } from './demand/census-day.js';
import { generate } from './demand/generator.js';
import { journalDemand } from './journal-demand.js';
import { keepingConnections } from './replay/connections.js';
import type { Ask } from './replay/day.js';
import { ridersOf, type Riders } from './replay/riders.js';

export type { Ask } from './replay/day.js';
export type { Riders } from './replay/riders.js';

/** One day as it would be lived: the service, who asks for what and when, and how riders behave. */
export interface WishedDay {
  readonly day: ServiceDay;
  readonly asks: readonly Ask[];
  readonly riders: Riders;
}

/** The wishes of a date, the same for the same seed, whatever the fleet. */
export function wishedDay(scenario: Scenario, date: string, seed: number): WishedDay {
  const { scenario: peopled } = peopledDay(scenario, date, seed);
  const day = serviceDay(peopled, date);
  if (peopled.journal?.date === date) return { day, ...journalDemand(peopled.journal, day) };
  const asks = asksOf(peopled, day, seed);
  return { day, asks, riders: keepingConnections(ridersOf(day.riders, seed, date), asks) };
}

function asksOf({ demand, service }: Scenario, day: ServiceDay, seed: number): readonly Ask[] {
  const { source } = demand;
  switch (source.kind) {
    case 'bookings':
    case 'census':
      return day.bookings.map(({ asked, ...booking }) => ({ at: asked, ...booking }));
    // What was heard on one day says nothing of others.
    case 'journal':
      return [];
    case 'generator': {
      const stops = day.stops.filter(({ kind }) => kind === 'stop').length;
      return generate(source, stops, { seed, date: day.date }, (party) =>
        partyDwell(service.boarding, party),
      );
    }
  }
}
