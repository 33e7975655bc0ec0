import type { Window } from '../../../core/dispatch/promise.js';
import type { Seconds, ServiceTime } from '../../../core/units.js';
import type { CensusSource } from '../../../scenarios/format/census-source.js';
import { PURPOSES, type Purpose } from '../../../scenarios/purpose.js';
import { cumulated, keyedDraw, normal, pick } from '../draw.js';
import type { Person } from './person.js';

/** The hours of one outing as the person plans it. */
export interface Timetable {
  readonly leaves: ServiceTime;
  /** The appointment of an outing that has one, else when the person expects to be there. */
  readonly arrives: ServiceTime;
  readonly appointment: boolean;
  /** When the person is ready to go home. */
  readonly returns: ServiceTime;
}

/** Plans the hours of outing `number` of a person; undefined if no hour fits the opening hours. */
export type Planning = (
  person: Person,
  number: number,
  trip: { readonly purpose: Purpose; readonly way: Seconds; readonly open: readonly Window[] },
) => Timetable | undefined;

/** Hospitals give appointments; everybody else leaves home when it suits. */
export const hasAppointment = (purpose: Purpose): boolean => purpose === 'hospital';

/** People think in these steps; both divide an hour, so the shares of the hours stay. */
const APPOINTMENT_STEP = 15 * 60;
const LEAVING_STEP = 5 * 60;
/** So often another hour is tried before an outing to a closed place is given up. */
const TRIES = 16;

/**
 * The hour is drawn from the stated profile and, where the place is closed then, drawn again: the profile cut to the
 * opening hours. The stay is log-normal and follows the arrival; it may outlast the opening hours of a hospital, whose
 * hours are those of appointments, and nowhere else.
 */
export function planning(source: Pick<CensusSource, 'hours' | 'stay'>, date: string, seed: number): Planning {
  const hours = new Map(
    PURPOSES.map((purpose) => {
      const list = Object.entries(source.hours[purpose]).map(([hour, weight]) => ({
        hour: Number(hour),
        weight,
      }));
      return [
        purpose,
        { hour: list.map(({ hour }) => hour), table: cumulated(list.map(({ weight }) => weight)) },
      ];
    }),
  );
  const drawHour = keyedDraw(seed, `demand/hour/${date}`);
  const drawMinute = keyedDraw(seed, `demand/minute/${date}`);
  const drawStay = keyedDraw(seed, `demand/stay/${date}`);
  return ({ home, self }, number, { purpose, way, open }) => {
    const { hour, table } = hours.get(purpose)!;
    const { median, spread } = source.stay[purpose];
    const z = normal(drawStay(home, self, 2 * number), drawStay(home, self, 2 * number + 1));
    const stay = Math.round((median * Math.exp(spread * z)) / 60) * 60;
    const appointment = hasAppointment(purpose);
    const step = appointment ? APPOINTMENT_STEP : LEAVING_STEP;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const key = number * TRIES + attempt;
      const within = Math.floor((drawMinute(home, self, key) * 3600) / step) * step;
      const at = hour[pick(table, drawHour(home, self, key))]! * 3600 + within;
      const [leaves, arrives] = appointment ? [at - way, at] : [at, at + way];
      const closes = appointment ? arrives : arrives + stay;
      if (open.length > 0 && !open.some(({ earliest, latest }) => earliest <= arrives && closes <= latest))
        continue;
      const returns = Math.ceil((arrives + stay) / LEAVING_STEP) * LEAVING_STEP;
      return {
        leaves: leaves as ServiceTime,
        arrives: arrives as ServiceTime,
        appointment,
        returns: returns as ServiceTime,
      };
    }
    return undefined;
  };
}
