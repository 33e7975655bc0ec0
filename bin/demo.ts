import type { Services } from '../server/api/services.js';
import type { ServerSettings } from '../server/main.js';
import { driveDemoFleet } from '../server/demo/demo-fleet.js';
import { liveDemoRiders } from '../server/demo/demo-riders.js';
import { writeInventedRiders } from '../server/demo/invented-riders.js';
import type { Logger } from '../server/log.js';

/** Chance of the invented riders: the same people every time. */
const SEED = 1;

/** Vehicles that drive and riders who ask by themselves, for as long as this process runs the engine. */
export const attendDemo =
  (log: Logger): NonNullable<ServerSettings['attend']> =>
  ({ operation, positions, gate }) => {
    const riders = liveDemoRiders(operation, operation.state.parts.scenario, {
      ...{ seed: SEED, log },
      invent: (count) => writeInventedRiders(gate, count),
    });
    const park = driveDemoFleet(operation, positions, riders.failsToShow, () => vehiclesTaken(gate));
    return () => {
      riders.stop();
      park();
    };
  };

async function vehiclesTaken({ store, clock }: Services['gate']): Promise<ReadonlySet<string>> {
  const rows = await store.db
    .selectFrom('session')
    .select('vehicle')
    .where('vehicle', 'is not', null)
    .where('expires_at', '>', clock.now())
    .orderBy('vehicle')
    .execute();
  return new Set(rows.map(({ vehicle }) => vehicle!));
}
