import type { Window } from '../../core/dispatch/promise.js';
import { seconds, type Seconds, type ServiceTime } from '../../core/units.js';

/** "8:05" or "8:05:30" as a moment of the service day. */
export function clock(text: string): ServiceTime {
  if (!/^\d{1,2}:\d{2}(:\d{2})?$/.test(text))
    throw new Error(`a moment is written 8:05 or 8:05:30, not "${text}"`);
  const [h, m, s] = text.split(':');
  return (Number(h) * 3600 + Number(m) * 60 + Number(s ?? 0)) as ServiceTime;
}

/** "8:00-8:10" as a window. */
export function windowOf(text: string): Window {
  const [earliest, latest] = text.split('-');
  return { earliest: clock(earliest!), latest: clock(latest ?? '') };
}

/** "12" or "12:30" as a length of time in minutes and seconds. */
export function lasting(text: string): Seconds {
  const [m, s] = text.split(':');
  return seconds(Number(m) * 60 + Number(s ?? 0));
}
