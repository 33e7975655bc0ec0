import { distanceM, type LonLat } from '../../core/geo.js';
import { byAge, type ByAge } from '../../scenarios/age-group.js';
import type { Cell } from '../../scenarios/cells-table.js';
import { apportion, NATIONAL_AGES } from '../../sim/demand/census/age-sum.js';
import { cellsCsv, csv, degrees, nearest, type Row } from './towns-census.js';

/** People of a municipality in 2020 as the municipal table has them (pop2020.csv: ALL, U14, A15.64, O65). */
export interface MunicipalPeople {
  readonly code: string;
  readonly all: number;
  readonly under15: number;
  readonly from15: number;
  readonly from65: number;
}

/** A part of a town, taken to be a disc. Middle, people and extent are typed; SOURCES.md says from where. */
export interface District extends LonLat {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly radiusM: number;
  /** Stops laid over the disc. */
  readonly stops: number;
  readonly zone: string;
  /** What `resident-…` is made of; absent: the code of the municipality. */
  readonly home?: string;
}

/** Somewhere people go, with a stop in front of it. */
export interface Place extends LonLat {
  readonly id: string;
  readonly name: string;
  readonly kind: 'shop' | 'hospital' | 'clinic' | 'station' | 'hall' | 'leisure' | 'school' | 'work';
  readonly weight: number;
  /** Absent: that of the nearest district. */
  readonly zone?: string;
  readonly hours?: string;
  readonly closed?: string;
  readonly note?: string;
}

/** What the tables of a town are made of. */
export interface Town {
  readonly people: MunicipalPeople;
  /** People in the districts together; their own figures are only proportions. */
  readonly inDistricts: number;
  readonly peoplePerCell: number;
  readonly districts: readonly District[];
  readonly places: readonly Place[];
}

export const FROM_MEMORY = 'position typed from general knowledge';
export const ASSUMED = 'assumed place';

/**
 * cells.csv, stops.csv and destinations.csv by one rule without chance: cells and stops lie over the disc of their
 * district as the seeds of a sunflower do (evenly, each at the golden angle from the one before), every place has a stop
 * of its own, and everywhere people are as old as in the municipality.
 */
export function districtTables(town: Town): ReadonlyMap<string, string> {
  return new Map([
    ['cells.csv', cellsCsv(town.districts.flatMap((district) => cellsOf(district, town)))],
    ['stops.csv', csv(['id', 'name', 'lon', 'lat', 'zones', 'note'], stopsOf(town))],
    ['destinations.csv', destinationsOf(town)],
  ]);
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const METRES_PER_DEGREE = 111_195;

/** `count` points evenly over a disc. */
export function sunflower({ lon, lat }: LonLat, radiusM: number, count: number): LonLat[] {
  return Array.from({ length: count }, (_, i) => {
    const away = (radiusM * Math.sqrt((i + 0.5) / count)) / METRES_PER_DEGREE;
    const angle = i * GOLDEN_ANGLE;
    return {
      lon: degrees(lon + (away * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180)),
      lat: degrees(lat + away * Math.sin(angle)),
    };
  });
}

function cellsOf(district: District, town: Town): (Cell & { readonly note: string })[] {
  const { id, name, radiusM, home } = district;
  const listed = town.districts.reduce((sum, { people }) => sum + people, 0);
  const people = (district.people / listed) * town.inDistricts;
  const count = Math.max(1, Math.round(people / town.peoplePerCell));
  const ages = agesOf(town.people);
  const part = people / count / town.people.all;
  return sunflower(district, radiusM, count).map((centre, i) => ({
    id: `${id}-${i + 1}`,
    centre,
    sizeM: Math.sqrt((Math.PI * radiusM ** 2) / count),
    people: byAge((group) => Math.round(ages[group] * part * 100) / 100),
    unknownAge: Math.round(unknownAge(town.people) * part * 100) / 100,
    municipality: home ?? town.people.code,
    note: i === 0 ? name : '',
  }));
}

/** Three ages are published; those from 65 on are divided as in all Japan. */
export function agesOf({ under15, from15, from65 }: MunicipalPeople): ByAge {
  const national = [NATIONAL_AGES['65-74'], NATIONAL_AGES['75-84'], NATIONAL_AGES['85+']];
  const [young, old, oldest] = apportion(from65, national);
  return { '0-14': under15, '15-64': from15, '65-74': young!, '75-84': old!, '85+': oldest! };
}

export const unknownAge = ({ all, under15, from15, from65 }: MunicipalPeople): number =>
  all - under15 - from15 - from65;

/** A stop in front of a place stands for those that would lie beside it. */
const BESIDE_M = 60;

function stopsOf({ districts, places }: Town): Row[] {
  const atPlaces = places.map(({ id, name, lon, lat, zone, note }): Row => {
    return [id, name, lon, lat, zone ?? nearest({ lon, lat }, districts).zone, note ?? FROM_MEMORY];
  });
  const others = districts.flatMap(({ id, name, radiusM, stops, zone, ...middle }) =>
    sunflower(middle, radiusM, stops)
      .map((point, i) => ({
        point,
        row: [`${id}-s${i + 1}`, `${name} ${i + 1}`, point.lon, point.lat, zone, ASSUMED],
      }))
      .filter(({ point }) => places.every((place) => distanceM(place, point) >= BESIDE_M))
      .map(({ row }) => row),
  );
  return [...atPlaces, ...others];
}

function destinationsOf({ places }: Town): string {
  const header = ['id', 'name', 'kind', 'lon', 'lat', 'weight', 'hours', 'closed', 'stop', 'note'];
  const rows = places.map(({ id, name, kind, lon, lat, weight, hours = '', closed = '', note }): Row => {
    return [id, name, kind, lon, lat, weight, hours, closed, id, note ?? FROM_MEMORY];
  });
  return csv(header, rows);
}
