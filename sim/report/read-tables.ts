import type { CostLine, Line } from '../../core/money/cost.js';
import type { IncomeLine } from '../../core/money/income.js';
import type { PayerLine } from '../../core/money/payers.js';
import type { Metres, Seconds, ServiceTime, Yen } from '../../core/units.js';
import { csvTable, type CsvRow } from '../../scenarios/csv-file.js';
import { ProblemList } from '../../scenarios/problem-list.js';
import type { BreakRow, DayLedger, LegRow, Noted, ShiftRow, VisitRow, WishRow } from './rows.js';

/**
 * The ledgers of some days, read back from the tables they were written to (`tables.ts`): writing them again gives
 * the same text. Columns and files that are not there read as empty, since older results have fewer.
 * @throws ScenarioError if a table that every result has is missing or cannot be read
 */
export function readTables(files: ReadonlyMap<string, string>, dates: readonly string[]): DayLedger[] {
  const problems = new ProblemList();
  const rowsOf = (file: string): readonly CsvRow[] => {
    const text = files.get(file);
    if (text !== undefined) return csvTable(text, problems.in(file)).rows;
    if (NEEDED.includes(file)) {
      problems.in(file).error('whole file', {
        expected: 'a table as noriai simulate --out writes it',
        found: 'nothing',
        remedy: 'name the folder that was given to --out, or simulate again',
      });
    }
    return [];
  };
  const byDay = <Row>(file: string, read: (row: CsvRow) => Row): ((date: string) => Row[]) => {
    const rows = rowsOf(file).map((row) => ({ day: row.text('day'), row: read(row) }));
    return (date) => rows.filter(({ day }) => day === '' || day === date).map(({ row }) => row);
  };
  const wishes = byDay('wishes.csv', wishOf);
  const visits = byDay('visits.csv', visitOf);
  const legs = byDay('legs.csv', legOf);
  const shifts = byDay('shifts.csv', shiftOf);
  const breaks = byDay('breaks.csv', breakOf);
  const costs = byDay('costs.csv', costOf);
  const income = byDay('income.csv', incomeOf);
  const payers = byDay('payers.csv', payerOf);
  problems.throwIfErrors();
  return dates.map((date) => ({
    date,
    wishes: wishes(date),
    visits: visits(date),
    legs: legs(date),
    shifts: shifts(date),
    breaks: breaks(date),
    account: { costs: costs(date), income: income(date), payers: payers(date) },
  }));
}

const NEEDED = ['wishes.csv', 'visits.csv', 'legs.csv', 'shifts.csv', 'breaks.csv'];

/** What a table calls empty is absent from the row. */
const known = (row: CsvRow, column: string): number | undefined => {
  const text = row.text(column);
  return text === '' ? undefined : Number(text);
};
const number = (row: CsvRow, column: string): number => known(row, column) ?? 0;
const moment = (row: CsvRow, column: string): ServiceTime => number(row, column) as ServiceTime;

/** The cell under a key of a row, if the table has it. */
function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}

const maybeText = (row: CsvRow, column: string): string | undefined => {
  const text = row.text(column);
  return text === '' ? undefined : text;
};

