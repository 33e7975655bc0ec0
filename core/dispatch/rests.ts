import type { Seconds } from '../units.js';
import type { Visit } from './tour.js';
import type { Vehicle } from './vehicle.js';

type Rest = Extract<Visit, { kind: 'break' }>;

/** The rests of all shifts, and between two shifts the time off, as visits in order of time. */
export function restsOf(vehicle: Vehicle): Rest[] {
  return vehicle.shifts.flatMap((shift, i) => {
    const next = vehicle.shifts[i + 1];
    const rests = shift.breaks
      .toSorted((a, b) => a.earliest - b.earliest)
      .map(({ at, earliest, latest, duration }): Rest => {
        return { kind: 'break', stop: at, window: { earliest, latest }, duration };
      });
    if (next === undefined) return rests;
    const off: Rest = {
      kind: 'break',
      stop: vehicle.end ?? vehicle.start,
      window: { earliest: shift.end, latest: shift.end },
      duration: (next.begin - shift.end) as Seconds,
    };
    return [...rests, off];
  });
}
