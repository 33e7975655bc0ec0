import type { ServiceTime } from '../../core/units.js';
import { dutiesOf, odometerKm, reading, said } from './duty.js';
import { kilometres, timeText, wholeMinutes, type PastDay, type VehicleNote } from './past-day.js';
import { field, reportOf, type Field, type Report } from './report.js';
import type { LegRow, VisitRow, WishRow } from '../../sim/lived-day.js';

/** One vehicle on one day. */
interface VehicleDay {
  readonly date: string;
  readonly vehicle: string;
  readonly drivers: readonly string[];
  readonly shifts: readonly { readonly begin: ServiceTime; readonly end: ServiceTime }[];
  readonly rest_s: number;
  readonly legs: readonly LegRow[];
  readonly visits: readonly VisitRow[];
  readonly completed: readonly WishRow[];
  readonly noShows: number;
  readonly notes: readonly VehicleNote[];
}

/** 運転日報: what every vehicle of the fleet did on each day. A vehicle that had no shift and did nothing has no row. */
export function dailyReport(days: readonly PastDay[]): Report {
  return reportOf(
    {
      id: 'daily',
      title: { ja: '運転日報', en: 'Daily report' },
      notes: [
        {
          ja: '便 = 誰かが乗っている連続した区間。実車キロ = 乗客のある走行距離。',
          en: 'A run is a longest stretch with somebody aboard. Loaded kilometres are driven with somebody aboard.',
        },
      ],
    },
    FIELDS,
    days.flatMap(vehicleDaysOf),
  );
}

const FIELDS: readonly Field<VehicleDay>[] = [
  field('date', '運行日', 'Date', (v) => v.date),
  field('vehicle', '車両', 'Vehicle', (v) => v.vehicle),
  field('drivers', '運転者', 'Drivers', (v) => v.drivers.join(', ')),
  field('shifts', '勤務時間', 'Shifts', (v) =>
    v.shifts.map(({ begin, end }) => `${timeText(begin)}–${timeText(end)}`).join(', '),
  ),
  field('garage_out', '出庫時刻', 'Garage out', (v) => momentOf(v.notes, 'garage-out')),
  field('garage_out_km', '出庫メーター(km)', 'Odometer garage out (km)', (v) =>
    reading(v.notes, 'garage-out'),
  ),
  field('start_km', '営業開始メーター(km)', 'Odometer start (km)', (v) => reading(v.notes, 'start')),
  field('arrival_km', '営業終了メーター(km)', 'Odometer arrival (km)', (v) => reading(v.notes, 'arrival')),
  field('garage_in', '入庫時刻', 'Garage in', (v) => momentOf(v.notes, 'garage-in')),
  field('garage_in_km', '入庫メーター(km)', 'Odometer garage in (km)', (v) => reading(v.notes, 'garage-in')),
  field('odometer_km', '走行距離(メーター、km)', 'Distance (odometer, km)', (v) => odometerKm(v.notes)),
  field('driven_km', '走行距離(経路、km)', 'Distance (roads, km)', (v) => kilometres(lengthOf(v.legs))),
  field('loaded_km', '実車キロ(km)', 'Loaded (km)', (v) =>
    kilometres(lengthOf(v.legs.filter(({ persons }) => persons > 0))),
  ),
  field('runs', '便数', 'Runs', (v) => runsOf(v.visits)),
  field('bookings', '運んだ件数', 'Bookings carried', (v) => v.completed.length),
  field('passengers', '乗車人数', 'Passengers', (v) =>
    v.completed.reduce((sum, { persons }) => sum + persons, 0),
  ),
  field('no_shows', '無断不乗', 'No-shows', (v) => v.noShows),
  field('fare_yen', '運賃(円)', 'Fares (yen)', (v) => v.completed.reduce((sum, { fare }) => sum + fare, 0)),
  field('break_min', '休憩(分)', 'Breaks (min)', (v) => wholeMinutes(v.rest_s)),
  field('checks', '運行前の確認(酒気・健康・車両)', 'Checks before driving', (v) => said(v.notes, 'check')),
  field('driver_change', '運転者の交替', 'Change of driver', (v) => said(v.notes, 'driver-change')),
  field('accidents', '事故・異常', 'Accidents', (v) => said(v.notes, 'accident')),
];

function vehicleDaysOf(day: PastDay): VehicleDay[] {
  const { ledger } = day;
  const duties = dutiesOf(day);
  return [...day.garages.keys()].flatMap((vehicle) => {
    const own = <Row extends { readonly vehicle?: string }>(rows: readonly Row[]): Row[] =>
      rows.filter((row) => row.vehicle === vehicle);
    const shifts = own(ledger.shifts).flatMap(({ duty }) => (duty === undefined ? [] : [duty]));
    const notes = own(day.notes);
    const legs = own(ledger.legs);
    if (shifts.length + notes.length + legs.length === 0) return [];
    const wishes = own(ledger.wishes);
    return [
      {
        date: day.date,
        vehicle,
        drivers: [...new Set(own(duties).map(({ driver }) => driver))],
        shifts,
        rest_s: own(ledger.breaks).reduce((sum, { begin, end }) => sum + (end - begin), 0),
        legs,
        visits: own(ledger.visits),
        completed: wishes.filter(({ endState }) => endState === 'COMPLETED'),
        noShows: wishes.filter(({ endState }) => endState === 'NO_SHOW').length,
        notes,
      },
    ];
  });
}

/** Times at which the vehicle went from empty to not empty. */
function runsOf(visits: readonly VisitRow[]): number {
  return visits.filter(({ action }, i) => action === 'board' && (visits[i - 1]?.load ?? 0) === 0).length;
}

const lengthOf = (legs: readonly LegRow[]): number => legs.reduce((sum, { length }) => sum + length, 0);

function momentOf(notes: readonly VehicleNote[], kind: string): string | null {
  const found = notes.findLast((note) => note.kind === kind);
  return found === undefined ? null : timeText(found.at);
}