function wishOf(row: CsvRow): WishRow {
  const time = (column: string): ServiceTime | undefined => known(row, column) as ServiceTime | undefined;
  const earliest = time('promised_pickup_earliest_s');
  const promise = {
    earliest: earliest!,
    latest: time('promised_pickup_latest_s')!,
    dropoffLatest: time('promised_dropoff_latest_s')!,
  };
  return {
    wish: row.text('wish_id'),
    ...optional('booking', maybeText(row, 'booking_id')),
    asked: moment(row, 'asked_at_s'),
    kind: row.text('kind') as WishRow['kind'],
    persons: number(row, 'party'),
    wheelchairs: number(row, 'wheelchair'),
    origin: row.text('origin'),
    destination: row.text('destination'),
    wished: moment(row, 'wished_s'),
    endState: row.text('end_state') as WishRow['endState'],
    ...(earliest === undefined ? {} : { promise }),
    ...optional('vehicle', maybeText(row, 'vehicle')),
    ...optional('pickup', time('pickup_s')),
    ...optional('dropoff', time('dropoff_s')),
    ...optional('directTime', known(row, 'direct_s') as Seconds | undefined),
    ...optional('directLength', known(row, 'direct_m') as Metres | undefined),
    fare: number(row, 'fare_yen') as Yen,
    ...optional('paidWith', maybeText(row, 'paid_with')?.split(';').map(meansOf)),
    ...optional('fareBecause', maybeText(row, 'fare_because')),
    attributes: maybeText(row, 'attributes')?.split(';') ?? [],
    ...optional('refusal', maybeText(row, 'refusal') as WishRow['refusal']),
    ...optional('originZones', maybeText(row, 'origin_zones')?.split(';')),
    ...optional('keptBy', maybeText(row, 'kept_by')?.split(';').map(notedOf)),
    ...optional('wouldHelp', maybeText(row, 'would_help')?.split(';').map(notedOf)),
    ...optional('repeatOf', maybeText(row, 'repeat_of')),
    ...optional('rider', maybeText(row, 'rider_id')),
    ...optional('channel', maybeText(row, 'channel')),
    offers: number(row, 'offers'),
    ...optional('accepted', maybeText(row, 'accepted') as WishRow['accepted']),
    ...optional('absentAt', time('absent_s')),
    ...optional('cancelledAt', time('cancelled_s')),
  };
}

function meansOf(text: string): { readonly by: string; readonly persons: number } {
  const star = text.lastIndexOf('*');
  return { by: text.slice(0, star), persons: Number(text.slice(star + 1)) };
}

function notedOf(text: string): Noted {
  const { by: code, persons: amount } = meansOf(text);
  return { code, amount };
}

const visitOf = (row: CsvRow): VisitRow => ({
  vehicle: row.text('vehicle'),
  sequence: number(row, 'seq'),
  stop: row.text('stop'),
  arrive: moment(row, 'arrive_s'),
  depart: moment(row, 'depart_s'),
  booking: row.text('booking_id'),
  action: row.text('action') as VisitRow['action'],
  load: number(row, 'load_after'),
  odometer: number(row, 'odometer_m') as Metres,
  begin: moment(row, 'begin_s'),
});

const legOf = (row: CsvRow): LegRow => ({
  vehicle: row.text('vehicle'),
  sequence: number(row, 'seq'),
  purpose: row.text('purpose') as LegRow['purpose'],
  from: row.text('from'),
  to: row.text('to'),
  depart: moment(row, 'depart_s'),
  arrive: moment(row, 'arrive_s'),
  bookings: number(row, 'bookings'),
  persons: number(row, 'persons'),
  length: number(row, 'length_m') as Metres,
});

const shiftOf = (row: CsvRow): ShiftRow => ({
  vehicle: row.text('vehicle'),
  ...(row.text('begin_s') === ''
    ? {}
    : { duty: { begin: moment(row, 'begin_s'), end: moment(row, 'end_s') } }),
  rest: number(row, 'break_s') as Seconds,
  odometer: number(row, 'odometer_m') as Metres,
});

const breakOf = (row: CsvRow): BreakRow => ({
  vehicle: row.text('vehicle'),
  stop: row.text('stop'),
  begin: moment(row, 'begin_s'),
  end: moment(row, 'end_s'),
});

const lineOf = (row: CsvRow): Line => ({
  id: row.text('line'),
  basis: row.text('basis'),
  quantity: number(row, 'quantity'),
  rate: number(row, 'rate'),
  yen: number(row, 'yen') as Yen,
  name: { en: row.text('name_en'), ja: row.text('name_ja') },
  formula: { en: row.text('formula_en'), ja: row.text('formula_ja') },
  certainty: row.text('certainty') as Line['certainty'],
  source: row.text('source'),
});

const costOf = (row: CsvRow): CostLine => ({ ...lineOf(row), scope: row.text('scope') as CostLine['scope'] });

const incomeOf = (row: CsvRow): IncomeLine => ({
  ...lineOf(row),
  kind: row.text('kind') as IncomeLine['kind'],
});

const payerOf = (row: CsvRow): PayerLine => ({
  payer: row.text('payer'),
  passengers: number(row, 'passengers'),
  passengerMetres: number(row, 'passenger_m') as Metres,
  yen: number(row, 'yen') as Yen,
  name: { en: row.text('name_en'), ja: row.text('name_ja') },
});
