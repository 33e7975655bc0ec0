import type { LonLat } from '../geo.js';
import type { ImportedRoads } from './format.js';
import { ROAD_CLASSES, type RoadClass, type RoadGraph } from './graph.js';

const WIDTH = 1200;
const MARGIN = 24;
const HEADER = 44;
const FOOTER = 56;
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** Colour and width of a class; broad roads are drawn last, on top. */
const PENS: Readonly<Record<RoadClass, readonly [colour: string, width: number]>> = {
  motorway: ['#1d5fa8', 3.4],
  trunk: ['#c2452d', 3],
  primary: ['#d9772b', 2.6],
  secondary: ['#d6a419', 2.2],
  tertiary: ['#7d8f3a', 1.8],
  unclassified: ['#6f7a85', 1.2],
  residential: ['#9aa4ae', 1],
  living_street: ['#b39dbd', 1],
  service: ['#c4ccd4', 0.8],
  track: ['#b59a7a', 0.8],
  road: ['#6f7a85', 1],
  ferry: ['#5aa2c8', 1.2],
};
const CUT_OFF_COLOUR = '#e5007d';

/** The roads by class as SVG, north up, cut-off streets dashed. Equal roads give equal text. */
export function picture({ roads, cutOff, account }: ImportedRoads, title: string): string {
  const sheet = sheetOf(roads);
  const layers = ROAD_CLASSES.toReversed().map((roadClass) => layer(roads, roadClass, sheet));
  const lost = lines(cutOff, () => true, sheet);
  const { kept } = account;
  const subtitle = `${kept.junctions} junctions, ${kept.links} links, ${kept.streetKm.toFixed(1)} km of streets`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${sheet.height}" width="${WIDTH}" height="${sheet.height}" font-family="sans-serif" fill="#222">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="#fbfaf7"/>
<defs><clipPath id="sheet"><rect x="${MARGIN}" y="${HEADER}" width="${WIDTH - 2 * MARGIN}" height="${sheet.height - HEADER - FOOTER}"/></clipPath></defs>
<g fill="none" stroke-linecap="round" stroke-linejoin="round" clip-path="url(#sheet)">
<path stroke="${CUT_OFF_COLOUR}" stroke-width="1" stroke-dasharray="3 3" d="${lost}"/>
${layers.filter((text) => text !== '').join('\n')}
</g>
<text x="${MARGIN}" y="22" font-size="16" font-weight="bold">${escaped(title)}</text>
<text x="${MARGIN}" y="38" font-size="11" fill="#555">${subtitle}</text>
<text x="${WIDTH - MARGIN - 7}" y="20" font-size="13" text-anchor="middle">N</text>
<path d="M${WIDTH - MARGIN - 7} 24l5 14-5-4-5 4z" fill="#222"/>
${legend(
  account.classes.map(({ roadClass }) => roadClass),
  sheet.height,
  lost !== '',
)}
${scaleBar(sheet)}
<text x="${WIDTH - MARGIN}" y="${sheet.height - 10}" font-size="11" text-anchor="end" fill="#555">${escaped(account.attribution)}</text>
</svg>
`;
}

interface Sheet {
  readonly west: number;
  readonly north: number;
  /** Pixels of a degree of longitude and of latitude. */
  readonly scaleX: number;
  readonly scaleY: number;
  readonly height: number;
}

function sheetOf(roads: RoadGraph): Sheet {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  roads.forEachNode(({ data: { lon, lat } }) => {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  });
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const inner = WIDTH - 2 * MARGIN;
  // A single street running north would ask for an endless sheet.
  const degrees = Math.max((east - west) * shrink, (north - south) / 2, 1e-4);
  const scaleY = inner / degrees;
  const left = (east + west) / 2 - degrees / shrink / 2;
  const height = Math.ceil((north - south) * scaleY) + HEADER + FOOTER + MARGIN;
  return { west: left, north, scaleX: scaleY * shrink, scaleY, height };
}

function layer(roads: RoadGraph, roadClass: RoadClass, sheet: Sheet): string {
  const d = lines(roads, (drawn) => drawn === roadClass, sheet);
  const [colour, width] = PENS[roadClass];
  return d === '' ? '' : `<path class="${roadClass}" stroke="${colour}" stroke-width="${width}" d="${d}"/>`;
}

/** Both directions of a street lie on each other: the one that starts at the smaller id is drawn, if there are two. */
function lines(roads: RoadGraph, wanted: (roadClass: RoadClass) => boolean, sheet: Sheet): string {
  const drawn = new Set<string>();
  const paths: string[] = [];
  roads.forEachLink(({ fromId, toId, data }) => {
    if (!wanted(data.roadClass)) return;
    const places = [roads.getNode(fromId)!.data, ...data.shape, roads.getNode(toId)!.data];
    const path = places.map((place) => pixel(place, sheet));
    const key = [path.join(' '), path.toReversed().join(' ')].sort()[0] ?? '';
    if (drawn.has(key)) return;
    drawn.add(key);
    paths.push(`M${path.join('L')}`);
  });
  return paths.join('');
}

const pixel = ({ lon, lat }: LonLat, { west, north, scaleX, scaleY }: Sheet): string =>
  `${(MARGIN + (lon - west) * scaleX).toFixed(1)} ${(HEADER + MARGIN / 2 + (north - lat) * scaleY).toFixed(1)}`;

const LEGEND_STEP = 88;

function legend(classes: readonly RoadClass[], height: number, lost: boolean): string {
  const entries: [label: string, colour: string, width: number][] = classes.map((name) => [
    name.replace('_', ' '),
    ...PENS[name],
  ]);
  if (lost) entries.push(['not connected', CUT_OFF_COLOUR, 1]);
  const y = height - FOOTER + 20;
  return entries
    .map(([label, colour, width], i) => {
      const x = MARGIN + i * LEGEND_STEP;
      return `<path d="M${x} ${y}h16" stroke="${colour}" stroke-width="${width}"/><text x="${x + 20}" y="${y + 4}" font-size="11">${label}</text>`;
    })
    .join('\n');
}

/** The longest round length that fits a fifth of the sheet. */
function scaleBar({ scaleY, height }: Sheet): string {
  const pixelsPerMetre = scaleY / METRES_PER_DEGREE;
  const most = WIDTH / 5 / pixelsPerMetre;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((n) => n * power <= most) ?? 1) * power;
  const label = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  const y = height - 14;
  const long = (metres * pixelsPerMetre).toFixed(1);
  return `<path d="M${MARGIN} ${y - 4}v4h${long}v-4" fill="none" stroke="#222"/><text x="${MARGIN + Number(long) + 6}" y="${y}" font-size="11">${label}</text>`;
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
