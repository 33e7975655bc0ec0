import { numberText } from '../../../charts/number-text.js';
import {
  STRETCH_KINDS,
  vehicleChart,
  type Stretch,
  type StretchKind,
} from '../../../charts/vehicle-chart.js';
import { clockText } from '../../../core/units.js';
import type { Words } from '../../../core/words.js';
import { productivity } from '../productivity.js';
import type { DayLedger, VisitRow } from '../rows.js';
import { drawn } from './drawn.js';
import type { Facts } from './facts.js';
import { valueTable } from './figure-section.js';
import { framed, legend } from './frame.js';
import { html, say, table, type Html } from './html.js';

const HOUR = 3600;

const KIND_WORDS: Readonly<Record<StretchKind, Words>> = {
  shift: { ja: '勤務時間', en: 'on shift' },
  rest: { ja: '休憩', en: 'rest' },
  empty: { ja: '空車で走行', en: 'driving empty' },
  load1: { ja: '1人乗車', en: '1 person aboard' },
  load2: { ja: '2人乗車', en: '2 persons aboard' },
  load3: { ja: '3~4人乗車', en: '3 or 4 aboard' },
  load5: { ja: '5人以上乗車', en: '5 or more aboard' },
};

const IDS = new Set(productivity.map(({ id }) => id));

/** What the vehicles did over a day, and what their hours were used for. */
export async function vehiclesSection(facts: Facts): Promise<Html> {
  const { days } = facts.gathered;
  const day = days.find(({ visits }) => visits.length > 0) ?? days[0]!;
  const working = [
    ...new Set(day.shifts.flatMap(({ vehicle, duty }) => (duty === undefined ? [] : [vehicle]))),
  ];
  if (working.length === 0) {
    return html`<p>
      ${say({ ja: 'この日は勤務した車両がありません。', en: 'No vehicle was on duty on this day.' })}
    </p>`;
  }
  const chart = await drawn(vehicleChart(working, stretchesOf(day)), 'cap-vehicles');
  return html`${framed({
    id: 'cap-vehicles',
    caption: {
      ja: `${day.date} の車両ダイヤ(横: 時刻、縦: 車両、色の濃さ: 乗車人数)`,
      en: `Vehicles over ${day.date} (across: hour of the day; down: vehicles; shade: persons aboard)`,
    },
    chart,
    legend: legend(STRETCH_KINDS.map((swatch) => ({ swatch, words: KIND_WORDS[swatch] }))),
    kind: 'broad',
  })}
  ${vehicleTable(facts, day, working)}
  ${valueTable(facts.summary, { ja: '車両の使われ方', en: 'How vehicles were used' }, IDS)} `;
}

function stretchesOf(day: DayLedger): readonly Stretch[] {
  const stretch = (vehicle: string, kind: StretchKind, begin: number, end: number): Stretch => ({
    vehicle,
    kind,
    begin: Math.round((begin / HOUR) * 1000) / 1000,
    end: Math.round((end / HOUR) * 1000) / 1000,
  });
  return [
    ...day.shifts.flatMap(({ vehicle, duty }) =>
      duty === undefined ? [] : [stretch(vehicle, 'shift', duty.begin, duty.end)],
    ),
    ...day.breaks.map(({ vehicle, begin, end }) => stretch(vehicle, 'rest', begin, end)),
    ...day.legs
      .filter(({ persons }) => persons === 0)
      .map(({ vehicle, depart, arrive }) => stretch(vehicle, 'empty', depart, arrive)),
    ...day.visits.flatMap((visit, i) => {
      const next = day.visits[i + 1];
      if (visit.load === 0 || next?.vehicle !== visit.vehicle || next.begin === visit.begin) return [];
      return [stretch(visit.vehicle, loadKind(visit), visit.begin, next.begin)];
    }),
  ];
}

function loadKind({ load }: VisitRow): StretchKind {
  if (load === 1) return 'load1';
  if (load === 2) return 'load2';
  return load <= 4 ? 'load3' : 'load5';
}

function vehicleTable({ setting }: Facts, day: DayLedger, working: readonly string[]): Html {
  const seats = new Map(setting.vehicles.map(({ id, ...places }) => [id, places]));
  const rows = working.map((vehicle) => {
    const rides = day.wishes.filter((wish) => wish.vehicle === vehicle && wish.endState === 'COMPLETED');
    return {
      vehicle,
      duties: day.shifts.flatMap((shift) => (shift.vehicle === vehicle && shift.duty ? [shift.duty] : [])),
      metres: day.legs.reduce((sum, leg) => sum + (leg.vehicle === vehicle ? leg.length : 0), 0),
      bookings: rides.length,
      persons: rides.reduce((sum, { persons }) => sum + persons, 0),
      places: seats.get(vehicle),
    };
  });
  const wheelchairs = (places: { readonly wheelchairs: number }): Html | string =>
    places.wheelchairs === 0
      ? ''
      : say({ ja: `(車いす${places.wheelchairs})`, en: ` (wheelchairs ${places.wheelchairs})` });
  return table(
    say({ ja: `${day.date} の車両`, en: `Vehicles on ${day.date}` }),
    [
      { head: { ja: '車両', en: 'Vehicle' }, cell: ({ vehicle }) => vehicle, kind: 'head' },
      {
        head: { ja: '定員', en: 'Seats' },
        cell: ({ places }) => (places === undefined ? '–' : html`${places.seats}${wheelchairs(places)}`),
        kind: 'number',
      },
      {
        head: { ja: '勤務', en: 'On shift' },
        cell: ({ duties }) =>
          duties.map(({ begin, end }) => `${clockText(begin)}–${clockText(end)}`).join(', '),
        kind: 'number',
      },
      {
        head: { ja: '走行(km)', en: 'Driven (km)' },
        cell: ({ metres }) => numberText(metres / 1000, 'km'),
        kind: 'number',
      },
      { head: { ja: '予約(件)', en: 'Bookings' }, cell: ({ bookings }) => String(bookings), kind: 'number' },
      { head: { ja: '乗車(人)', en: 'Passengers' }, cell: ({ persons }) => String(persons), kind: 'number' },
    ],
    rows,
  );
}
