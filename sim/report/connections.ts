import { CONNECTION } from '../../scenarios/connecting.js';
import type { Gathered } from './gathered.js';
import { mean, percent, type Figure, type Indicator } from './indicator.js';
import type { WishRow } from './rows.js';

const NONE_CONNECTED = 'nobody wanted to connect to a bus or train';
const NONE_CARRIED = 'nobody with a connection was carried';

/** Wishes that the timetable tied to a bus or train. */
const connected = (wishes: readonly WishRow[]): WishRow[] =>
  wishes.filter(({ attributes, repeatOf }) => attributes.includes(CONNECTION) && repeatOf === undefined);

/** There in time for the departure, less the transfer; or fetched after the arrival, inside the promised window. */
function kept({ endState, kind, wished, pickup, dropoff, promise }: WishRow): boolean {
  if (endState !== 'COMPLETED' || promise === undefined) return false;
  if (kind === 'arrive') return dropoff !== undefined && dropoff <= wished;
  return pickup !== undefined && pickup >= wished && pickup <= promise.latest;
}

/** Rides that meet a bus or train of the timetable. */
export const connections: readonly Indicator[] = [
  {
    id: 'connection_kept',
    name: { en: 'Connections kept', ja: '乗継成立率' },
    unit: '%',
    formula: {
      en: '100 × wishes with a connection whose ride kept it (at the stop by the departure less the transfer; or fetched after the arrival plus the transfer, inside the promised window) ÷ all wishes with a connection, refused and cancelled ones included, repeats left out',
      ja: '100 × 乗継ぎに間に合った希望(発車から乗継時間を引いた時刻までに到着、または到着に乗継時間を足した時刻より後に約束の時間枠内で乗車) ÷ 乗継ぎのある希望すべて(不成立・取消しを含み、再申込みを除く)',
    },
    of: ({ wishes }: Gathered): Figure => {
      const all = connected(wishes);
      return percent(all.filter(kept).length, all.length, NONE_CONNECTED);
    },
  },
  {
    id: 'connection_wait',
    name: { en: 'Wait where riders change', ja: '乗継ぎの待ち時間' },
    unit: 'min',
    formula: {
      en: 'mean over completed rides with a connection of the time between the two vehicles beyond the transfer: departure less transfer less arrival of the ride, or boarding less arrival less transfer',
      ja: '乗継ぎのある完了した乗車について、乗継時間を除く待ち時間の平均(発車 − 乗継時間 − 到着、または乗車 − 到着 − 乗継時間)',
    },
    of: ({ carried }: Gathered): Figure => {
      const waits = connected(carried.map(({ wish }) => wish)).map(
        ({ kind, wished, pickup, dropoff }) =>
          (kind === 'arrive' ? wished - dropoff! : pickup! - wished) / 60,
      );
      return mean(waits, NONE_CARRIED);
    },
  },
];
