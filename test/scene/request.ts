import type { Request, Wish } from '../../core/dispatch/request.js';
import type { RequestId } from '../../core/ids.js';
import { seconds } from '../../core/units.js';
import { clock } from './clock.js';
import type { Town } from './town.js';

/**
 * "sato B>C now", "sato B>C depart 8:10", "sato B>C arrive 9:00": who, from where to where, and when.
 * "×3" for a party of three; "+wheelchair" puts one of them in a wheelchair.
 * Boarding and alighting take no time and nobody walks, unless `other` says so.
 */
export function request(line: string, where: Town, other: Partial<Request> = {}): Request {
  const [who, trip, ...words] = line.split(/\s+/) as [string, string, ...string[]];
  const [from, to] = trip.split('>') as [string, string];
  const persons = Number(words.find((w) => w.startsWith('×'))?.slice(1) ?? 1);
  const wheelchairs = words.filter((w) => w === '+wheelchair').length;
  return {
    id: who as RequestId,
    persons,
    load: { seats: persons - wheelchairs, wheelchairs },
    origin: where.stop(from),
    destination: where.stop(to),
    wish: wishOf(words),
    boarding: seconds(0),
    alighting: seconds(0),
    attributes: [],
    walkLimit: seconds(0),
    ...other,
  };
}

function wishOf([kind, at]: readonly string[]): Wish {
  if (kind === 'depart') return { kind, at: clock(at!) };
  if (kind === 'arrive') return { kind, by: clock(at!) };
  return { kind: 'now' };
}
