/**
 * Units of measure. The unit of a value is part of its type, so seconds cannot be passed where metres are due.
 * The brands are erased when compiled; at run time every value here is a plain integer.
 */
declare const unit: unique symbol;
type Measure<U extends string> = number & { readonly [unit]: U };

/** A length of time in whole seconds. May be negative: a lateness of −30 s is 30 s early. */
export type Seconds = Measure<'s'>;

/**
 * A moment: whole seconds since 00:00 local time of the service day.
 * A run after midnight keeps counting (25:10 is 90 600), as in GTFS `stop_times.txt`.
 */
export type ServiceTime = Measure<'s since 00:00 of the service day'>;

export type Metres = Measure<'m'>;

/** Whole yen. Rates such as yen per kilometre are plain numbers; an amount is rounded once, when it is booked. */
export type Yen = Measure<'JPY'>;

export const seconds = (n: number): Seconds => whole(n, 'seconds') as Seconds;
export const minutes = (n: number): Seconds => seconds(n * 60);
export const metres = (n: number): Metres => whole(n, 'metres') as Metres;
export const yen = (n: number): Yen => whole(n, 'yen') as Yen;
export const serviceTime = (hour: number, minute = 0): ServiceTime =>
  whole(hour * 3600 + minute * 60, 'service time') as ServiceTime;

export const after = (start: ServiceTime, delay: Seconds): ServiceTime => (start + delay) as ServiceTime;
export const elapsed = (from: ServiceTime, to: ServiceTime): Seconds => (to - from) as Seconds;

/** Larger than any plan of a service day, and still an int32 when two of them are added. */
export const UNREACHABLE = 0x3fff_ffff as Seconds;

/** A moment later than any other; adding a day to it still fits an int32. */
export const END_OF_TIME = 0x3fff_ffff as ServiceTime;

/** "08:05", or "08:05:30" where the seconds matter; hours run past 24 after midnight. */
export function clockText(at: ServiceTime): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const whole = `${two(Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}`;
  return at % 60 === 0 ? whole : `${whole}:${two(at % 60)}`;
}

function whole(n: number, what: string): number {
  if (!Number.isInteger(n)) throw new RangeError(`${what} must be a whole number, got ${n}`);
  return n;
}
