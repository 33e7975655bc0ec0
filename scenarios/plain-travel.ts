import { type Period, type TravelTimes } from '../core/dispatch/travel-times.js';
import type { SpeedPeriod } from '../core/travel/periods.js';
import type { LonLat } from '../core/geo.js';
import { UNREACHABLE, type Metres, type Seconds } from '../core/units.js';
import type { Place } from './place.js';
import type { DrivingTimes } from './ways.js';

/** Without roads a way is drawn as the crow flies; no line where a place has no point. */
export function straightLine(places: readonly Place[]): DrivingTimes['line'] {
  const points = places.map(({ where }) => ('node' in where ? undefined : where));
  return (from, to): readonly LonLat[] => {
    const [a, b] = [points[from], points[to]];
    return a === undefined || b === undefined ? [] : [a, b];
  };
}

/** Driving between n places without roads. */
export interface PlainTable {
  readonly n: number;
  /** Free flow, entry from × n + to, not rounded; UNREACHABLE where there is no way. */
  readonly seconds: Float64Array;
  /** Entry from × n + to, whole metres. */
  readonly metres: Int32Array;
}

/**
 * Travel times from a table. A vehicle under way cannot turn before its next stop, because no junction is known.
 * Speeds by road class cannot be honoured here: the loader refuses them.
 */
export function plainTravel(
  table: PlainTable,
  { periods, speed }: { readonly periods: readonly SpeedPeriod[]; readonly speed: number },
): TravelTimes {
  const { n, metres } = table;
  const rows = new Map<Period, Int32Array[]>();
  const columns = new Map<Period, Int32Array[]>();
  const rowsIn = (period: Period): Int32Array[] =>
    remembered(rows, period, () => scaled(table, speed * overall(periods[period])));
  const columnsIn = (period: Period): Int32Array[] =>
    remembered(columns, period, () => transposed(rowsIn(period)));
  return {
    stops: n,
    periods: periods.map(({ from }) => from),
    between: (from, to, period) => rowsIn(period)[from]![to]! as Seconds,
    rowFrom: (from, period) => rowsIn(period)[from]!,
    rowTo: (to, period) => columnsIn(period)[to]!,
    metres: (from, to) => metres[from * n + to]! as Metres,
    underway: ({ from, to, elapsed, period }) => ({
      place: to,
      reached: Math.max(elapsed, rowsIn(period)[from]![to]!) as Seconds,
      driven: metres[from * n + to]! as Metres,
    }),
  };
}

function overall(period: SpeedPeriod | undefined): number {
  if (typeof period?.speed === 'number') return period.speed;
  throw new RangeError('a table of driving times has no road classes to which a speed could apply');
}

function remembered(
  known: Map<Period, Int32Array[]>,
  period: Period,
  make: () => Int32Array[],
): Int32Array[] {
  const found = known.get(period) ?? make();
  known.set(period, found);
  return found;
}

/** Whole seconds, rounded up, at `factor` times free flow. */
function scaled({ n, seconds }: PlainTable, factor: number): Int32Array[] {
  // The division may leave 3.0000000000000004 where 3 is meant.
  const whole = Int32Array.from(seconds, (s) =>
    s >= UNREACHABLE ? UNREACHABLE : Math.ceil(s / factor - 1e-9),
  );
  return Array.from({ length: n }, (_, from) => whole.subarray(from * n, (from + 1) * n));
}

function transposed(rows: readonly Int32Array[]): Int32Array[] {
  return rows.map((_, to) => Int32Array.from(rows, (row) => row[to]!));
}
