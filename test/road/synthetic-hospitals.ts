import { existsSync, readFileSync } from 'node:fs';
import { distanceM, type LonLat } from '../../core/geo.js';
import type { StopId } from '../../core/ids.js';
import { emptyRoads, type RoadGraph } from '../../core/road/graph.js';
import type { ImportedRoads } from '../../core/road/import.js';
import { snapStops, SNAP_DEFAULTS, type StopAnchor } from '../../core/road/snap.js';
import { CLASS_SPEEDS } from '../../core/road/speed.js';
import { flatNetwork } from '../../core/travel/network.js';
import { shortest } from '../../core/travel/shortest.js';
import { loadScenario } from '../../scenarios/load-scenario.js';

/** The published figures and cells, by path from the root of the repository. */
const CENSUS = '../shared/data/census';
export const hasPublishedTimes = existsSync(`${CENSUS}/hokkaido_access_2017`);

/** Driving to the nearest hospital with a delivery ward from the populated 500 m cells of one municipality. */
export interface HospitalTimes {
  readonly municipality: string;
  readonly cells: number;
  readonly mean: Compared;
  readonly max: Compared;
  /** People who live within 15 minutes, %. */
  readonly within15: Compared;
}

/** Seconds or per cent. */
export interface Compared {
  readonly published: number;
  readonly ours: number;
}

/**
 * The published times beside those on the roads of scenarios/obihiro on an empty summer road. A cell starts at its
 * centre: to the nearest street by the winding of a road at the speed of a tertiary one, then along the network.
 */
export function hospitalTimes(): HospitalTimes[] {
  const scenario = loadScenario('scenarios/obihiro');
  const source = scenario.roads.source;
  if (source.kind !== 'synthetic') throw new Error('scenarios/obihiro is on synthetic roads');
  const cells = populatedCells();
  const hospitals = deliveryHospitals();
  const anchors = anchorsOf(scenario.ways.roads!, [...hospitals, ...cells.map(({ centre }) => centre)]);
  const drive = toNearest(scenario.ways.roads!, anchors, hospitals.length);
  const metresPerSecond = (source.speed * CLASS_SPEEDS.tertiary.untaggedKmh) / 3.6;
  const timed = cells.map((cell, i) => {
    const anchor = anchors[hospitals.length + i]!;
    const offRoad = anchor.kind === 'street' ? distanceM(cell.centre, anchor.point) * source.winding : 0;
    return { ...cell, seconds: drive[i]! + offRoad / metresPerSecond };
  });
  return ['帯広市', '音更町', '芽室町', '幕別町'].map((municipality) => {
    const own = timed.filter((cell) => cell.municipality === municipality);
    const people = own.reduce((sum, cell) => sum + cell.people, 0);
    const near = own.reduce((sum, cell) => (cell.seconds <= 900 ? sum + cell.people : sum), 0);
    const published = publishedOf(municipality);
    return {
      municipality,
      cells: own.length,
      mean: {
        published: published.mean,
        ours: own.reduce((sum, { seconds }) => sum + seconds, 0) / own.length,
      },
      max: { published: published.max, ours: Math.max(...own.map(({ seconds }) => seconds)) },
      within15: { published: published.within15, ours: (100 * near) / people },
    };
  });
}

/** The table as text, one municipality a line. */
export function hospitalTimesText(rows: readonly HospitalTimes[]): string {
  const head =
    'municipality  cells   mean s: published  ours   diff     max s: published  ours     within 15 min %: published  ours';
  const one = ({ municipality, cells, mean, max, within15 }: HospitalTimes): string => {
    const diff = `${((mean.ours / mean.published - 1) * 100).toFixed(1)} %`;
    const n = (value: number, width: number, digits = 0): string => value.toFixed(digits).padStart(width);
    return (
      `${municipality}     ${n(cells, 8)} ${n(mean.published, 19)} ${n(mean.ours, 5)} ${diff.padStart(7)} ` +
      `${n(max.published, 17)} ${n(max.ours, 5)} ${n(within15.published, 27, 1)} ${n(within15.ours, 6, 1)}`
    );
  };
  return [head, ...rows.map(one), ''].join('\n');
}

function anchorsOf(roads: RoadGraph, places: readonly LonLat[]): readonly StopAnchor[] {
  const imported = { roads, cutOff: emptyRoads() } as ImportedRoads;
  const stops = places.map((place, i) => ({ stop: String(i) as StopId, place }));
  const { anchors, problems } = snapStops(imported, stops, { ...SNAP_DEFAULTS, maxDistanceM: 10_000 });
  if (problems.length > 0) throw new Error(`${problems.length} cells are further than 10 km from every road`);
  return anchors;
}

/** Seconds from each place behind the first `hospitals` to the nearest of these. */
function toNearest(roads: RoadGraph, anchors: readonly StopAnchor[], hospitals: number): number[] {
  const network = flatNetwork(roads, anchors);
  const search = shortest(network, Float64Array.from(network.driveMs));
  const trees = Array.from({ length: hospitals }, (_, h) => search.to(network.entry[h]!));
  return anchors.slice(hospitals).map((_, i) => {
    const from = network.exit[hospitals + i]!;
    return Math.min(...trees.map((tree) => tree[from]!)) / 1000;
  });
}

const linesOf = (file: string): string[][] =>
  readFileSync(`${CENSUS}/${file}`, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));

const populatedCells = (): { municipality: string; centre: LonLat; people: number }[] =>
  linesOf('obihiro_area/mesh500_pop_2010.csv').map((row) => ({
    municipality: row[2]!,
    centre: { lon: Number(row[4]), lat: Number(row[3]) },
    people: Number(row[5]),
  }));

/** Three in the city and the public hospital of Memuro: those of the list that lie in the four municipalities. */
const deliveryHospitals = (): LonLat[] =>
  linesOf('hokkaido_access_2017/hospital_list_matanity_delivery.csv')
    .filter((row) => /帯広市|音更町|芽室町|幕別町/.test(row[6]!))
    .map((row) => ({ lat: Number(row[13]), lon: Number(row[14]) }));

function publishedOf(municipality: string): { mean: number; max: number; within15: number } {
  const row = (file: string): string[] =>
    linesOf(`hokkaido_access_2017/${file}.csv`).find(([name]) => name === municipality)!;
  const times = row('duration_of_matanity_delivery');
  const bands = row('population_histogram_of_each_commune_agg_by_duration_matanity_delivery');
  return { mean: Number(times[1]), max: Number(times[2]), within15: Number(bands[25]) * 100 };
}
