import type { Words } from '../../../core/words.js';
import type { WishRow } from '../rows.js';
import { groupOf } from './ends.js';
import type { Facts } from './facts.js';
import { framed, legend } from './frame.js';
import { html, NOTHING, raw, say, sentence, table, type Html } from './html.js';
import type { MapSheet } from './map-sheet.js';
import { placeName } from './place-name.js';
import { ranked } from './ranked.js';
import type { SettingStop } from './setting.js';

const MOST_FLOWS = 30;
const MOST_NAMED = 10;

/** A place with what happened there. Doors of one field of the map are one place. */
interface Spot {
  readonly stop: SettingStop;
  readonly x: number;
  readonly y: number;
  /** Persons who boarded or alighted. */
  persons: number;
  /** Persons whose wish to leave from here was refused. */
  refused: number;
}

/** Where people went: stops and flows over the road network. */
export function mapSection(facts: Facts): Html {
  const { setting } = facts;
  const tables = html`<div class="columns">${stopTable(facts)}${flowTable(facts)}</div>`;
  if (setting.map === undefined) {
    return html`<p>
        ${say({
          ja: 'この結果には地点の座標がないため、地図はありません。',
          en: 'There is no map: the places of this result are not known as points.',
        })}
      </p>
      ${tables}`;
  }
  const unreal = setting.unrealWays.map((what) => html`<li>${sentence(what)}</li>`);
  return html`${framed({
    id: 'cap-map',
    caption: {
      ja: `乗降の多い停留所と移動の流れ(上が北。円の面積: 乗降人数、線の太さ: 乗客数、番号: 下の表)`,
      en: `Stops by use and flows between them (north is up; area of a circle: persons boarding and alighting; width of a line: passengers; numbers: table below)`,
    },
    chart: drawing(facts, setting.map),
    legend: legend([
      { swatch: 'stop', words: { ja: '停留所の乗降', en: 'use of a stop' } },
      {
        swatch: 'unused',
        words: { ja: '小さな点: この日使われなかった停留所', en: 'small dots: stops that nobody used' },
      },
      { swatch: 'flow', words: { ja: '乗客の流れ(往復の合計)', en: 'passengers, both ways together' } },
      {
        swatch: 'lost',
        words: { ja: '輪: お断りした人の多い乗車地', en: 'ring: where refused wishes would have begun' },
      },
      { swatch: 'road', words: { ja: '道路', en: 'roads' } },
    ]),
    kind: 'broad',
  })}
  ${setting.attribution.length === 0 ? NOTHING : html`<p class="note">${setting.attribution.join(' · ')}</p>`}
  ${
    unreal.length === 0
      ? NOTHING
      : html`<ul class="note">
          ${unreal}
        </ul>`
  }
  ${tables} `;
}

/** Stops that were used, the busiest first. */
function spotsOf({ gathered, stops }: Facts): readonly Spot[] {
  const spots = new Map<string, Spot>();
  const at = (id: string): Spot | undefined => {
    const stop = stops.get(id);
    if (stop?.x === undefined || stop.y === undefined) return undefined;
    const key = `${stop.x} ${stop.y}`;
    const spot = spots.get(key) ?? { stop, x: stop.x, y: stop.y, persons: 0, refused: 0 };
    spots.set(key, spot);
    return spot;
  };
  for (const { endState, origin, destination, persons } of gathered.wishes) {
    const [from, to] = [at(origin), at(destination)];
    if (endState === 'COMPLETED') {
      if (from) from.persons += persons;
      if (to) to.persons += persons;
    } else if (groupOf(endState) === 'refused' && from) from.refused += persons;
  }
  return [...spots.values()].sort((a, b) => b.persons - a.persons);
}

interface Flow {
  readonly from: SettingStop;
  readonly to: SettingStop;
  readonly persons: number;
}

/** Passengers between two places, both ways together, the largest first. */
function flowsOf({ gathered, stops }: Facts): readonly Flow[] {
  const rides = gathered.carried.flatMap(({ wish }) => {
    const [from, to] = [stops.get(wish.origin), stops.get(wish.destination)];
    return from?.x === undefined || to?.x === undefined ? [] : [{ from, to, wish }];
  });
  const place = ({ x, y }: SettingStop): string => `${x!} ${y!}`;
  return ranked(rides, ({ from, to }) => [place(from), place(to)].sort().join(' '))
    .map(({ rows }) => ({ ...rows[0]!, persons: personsOf(rows.map(({ wish }) => wish)) }))
    .sort((a, b) => b.persons - a.persons);
}

const personsOf = (wishes: readonly WishRow[]): number =>
  wishes.reduce((sum, { persons }) => sum + persons, 0);

