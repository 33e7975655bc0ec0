import type { Scenario } from '../../scenarios/scenario.js';
import { count } from '../report/indicators.js';
import { run } from '../run.js';
import type { Ask } from '../wishes.js';
import { modeOf, type Mode, type Travelled } from './mode.js';

/** The day as the service lives it. A wish that is repeated counts with its first call. */
export function byService(scenario: Scenario, asks: readonly Ask[], seed: number): Mode {
  const [day] = run(scenario, { seed, days: 1, referee: 'on' });
  const { wishes, account } = day!.ledger;
  const travelled = new Map<string, Travelled>();
  for (const { wish, kind, endState, wished, promise, dropoff, fare } of wishes) {
    if (endState !== 'COMPLETED') continue;
    const spent = kind === 'arrive' ? wished - promise!.earliest : dropoff! - wished;
    travelled.set(wish.replace(/~\d+$/, ''), { spent_s: spent, yen: fare });
  }
  const vehicleKm = count([day!.ledger]).find(({ indicator }) => indicator.id === 'vehicle_km')!;
  const cost = (account?.costs ?? []).reduce((sum, line) => sum + line.yen, 0);
  return modeOf(
    'service',
    asks,
    asks.map(({ request }) => travelled.get(request.id)),
    {
      vehicles: day!.day.world.vehicles.filter(({ shifts }) => shifts.length > 0).length,
      vehicle_km: vehicleKm.figure.value ?? 0,
      yen: cost,
      because: {
        ja: 'シミュレーションと service.yaml の費用から',
        en: 'from the simulation, and the costs of service.yaml',
      },
    },
  );
}
