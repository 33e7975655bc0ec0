import { clockText, type ServiceTime } from '../../core/units.js';
import { below, type Random } from '../../core/random.js';
import type { Spot } from './spots.js';
import { HAMLETS } from './valley.js';

/** A row of bookings.csv, cells in the order of WISH_COLUMNS. */
export const WISH_COLUMNS = [
  'booking_id',
  'rider_id',
  'asked',
  'kind',
  'at',
  'origin',
  'destination',
  'persons',
  'wheelchairs',
  'attributes',
  'purpose',
  'return_of',
] as const;
type Wish = Readonly<Record<(typeof WISH_COLUMNS)[number], string>>;

const HOSPITAL_TRIPS = 28;
const ERRANDS = 22;
const SPONTANEOUS = 20;
const ERRAND_PLACES = ['market', 'market', 'bank', 'post', 'farmers', 'baths', 'library', 'town-hall'];
const HOUR_S = 3600;

/**
 * The wishes of one day: hospital visits by appointment with an open return, errands there and back at chosen hours, and
 * rides for which people call at once. In the order in which they are asked.
 */
export function inventWishes(spots: readonly Spot[], random: Random): readonly Wish[] {
  const homes = homesOf(spots);
  const drafts: Draft[] = [];
  for (let i = 1; i <= HOSPITAL_TRIPS; i++) drafts.push(...hospitalVisit(`h${i}`, homes, random));
  for (let i = 1; i <= ERRANDS; i++) drafts.push(...errand(`e${i}`, homes, random));
  for (let i = 1; i <= SPONTANEOUS; i++) drafts.push(...spontaneous(`s${i}`, { homes, spots }, random));
  return drafts.sort((a, b) => a.askedS - b.askedS || (a.id < b.id ? -1 : 1)).map(row);
}

interface Draft {
  readonly id: string;
  readonly askedS: number;
  readonly kind: 'now' | 'depart' | 'arrive';
  readonly atS?: number;
  readonly origin: string;
  readonly destination: string;
  readonly party: Party;
  readonly purpose: string;
  readonly returnOf?: string;
}

interface Party {
  readonly rider: string;
  readonly persons: number;
  readonly wheelchairs: number;
  readonly attributes: string;
}

/** Stops of the hamlets, each as often as its hamlet has weight. */
function homesOf(spots: readonly Spot[]): readonly string[] {
  return HAMLETS.flatMap(({ romaji, weight }) => {
    const stops = spots.filter(({ id }) => id.startsWith(`${romaji}-`));
    return Array.from({ length: weight }, () => stops.map(({ id }) => id)).flat();
  });
}

function hospitalVisit(id: string, homes: readonly string[], random: Random): Draft[] {
  const home = homes[below(homes.length, random)]!;
  const destination = below(5, random) === 0 ? 'clinic' : 'hospital';
  const party = partyOf(id, { wheelchairOf10: 1, random });
  const appointment = 9 * HOUR_S + below(11, random) * 900;
  const daysBefore = 1 + below(4, random);
  const askedS = -daysBefore * 24 * HOUR_S + 9 * HOUR_S + below(7 * 60, random) * 60;
  const done = appointment + 40 * 60 + below(80, random) * 60;
  return [
    {
      id: `${id}a`,
      askedS,
      kind: 'arrive',
      atS: appointment,
      origin: home,
      destination,
      party,
      purpose: 'hospital',
    },
    {
      id: `${id}b`,
      askedS: done,
      kind: 'now',
      origin: destination,
      destination: home,
      party,
      purpose: 'hospital',
      returnOf: `${id}a`,
    },
  ];
}

function errand(id: string, homes: readonly string[], random: Random): Draft[] {
  const home = homes[below(homes.length, random)]!;
  const place = ERRAND_PLACES[below(ERRAND_PLACES.length, random)]!;
  const party = partyOf(id, { wheelchairOf10: 0, random });
  const out = 8.5 * HOUR_S + below(20, random) * 900;
  const back = out + 75 * 60 + below(5, random) * 900;
  const askedS =
    below(2, random) === 0
      ? -24 * HOUR_S + 17 * HOUR_S
      : Math.min(out - HOUR_S, 8 * HOUR_S + below(60, random) * 60);
  const purpose = 'shopping';
  return [
    { id: `${id}a`, askedS, kind: 'depart', atS: out, origin: home, destination: place, party, purpose },
    {
      id: `${id}b`,
      askedS: askedS + 60,
      kind: 'depart',
      atS: back,
      origin: place,
      destination: home,
      party,
      purpose,
      returnOf: `${id}a`,
    },
  ];
}

function spontaneous(
  id: string,
  { homes, spots }: { readonly homes: readonly string[]; readonly spots: readonly Spot[] },
  random: Random,
): Draft[] {
  const home = homes[below(homes.length, random)]!;
  const places = spots.filter(({ id: place }) => place !== home);
  const other = places[below(places.length, random)]!.id;
  const ends =
    below(2, random) === 0 ? { origin: home, destination: other } : { origin: other, destination: home };
  const party = partyOf(id, { wheelchairOf10: 0, random });
  const askedS = 8 * HOUR_S + below(8 * 60, random) * 60;
  return [{ id, askedS, kind: 'now', ...ends, party, purpose: 'visit' }];
}

function partyOf(
  id: string,
  { wheelchairOf10, random }: { readonly wheelchairOf10: number; readonly random: Random },
): Party {
  const wheelchairs = below(10, random) < wheelchairOf10 ? 1 : 0;
  const [alone, two, three] = [70, 90, 97];
  const draw = below(100, random);
  const persons = Math.max(1 + wheelchairs, draw < alone ? 1 : draw < two ? 2 : draw < three ? 3 : 4);
  const age = below(10, random);
  const ages = age < 5 ? ' age-65-plus age-75-plus' : age < 8 ? ' age-65-plus' : '';
  return { rider: `r-${id}`, persons, wheelchairs, attributes: `resident${ages}` };
}

function row(draft: Draft): Wish {
  const { id, askedS, kind, atS, origin, destination, party, purpose, returnOf } = draft;
  return {
    booking_id: id,
    rider_id: party.rider,
    asked: askedText(askedS),
    kind,
    at: atS === undefined ? '' : clockText(atS as ServiceTime),
    origin,
    destination,
    persons: String(party.persons),
    wheelchairs: String(party.wheelchairs),
    attributes: party.attributes,
    purpose,
    return_of: returnOf ?? '',
  };
}

function askedText(s: number): string {
  const days = Math.floor(s / (24 * HOUR_S));
  const clock = clockText((s - days * 24 * HOUR_S) as ServiceTime);
  return days === 0 ? clock : `${days} ${clock}`;
}
