import type { FareTrip } from '../../core/money/fare.js';
import type { FareRider } from '../../core/money/party.js';
import type { Tariff } from '../../core/money/tariff.js';
import { metres, serviceTime, yen, type ServiceTime } from '../../core/units.js';

/** 500 yen a person and nothing else, to be varied. */
export const FLAT: Tariff = {
  price: { kind: 'flat', yen: yen(500) },
  pricedFor: 'person',
  riders: [],
  channels: [],
  shared: [],
  combine: 'cheapest',
  rounding: { to: 1, mode: 'nearest' },
  freePeriods: [],
  passes: [],
  coupons: [],
};

/** 300 yen below 3 km, 500 below 5 km, 700 beyond; half for children and disabled persons; 100 off by web. */
export const CHINO_LIKE: Tariff = {
  ...FLAT,
  price: {
    kind: 'distance',
    along: 'direct-way',
    bands: [
      { below: metres(3000), yen: yen(300) },
      { below: metres(5000), yen: yen(500) },
      { yen: yen(700) },
    ],
  },
  riders: [
    { id: 'infant', attributes: ['infant'], reduction: { kind: 'price', yen: yen(0) } },
    { id: 'half', attributes: ['child', 'disabled'], reduction: { kind: 'percent-off', percent: 50 } },
  ],
  channels: [{ channel: 'web', reduction: { kind: 'yen-off', yen: yen(100) } }],
};

interface Told {
  readonly riders?: readonly FareRider[];
  readonly metres?: number;
  readonly straight?: number;
  readonly at?: ServiceTime;
  readonly date?: string;
  readonly channel?: string;
  readonly together?: number;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}

/** One adult alone, 4 km at 10:00 on 1 April 2026, unless told otherwise. */
export function trip({ channel, ...told }: Told = {}): FareTrip {
  const directWay = metres(told.metres ?? 4000);
  return {
    date: told.date ?? '2026-04-01',
    at: told.at ?? serviceTime(10),
    riders: told.riders ?? [{ attributes: [] }],
    originZones: told.from ?? [],
    destinationZones: told.to ?? [],
    directWay,
    straightLine: metres(told.straight ?? directWay),
    together: told.together ?? 1,
    ...(channel === undefined ? {} : { channel }),
  };
}
