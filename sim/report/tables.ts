import type { CostLine, Line } from '../../core/money/cost.js';
import type { IncomeLine } from '../../core/money/income.js';
import type { PayerLine } from '../../core/money/payers.js';
import type { BreakRow, DayLedger, LegRow, Noted, ShiftRow, VisitRow, WishRow } from './rows.js';

type Cell = string | number | undefined;

/** A column of a table: its header and its cell in a row. */
type Columns<Row> = readonly (readonly [header: string, cell: (row: Row) => Cell])[];

/** Fixed names and order: outside programs read them. New columns go last. */
const WISHES: Columns<WishRow> = [
  ['wish_id', (w) => w.wish],
  ['booking_id', (w) => w.booking],
  ['asked_at_s', (w) => w.asked],
  ['kind', (w) => w.kind],
  ['party', (w) => w.persons],
  ['wheelchair', (w) => w.wheelchairs],
  ['origin', (w) => w.origin],
  ['destination', (w) => w.destination],
  ['wished_s', (w) => w.wished],
  ['end_state', (w) => w.endState],
  ['promised_pickup_earliest_s', (w) => w.promise?.earliest],
  ['promised_pickup_latest_s', (w) => w.promise?.latest],
  ['promised_dropoff_latest_s', (w) => w.promise?.dropoffLatest],
  ['vehicle', (w) => w.vehicle],
  ['pickup_s', (w) => w.pickup],
  ['dropoff_s', (w) => w.dropoff],
  ['direct_s', (w) => w.directTime],
  ['direct_m', (w) => w.directLength],
  ['fare_yen', (w) => w.fare],
  ['refusal', (w) => w.refusal],
  ['repeat_of', (w) => w.repeatOf],
  ['rider_id', (w) => w.rider],
  ['channel', (w) => w.channel],
  ['offers', (w) => w.offers],
  ['accepted', (w) => w.accepted],
  ['absent_s', (w) => w.absentAt],
  ['cancelled_s', (w) => w.cancelledAt],
  ['attributes', (w) => w.attributes.join(';')],
  ['paid_with', (w) => w.paidWith?.map(({ by, persons }) => `${by}*${persons}`).join(';')],
  ['fare_because', (w) => w.fareBecause],
  ['origin_zones', (w) => w.originZones?.join(';')],
  ['kept_by', (w) => notedText(w.keptBy)],
  ['would_help', (w) => notedText(w.wouldHelp)],
];

const VISITS: Columns<VisitRow> = [
  ['vehicle', (v) => v.vehicle],
  ['seq', (v) => v.sequence],
  ['stop', (v) => v.stop],
  ['arrive_s', (v) => v.arrive],
  ['depart_s', (v) => v.depart],
  ['booking_id', (v) => v.booking],
  ['action', (v) => v.action],
  ['load_after', (v) => v.load],
  ['odometer_m', (v) => v.odometer],
  ['begin_s', (v) => v.begin],
];

const LEGS: Columns<LegRow> = [
  ['vehicle', (l) => l.vehicle],
  ['seq', (l) => l.sequence],
  ['purpose', (l) => l.purpose],
  ['from', (l) => l.from],
  ['to', (l) => l.to],
  ['depart_s', (l) => l.depart],
  ['arrive_s', (l) => l.arrive],
  ['bookings', (l) => l.bookings],
  ['persons', (l) => l.persons],
  ['length_m', (l) => l.length],
];

const SHIFTS: Columns<ShiftRow> = [
  ['vehicle', (s) => s.vehicle],
  ['begin_s', (s) => s.duty?.begin],
  ['end_s', (s) => s.duty?.end],
  ['break_s', (s) => s.rest],
  ['odometer_m', (s) => s.odometer],
];

const BREAKS: Columns<BreakRow> = [
  ['vehicle', (b) => b.vehicle],
  ['stop', (b) => b.stop],
  ['begin_s', (b) => b.begin],
  ['end_s', (b) => b.end],
];

const MONEY: Columns<Line> = [
  ['line', (c) => c.id],
  ['basis', (c) => c.basis],
  ['quantity', (c) => c.quantity],
  ['rate', (c) => c.rate],
  ['yen', (c) => c.yen],
];

const SAID: Columns<Line> = [
  ['name_en', (c) => c.name.en],
  ['name_ja', (c) => c.name.ja],
  ['formula_en', (c) => c.formula.en],
  ['formula_ja', (c) => c.formula.ja],
  ['certainty', (c) => c.certainty],
  ['source', (c) => c.source],
];

const COSTS: Columns<CostLine> = [...MONEY, ['scope', (c) => c.scope], ...SAID];

const INCOME: Columns<IncomeLine> = [...MONEY, ['kind', (i) => i.kind], ...SAID];

const PAYERS: Columns<PayerLine> = [
  ['payer', (p) => p.payer],
  ['passengers', (p) => p.passengers],
  ['passenger_m', (p) => p.passengerMetres],
  ['yen', (p) => p.yen],
  ['name_en', (p) => p.name.en],
  ['name_ja', (p) => p.name.ja],
];

/**
 * The tables of a report by file name, as text: UTF-8, comma-separated by RFC 4180 (lines end in CR LF). One day
 * gives exactly the documented columns; several days stand below each other with the column `day` in front.
 */
export function tables(days: readonly DayLedger[]): ReadonlyMap<string, string> {
  return new Map([
    ['wishes.csv', table(WISHES, days, ({ wishes }) => wishes)],
    ['visits.csv', table(VISITS, days, ({ visits }) => visits)],
    ['legs.csv', table(LEGS, days, ({ legs }) => legs)],
    ['shifts.csv', table(SHIFTS, days, ({ shifts }) => shifts)],
    ['breaks.csv', table(BREAKS, days, ({ breaks }) => breaks)],
    ['costs.csv', table(COSTS, days, ({ account }) => account?.costs ?? [])],
    ['income.csv', table(INCOME, days, ({ account }) => account?.income ?? [])],
    ['payers.csv', table(PAYERS, days, ({ account }) => account?.payers ?? [])],
  ]);
}

function table<Row>(
  columns: Columns<Row>,
  days: readonly DayLedger[],
  rowsOf: (day: DayLedger) => readonly Row[],
): string {
  const several = days.length > 1;
  const lines = [line([...(several ? ['day'] : []), ...columns.map(([header]) => header)])];
  for (const day of days) {
    const lead = several ? [day.date] : [];
    for (const row of rowsOf(day)) lines.push(line([...lead, ...columns.map(([, cell]) => cell(row))]));
  }
  return lines.join('');
}

const line = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\r\n`;

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** "late*2;full*1" */
const notedText = (notes: readonly Noted[] | undefined): Cell =>
  notes?.map(({ code, amount }) => `${code}*${amount}`).join(';');