function drawing(facts: Facts, map: MapSheet): Html {
  const { width, height } = map;
  const spots = spotsOf(facts);
  const flows = flowsOf(facts).slice(0, MOST_FLOWS);
  const most = Math.max(1, ...flows.map(({ persons }) => persons));
  const busiest = Math.max(1, ...spots.map(({ persons, refused }) => Math.max(persons, refused)));
  const radius = (persons: number): number => tenth(2 + 16 * Math.sqrt(persons / busiest));
  const road = (name: string, d: string): string => (d === '' ? '' : `<path class="${name}" d="${d}"/>`);
  const circles = spots.toReversed().map(({ x, y, persons, refused }) => {
    const ring = refused === 0 ? '' : `<circle class="lost" cx="${x}" cy="${y}" r="${radius(refused) + 3}"/>`;
    return `<circle class="stop" cx="${x}" cy="${y}" r="${radius(persons)}"/>${ring}`;
  });
  const unused = facts.setting.stops
    .filter(
      ({ kind, x, y }) =>
        kind === 'stop' && x !== undefined && !spots.some((spot) => spot.x === x && spot.y === y),
    )
    .map(({ x, y }) => `<circle class="unused" cx="${x!}" cy="${y!}" r="2"/>`);
  return raw(`<svg class="map" role="img" aria-labelledby="cap-map" viewBox="0 0 ${width} ${height}">
<g class="roads">${road('small', map.small)}${road('middle', map.middle)}${road('main', map.main)}</g>
<g class="flows">${flows.map((flow) => curve(flow, most)).join('')}</g>
${unused.join('')}${circles.join('')}
<g class="names">${labels(spots.slice(0, MOST_NAMED), radius)}</g>
${scaleBar(map)}</svg>`);
}

/** Curves, so that flows along one road do not lie on each other. */
function curve({ from, to, persons }: Flow, most: number): string {
  const [x1, y1, x2, y2] = [from.x!, from.y!, to.x!, to.y!];
  const bend = 0.12;
  const [cx, cy] = [tenth((x1 + x2) / 2 - (y2 - y1) * bend), tenth((y1 + y2) / 2 + (x2 - x1) * bend)];
  const width = tenth(1 + 9 * (persons / most));
  return `<path d="M${x1} ${y1}Q${cx} ${cy} ${x2} ${y2}" stroke-width="${width}"/>`;
}

/** Numbers of the busiest stops; one that would cover an earlier one moves around its circle. */
function labels(spots: readonly Spot[], radius: (persons: number) => number): string {
  const SIZE = 17;
  const placed: { readonly x: number; readonly y: number }[] = [];
  return spots
    .map(({ x, y, persons }, i) => {
      const away = radius(persons) + 9;
      const around = [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => {
        const angle = -Math.PI / 4 + (eighth * Math.PI) / 4;
        return { x: tenth(x + away * Math.cos(angle)), y: tenth(y + away * Math.sin(angle)) };
      });
      const free = (spot: { readonly x: number; readonly y: number }): boolean =>
        placed.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) > SIZE) &&
        spots.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) > radius(other.persons) + 7);
      const spot = around.find(free) ?? around[0]!;
      placed.push(spot);
      return `<text x="${spot.x}" y="${spot.y}">${i + 1}</text>`;
    })
    .join('');
}

/** The longest round length that fits a fifth of the sheet. */
function scaleBar({ width, height, km }: MapSheet): string {
  const length = [50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1].find((one) => one * km <= width / 5) ?? 0.05;
  const long = tenth(length * km);
  return `<g class="scale"><path d="M12 ${height - 14}v6h${long}v-6"/><text x="${18 + long}" y="${height - 8}">${length} km</text></g>`;
}

const NUMBER = { head: { ja: '番号', en: 'No.' }, kind: 'number' as const };

function stopTable(facts: Facts): Html {
  const rows = spotsOf(facts).slice(0, MOST_NAMED);
  const name = ({ stop }: Spot): Words => placeName(facts.stops, stop.id);
  return table(
    say({ ja: '乗降の多い停留所', en: 'The busiest stops' }),
    [
      { ...NUMBER, cell: (_, i) => String(i + 1) },
      { head: { ja: '停留所', en: 'Stop' }, cell: (spot) => say(name(spot)), kind: 'head' },
      { head: { ja: '乗降(人)', en: 'On and off' }, cell: ({ persons }) => String(persons), kind: 'number' },
      {
        head: { ja: 'お断り(人)', en: 'Refused here' },
        cell: ({ refused }) => String(refused),
        kind: 'number',
      },
    ],
    rows,
  );
}

function flowTable({ gathered, stops }: Facts): Html {
  const trips = ranked(gathered.carried, ({ wish }) => {
    const ends = [wish.origin, wish.destination].map((id) => placeName(stops, id).ja);
    return ends.sort().join('\n');
  })
    .map(({ rows }) => ({ wish: rows[0]!.wish, persons: personsOf(rows.map(({ wish }) => wish)) }))
    .sort((a, b) => b.persons - a.persons);
  return table(
    say({ ja: '乗客の多い区間(往復の合計)', en: 'The busiest trips, both ways together' }),
    [
      {
        head: { ja: '一方', en: 'One end' },
        cell: ({ wish }) => say(placeName(stops, wish.origin)),
        kind: 'head',
      },
      { head: { ja: '他方', en: 'Other end' }, cell: ({ wish }) => say(placeName(stops, wish.destination)) },
      { head: { ja: '人', en: 'Passengers' }, cell: ({ persons }) => String(persons), kind: 'number' },
    ],
    trips.slice(0, MOST_NAMED),
  );
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
