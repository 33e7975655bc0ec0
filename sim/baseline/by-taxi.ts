import { periodAt } from '../../core/dispatch/travel-times.js';
import type { Meter } from '../../core/money/meter.js';
import { meterYen } from '../../core/money/meter.js';
import { UNREACHABLE, yen, type ServiceTime } from '../../core/units.js';
import type { ServiceDay } from '../../scenarios/service-day.js';
import type { Ask } from '../wishes.js';
import { modeOf, most, type Mode, type Travelled } from './mode.js';

/** 八戸 2004 (nippon.zaidan.info), the meter at hand; those of today show more. */
export const TAXI_METER: Meter = { firstMetres: 1500, firstYen: yen(580), eachMetres: 344, eachYen: yen(80) };
/** Until a taxi that is called comes. An assumption; one that is ordered is there. */
const TAXI_WAIT_S = 600;

/** Every party rides alone and straight, in as many taxis as that takes. What the meter shows is all that it costs. */
export function byTaxi(day: ServiceDay, asks: readonly Ask[]): Mode {
  const [travel] = day.world.travel;
  const drives: { from: number; to: number; metres: number }[] = [];
  const travelled = asks.map(({ at, request }): Travelled | undefined => {
    const { wish, origin, destination } = request;
    const moment = (
      wish.kind === 'now' ? Math.max(at, 0) : wish.kind === 'depart' ? wish.at : wish.by
    ) as ServiceTime;
    const period = travel === undefined ? 0 : periodAt(travel.periods, moment);
    const drive = travel?.between(origin, destination, period) ?? UNREACHABLE;
    if (drive >= UNREACHABLE) return undefined;
    const metres = travel!.metres(origin, destination, period);
    const wait = wish.kind === 'now' ? TAXI_WAIT_S : 0;
    const from = wish.kind === 'arrive' ? moment - drive : moment + wait;
    drives.push({ from, to: from + drive, metres });
    return { spent_s: wait + drive, yen: meterYen(TAXI_METER, metres) };
  });
  return modeOf('taxi', asks, travelled, {
    vehicles: most(drives),
    vehicle_km: drives.reduce((sum, { metres }) => sum + metres, 0) / 1000,
    yen: travelled.reduce((sum, trip) => sum + (trip?.yen ?? 0), 0),
    because: {
      ja: '1組ずつ直行。メーター: 1.5kmまで580円、344mごとに80円(八戸、2004年)。台数は実車の最大、キロは実車のみ。呼べば10分で来る(仮定)',
      en: 'each party alone and straight. Meter: 580 yen to 1.5 km, 80 yen each 344 m (Hachinohe, 2004). Vehicles: most with somebody aboard at once; km with somebody aboard only. One that is called comes in 10 min (assumption)',
    },
  });
}
