import { arrivalsOn, departuresOn } from '../core/timetable/passing-times.js';
import type { Seconds, ServiceTime } from '../core/units.js';
import type { Connection, ServiceTimetable } from './service-timetable.js';
import type { WishRow } from './wish-row.js';

/** Carried by wishes that reach, or wait for, a bus or train. Fares may refer to it: a through fare. */
export const CONNECTION = 'connection';

interface Board {
  readonly connection: Connection;
  readonly departures: readonly ServiceTime[];
  readonly arrivals: readonly ServiceTime[];
}

/** The straight drive between the ends of a wish, in the period of a moment. */
type Drive = (wish: WishRow, at: ServiceTime) => Seconds;

/**
 * Ties the wishes of a date to the timetable. Who rides to a connecting stop takes the first departure they can reach
 * and wishes to arrive by it, less the transfer. Who rides from there comes with the first arrival that fits and wishes
 * to depart at it, plus the transfer; to be somewhere by a moment, with the last that allows it. Wishes for now, between
 * two connecting stops, and those that no bus or train fits stay as they are.
 */
export function connecting(
  timetable: ServiceTimetable | undefined,
  date: string,
  drive: Drive,
): (wish: WishRow) => WishRow {
  if (timetable === undefined) return (wish) => wish;
  const boards = new Map(
    timetable.connections.map((connection): readonly [string, Board] => [
      connection.stop,
      {
        connection,
        departures: departuresOn(timetable.timetable, date, connection),
        arrivals: arrivalsOn(timetable.timetable, date, connection),
      },
    ]),
  );
  const boardAt = (end: WishRow['origin']): Board | undefined =>
    typeof end === 'string' ? boards.get(end) : undefined;
  return (wish) => {
    const [from, to] = [boardAt(wish.origin), boardAt(wish.destination)];
    if (wish.kind === 'now' || (from === undefined) === (to === undefined)) return wish;
    return (to === undefined ? comingFrom(wish, from!, drive) : goingTo(wish, to, drive)) ?? wish;
  };
}

function goingTo(wish: WishRow, { connection, departures }: Board, drive: Drive): WishRow | undefined {
  const { transfer } = connection;
  const there = wish.kind === 'arrive' ? wish.at! : wish.at! + drive(wish, wish.at!);
  const departure = departures.find((moment) => moment >= there + transfer);
  if (departure === undefined) return undefined;
  return { ...tied(wish), kind: 'arrive', at: (departure - transfer) as ServiceTime };
}

function comingFrom(wish: WishRow, { connection, arrivals }: Board, drive: Drive): WishRow | undefined {
  const { transfer } = connection;
  const arrival =
    wish.kind === 'depart'
      ? arrivals.find((moment) => moment + transfer >= wish.at!)
      : arrivals.findLast((moment) => moment + transfer + drive(wish, wish.at!) <= wish.at!);
  if (arrival === undefined) return undefined;
  return { ...tied(wish), kind: 'depart', at: (arrival + transfer) as ServiceTime };
}

const tied = (wish: WishRow): WishRow => ({ ...wish, attributes: [...wish.attributes, CONNECTION] });
