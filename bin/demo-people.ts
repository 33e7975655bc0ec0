import { randomBytes } from 'node:crypto';
import { newRider } from '../server/contract/rider.js';
import { createAccount, type AccountRole } from '../server/auth/account.js';
import { createRider } from '../server/api/riders.js';
import type { RunningServer } from '../server/main.js';

/** People under whose names one may try the demonstration: login and password in one line. */
export interface InventedPeople {
  readonly riderPhone: string;
  readonly operator: string;
  readonly driver: string;
  readonly planner: string;
}

/** A number that no telephone has. */
const RIDER_PHONE = '090-0000-0001';

/** An operator, a driver, a planner, and a rider with usual places and a family. */
export async function inventPeople({ gate, engine }: RunningServer): Promise<InventedPeople> {
  const account = async (role: AccountRole, displayName: string): Promise<string> => {
    const login = `demo-${role}`;
    const password = randomBytes(9).toString('base64url');
    await createAccount(gate, { role: 'admin', account: 'demo' }, { login, role, displayName, password });
    return `${login} ${password}`;
  };
  const stops = engine()?.services.operation.state.parts.scenario.places ?? [];
  await gate.store.write(async (tx) => {
    const now = gate.clock.now();
    const places = [
      { label: '家', stop: stops[0]?.id ?? '' },
      { label: '病院', stop: stops[7]?.id ?? '' },
    ].filter(({ stop }) => stop !== '');
    await createRider(
      tx,
      now,
      newRider.parse({
        name: '見本 花子',
        kana: 'みほん はなこ',
        phone: RIDER_PHONE,
        places,
        attributes: ['age-65-plus'],
        consent: true,
      }),
    );
  });
  return {
    riderPhone: RIDER_PHONE,
    operator: await account('operator', '受付 一郎'),
    driver: await account('driver', '運転 二郎'),
    planner: await account('planner', '計画 三子'),
  };
}
