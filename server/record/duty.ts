import type { ServiceTime } from '../../core/units.js';
import type { BreakRow, LegRow, VisitRow } from '../../sim/lived-day.js';
import { kilometres, timeText, wholeMinutes, type Deed, type PastDay, type VehicleNote } from './past-day.js';
import { field, reportOf, type Field, type Report } from './report.js';

/** One driver on one vehicle, without another driver between. */
export interface Duty {
  readonly date: string;
  readonly vehicle: string;
  /** Name, or what the journal calls the driver if no account has a name. */
  readonly driver: string;
  readonly begin: ServiceTime;
  readonly end: ServiceTime;
  readonly from: string;
  readonly to: string;
  /** Names of the stops where it halted, in order; the same one after itself once. */
  readonly waypoints: readonly string[];
  /** By the plan's roads. */
  readonly driven_m: number;
  readonly rests: readonly {
    readonly place: string;
    readonly begin: ServiceTime;
    readonly end: ServiceTime;
  }[];
  readonly notes: readonly VehicleNote[];
}

/** Kinds of notes that carry the four readings, in the order of a day. */
export const READINGS = ['garage-out', 'start', 'arrival', 'garage-in'] as const;

/**
 * 乗務記録: who drove what, from when and where to when and where, past which places, how far, resting when; with the
 * four odometer readings, checks, accidents and changes of driver. A vehicle nobody reported from has no row.
 */
export function dutyReport(days: readonly PastDay[]): Report {
  return reportOf(
    {
      id: 'duty',
      title: { ja: '乗務記録', en: 'Duty record' },
      notes: [
        {
          ja: '走行距離(経路)は運行計画上の道路距離。走行距離(メーター)は出庫から入庫までの走行計の差。1年間保存すること。',
          en: 'Distance (roads) is the length of the roads driven; distance (odometer) is garage-in minus garage-out. To be kept for one year.',
        },
      ],
    },
    FIELDS,
    days.flatMap(dutiesOf),
  );
}

const FIELDS: readonly Field<Duty>[] = [
  field('date', '運行日', 'Date', (d) => d.date),
  field('driver', '運転者', 'Driver', (d) => d.driver),
  field('vehicle', '車両', 'Vehicle', (d) => d.vehicle),
  field('begin', '開始時刻', 'Begin', (d) => timeText(d.begin)),
  field('from', '開始地点', 'From', (d) => d.from),
  field('end', '終了時刻', 'End', (d) => timeText(d.end)),
  field('to', '終了地点', 'To', (d) => d.to),
  field('waypoints', '主な経過地点', 'Main waypoints', (d) => d.waypoints.join(' → ')),
  field('garage_out_km', '出庫メーター(km)', 'Odometer garage out (km)', (d) =>
    reading(d.notes, 'garage-out'),
  ),
  field('start_km', '営業開始メーター(km)', 'Odometer start (km)', (d) => reading(d.notes, 'start')),
  field('arrival_km', '営業終了メーター(km)', 'Odometer arrival (km)', (d) => reading(d.notes, 'arrival')),
  field('garage_in_km', '入庫メーター(km)', 'Odometer garage in (km)', (d) => reading(d.notes, 'garage-in')),
  field('odometer_km', '走行距離(メーター、km)', 'Distance (odometer, km)', (d) => odometerKm(d.notes)),
  field('driven_km', '走行距離(経路、km)', 'Distance (roads, km)', (d) => kilometres(d.driven_m)),
  field('break_min', '休憩(分)', 'Breaks (min)', (d) =>
    wholeMinutes(d.rests.reduce((sum, { begin, end }) => sum + (end - begin), 0)),
  ),
  field('breaks', '休憩の時刻と場所', 'Breaks', (d) =>
    d.rests.map(({ place, begin, end }) => `${timeText(begin)}–${timeText(end)} ${place}`).join('; '),
  ),
  field('checks', '運行前の確認(酒気・健康・車両)', 'Checks before driving', (d) => said(d.notes, 'check')),
  field('driver_change', '運転者の交替', 'Change of driver', (d) => said(d.notes, 'driver-change')),
  field('accidents', '事故・異常', 'Accidents', (d) => said(d.notes, 'accident')),
];

/** The duties of a day: vehicle by vehicle in the order of the fleet, each in order of time. */
export function dutiesOf(day: PastDay): readonly Duty[] {
  return [...day.garages].flatMap(([vehicle, garage]) => {
    const heard = [...day.deeds, ...day.notes].filter((deed) => deed.vehicle === vehicle);
    const turns = turnsOf(heard.sort((a, b) => a.at - b.at));
    return turns.map((turn, i) => dutyOf(day, turn, { first: i === 0, garage }));
  });
}

/** Consecutive reports of one driver. */
function turnsOf(deeds: readonly Deed[]): Deed[][] {
  const turns: Deed[][] = [];
  for (const deed of deeds) {
    const turn = turns.at(-1);
    if (turn?.[0]!.driver === deed.driver) turn.push(deed);
    else turns.push([deed]);
  }
  return turns;
}

function dutyOf(
  day: PastDay,
  turn: readonly Deed[],
  where: { readonly first: boolean; readonly garage: string },
): Duty {
  const { vehicle, driver, at: begin } = turn[0]!;
  const end = turn.at(-1)!.at;
  const name = (stop: string): string => day.stopNames.get(stop) ?? stop;
  const inside = <Row extends { readonly vehicle: string }>(
    rows: readonly Row[],
    at: (row: Row) => ServiceTime,
  ): Row[] => rows.filter((row) => row.vehicle === vehicle && at(row) >= begin && at(row) <= end);
  const legs = inside<LegRow>(day.ledger.legs, (leg) => leg.arrive);
  const visits = inside<VisitRow>(day.ledger.visits, (visit) => visit.arrive);
  const rests = inside<BreakRow>(day.ledger.breaks, (rest) => rest.begin);
  const from = where.first ? where.garage : (legs[0]?.from ?? visits[0]?.stop ?? where.garage);
  return {
    date: day.date,
    vehicle,
    driver: day.driverNames.get(driver) ?? driver,
    begin,
    end,
    from: name(from),
    to: name(legs.at(-1)?.to ?? from),
    waypoints: once(visits.map(({ stop }) => name(stop))),
    driven_m: legs.reduce((sum, { length }) => sum + length, 0),
    rests: rests.map(({ stop, begin, end }) => ({ place: name(stop), begin, end })),
    notes: day.notes.filter(
      (note) => note.vehicle === vehicle && note.driver === driver && note.at >= begin && note.at <= end,
    ),
  };
}

const once = (names: readonly string[]): string[] => names.filter((name, i) => name !== names[i - 1]);

/** The last reading of a kind, km; null if there is none. */
export function reading(notes: readonly VehicleNote[], kind: (typeof READINGS)[number]): number | null {
  const found = notes.findLast((note) => note.kind === kind && note.odometer_m !== null);
  return found === undefined ? null : kilometres(found.odometer_m!);
}

/** From the garage and back to it, km; null unless both were read. */
export function odometerKm(notes: readonly VehicleNote[]): number | null {
  const [out, home] = [reading(notes, 'garage-out'), reading(notes, 'garage-in')];
  return out === null || home === null ? null : Math.round((home - out) * 10) / 10;
}

/** What was written down of a kind, with its times. */
export function said(notes: readonly VehicleNote[], kind: string): string {
  return notes
    .filter((note) => note.kind === kind)
    .map(({ at, detail }) => [timeText(at), detail].filter((part) => part !== null).join(' '))
    .join('; ');
}
