import type { Words } from '../../core/words.js';
import type { Scenario } from '../../scenarios/scenario.js';

/** What letters call things. */
export interface NoticeWords {
  readonly service: Words;
  /** The number to call; undefined if nobody takes calls. */
  readonly phone: string | undefined;
  stop(id: string): string;
  vehicle(id: string): string;
}

/** The names in a scenario; an id that it does not name stands for itself. */
export function noticeWords(scenario: Scenario, phone: string | undefined): NoticeWords {
  const stops = new Map(scenario.places.map(({ id, name }) => [id as string, name]));
  const vehicles = new Map<string, string>();
  for (const { id, name, count } of scenario.fleet.vehicles) {
    if (count === undefined) vehicles.set(id, name ?? id);
    else
      for (let i = 1; i <= count; i += 1)
        vehicles.set(`${id}-${i}`, name === undefined ? `${id}-${i}` : `${name} ${i}`);
  }
  return {
    service: scenario.about.name,
    phone,
    stop: (id) => stops.get(id) ?? id,
    vehicle: (id) => vehicles.get(id) ?? id,
  };
}
