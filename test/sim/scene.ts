import { openDay, step } from '../../core/dispatch/dispatcher.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import type { Input } from '../../core/dispatch/input.js';
import type { World } from '../../core/dispatch/world.js';
import { minutes, seconds, yen } from '../../core/units.js';
import { generate, type GeneratorSettings } from '../../sim/demand/generator.js';
import { replayDay, type Ask, type Company } from '../../sim/replay/day.js';
import { referee } from '../../sim/replay/referee.js';
import { CONTENT_RIDERS, ridersOf, type RiderModels } from '../../sim/replay/riders.js';
import { Ledger } from '../../sim/report/ledger.js';
import type { DayLedger } from '../../sim/report/rows.js';
import { windowOf } from '../scene/clock.js';
import { request } from '../scene/request.js';
import { town, type Town } from '../scene/town.js';
import { rest, vehicle, world } from '../scene/world.js';
import { clock } from '../scene/clock.js';

/** A replayed day: the record, the journal, and the state at its end. */
export interface Replayed {
  readonly ledger: DayLedger;
  readonly inputs: readonly Input[];
  readonly fleet: Fleet;
}

/** Replays wishes in a world with the referee on; a ride costs 300 yen a person. */
export function replayed(
  where: { readonly town: Town; readonly world: World },
  asks: readonly Ask[],
  riders: { readonly seed?: number; readonly models?: Partial<RiderModels> } = {},
  company: Partial<Company> = {},
): Replayed {
  const ledger = new Ledger({
    date: '2026-04-01',
    world: where.world,
    stopId: (stop) => where.town.name(stop),
    fare: ({ ride }) => ({ yen: yen(300 * ride.request.persons), because: [], means: [] }),
    lateCancellation: minutes(10),
  });
  const inputs: Input[] = [];
  const models = { ...CONTENT_RIDERS, ...riders.models };
  const fleet = replayDay(
    { world: where.world, asks, riders: ridersOf(models, riders.seed ?? 1, '2026-04-01') },
    { openDay, step },
    {
      ...company,
      witnesses: [
        referee(where.world),
        (heard) => {
          ledger.note(heard);
        },
        (heard) => inputs.push(heard.input),
        ...(company.witnesses ?? []),
      ],
    },
  );
  return { ledger: ledger.close(), inputs, fleet };
}

/** "8:00 sato B>C now": when somebody asks, and for what. */
export function ask(line: string, where: Town): Ask {
  const [at, ...words] = line.split(' ');
  return { at: clock(at!), request: request(words.join(' '), where) };
}

/** A little town with three vehicles, one of them with a rest, and a day of made-up wishes. */
export function madeUpDay(
  seed: number,
  settings: Partial<GeneratorSettings> = {},
): { readonly where: { readonly town: Town; readonly world: World }; readonly asks: readonly Ask[] } {
  const map = town(`
A-B--C-D
|  |   |
E--F-G-H
|    |
I-J--K`);
  const asks = generate(
    {
      wishes: 60,
      during: windowOf('8:00-16:00'),
      now: 0.5,
      arrive: 0.2,
      ahead: minutes(120),
      parties: [0.7, 0.2, 0.1],
      wheelchair: 0.1,
      ...settings,
    },
    map.stops.length,
    { seed, date: '2026-04-01' },
    ({ persons }) => ({ boarding: seconds(10 * persons), alighting: seconds(5 * persons) }),
  );
  const shift = {
    begin: clock('7:30'),
    end: clock('18:00'),
    breaks: [rest('11:00-13:00 30 A', map)],
  };
  const day = world(map, {
    vehicles: [
      vehicle('one A 7:30-18:00 ×4', map, { shifts: [shift] }),
      vehicle('two G 7:30-12:00 13:00-18:00 ×8 +wheelchair', map),
      vehicle('three K 8:00-17:00 ×4', map),
    ],
    policy: { halt: seconds(20), freeze: minutes(2) },
  });
  return { where: { town: map, world: day }, asks };
}
