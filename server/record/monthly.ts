import type { Words } from '../../core/words.js';
import { count, figures, type Measured } from '../../sim/figures.js';
import type { EndState } from '../../sim/lived-day.js';
import type { PastDay } from './past-day.js';
import { field, reportOf, type Cell, type Field, type Report } from './report.js';

/** One day, or all of them together. */
interface Span {
  readonly name: string | Words;
  readonly days: readonly PastDay[];
  /** The plain sums of the simulator over these days, by id. */
  readonly sums: ReadonlyMap<string, Cell>;
}

/**
 * 月報: one line a day, and a line of all. A day that is not over yet says what is known so far. Days are counted one
 * after the other, the engine answers in between.
 */
export async function monthlyReport(days: readonly PastDay[]): Promise<Report> {
  const spans: Span[] = [];
  for (const day of days) spans.push(await inTurn(() => spanOf(day.date, [day])));
  if (days.length > 0) spans.push(await inTurn(() => spanOf({ ja: '計', en: 'Total' }, days)));
  return reportOf(
    {
      id: 'monthly',
      title: { ja: '月報', en: 'Monthly report' },
      notes: [
        {
          ja: 'テスト予約を除く。変更された予約は、変更後の1件として数える。',
          en: 'Without test bookings. A booking that was changed counts once, as it was after the change.',
        },
      ],
    },
    FIELDS,
    spans,
  );
}

/** Some work, after everybody who waits for the engine has been served. */
async function inTurn<Made>(work: () => Made): Promise<Made> {
  await new Promise((next) => setImmediate(next));
  return work();
}

const FIELDS: readonly Field<Span>[] = [
  field('date', '運行日', 'Date', ({ name }) => name),
  field('vehicles', '稼働車両数', 'Vehicles at work', ({ days }) => sumOf(days, vehiclesAtWork)),
  sumField('wishes', '申込み', 'Wishes'),
  sumField('carried', '運んだ件数', 'Carried'),
  sumField('passengers', '乗車人数', 'Passengers'),
  sumField('refused', 'お断り', 'Refused'),
  endField('declined', '提案辞退', 'Declined', ['OFFER_DECLINED']),
  endField('cancelled', 'キャンセル', 'Cancelled', ['CANCELLED_EARLY', 'CANCELLED_LATE']),
  endField('no_shows', '無断不乗', 'No-shows', ['NO_SHOW']),
  endField('withdrawn', '運行側の取消し', 'Withdrawn by us', ['MISSED', 'CANCELLED_BY_OPERATOR']),
  field('unfinished', '結末不明', 'Without an end', ({ days }) => sumOf(days, (day) => day.unfinished)),
  sumField('vehicle_km', '走行キロ', 'Kilometres'),
  field('fare_yen', '運賃(円)', 'Fares (yen)', ({ days }) =>
    sumOf(days, ({ ledger }) => ledger.wishes.reduce((sum, { fare }) => sum + fare, 0)),
  ),
];

/** The indicators of all the days together: the same figures, names and formulas as a simulation has. */
export function indicatorReport(days: readonly PastDay[]): Report {
  return reportOf<Measured>(
    {
      id: 'indicators',
      title: { ja: '指標', en: 'Indicators' },
      notes: [
        {
          ja: 'シミュレーションと同じ計算式による。定義は docs/indicators.md。',
          en: 'By the formulas of the simulator; definitions in docs/indicators.md.',
        },
      ],
    },
    [
      field('indicator', '記号', 'Id', ({ indicator }) => indicator.id),
      field('name', '指標', 'Indicator', ({ indicator }) => indicator.name),
      field('value', '値', 'Value', ({ figure }) => figureCell(figure)),
      field('unit', '単位', 'Unit', ({ indicator }) => indicator.unit),
      field('formula', '計算式', 'Formula', ({ indicator }) => indicator.formula),
    ],
    figures(days.map(({ ledger }) => ledger)),
  );
}

/** A plain sum of the simulator's, under its id. */
function sumField(id: string, ja: string, en: string): Field<Span> {
  return field(id, ja, en, ({ sums }) => sums.get(id)!);
}

function spanOf(name: Span['name'], days: readonly PastDay[]): Span {
  const all = count(days.map(({ ledger }) => ledger));
  return {
    name,
    days,
    sums: new Map(all.map(({ indicator, figure }) => [indicator.id, figureCell(figure)])),
  };
}

function endField(id: string, ja: string, en: string, states: readonly EndState[]): Field<Span> {
  const ended = ({ ledger }: PastDay): number =>
    ledger.wishes.filter(({ endState }) => states.includes(endState)).length;
  return field(id, ja, en, ({ days }) => sumOf(days, ended));
}

function figureCell({ value }: Measured['figure']): Cell {
  return value === null ? null : Math.round(value * 100) / 100;
}

const sumOf = (days: readonly PastDay[], of: (day: PastDay) => number): number =>
  days.reduce((sum, day) => sum + of(day), 0);

const vehiclesAtWork = ({ ledger }: PastDay): number =>
  new Set(ledger.legs.map(({ vehicle }) => vehicle)).size;
