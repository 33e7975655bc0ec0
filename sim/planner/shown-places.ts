import type { LonLat } from '../../core/geo.js';
import { chartPoint } from '../../core/road/chart.js';
import type { StopRecord } from '../../scenarios/service-day.js';
import { shownPoint } from '../report/page/setting.js';

/** A place as planners see it. */
export interface ShownPlace {
  readonly id: string;
  readonly kind: StopRecord['kind'];
  /** Doors have none. */
  readonly name: string;
  /** Null where the scenario knows no point. */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly zones: readonly string[];
}

type Known = Pick<StopRecord, 'id' | 'kind' | 'name' | 'zones'> & { readonly lonLat: LonLat | undefined };

/** Places without what would tell where somebody lives: all doors of one field are one place, with a name of its own. */
export interface ShownPlaces {
  readonly places: readonly ShownPlace[];
  /** The place under which one of the scenario is shown; itself if it is not known. */
  readonly shownAs: (id: string) => ShownPlace;
}

export function shownPlaces(known: readonly Known[]): ShownPlaces {
  const byId = new Map<string, ShownPlace>();
  const places = new Map<string, ShownPlace>();
  for (const place of known) {
    const shown = placeOf(place);
    if (!places.has(shown.id)) places.set(shown.id, shown);
    byId.set(place.id, places.get(shown.id)!);
  }
  const unknown = (id: string): ShownPlace => ({ ...nowhere, id, kind: 'stop' });
  return { places: [...places.values()], shownAs: (id) => byId.get(id) ?? unknown(id) };
}

const nowhere = { name: '', lon: null, lat: null, zones: [] } as const;

function placeOf({ id, kind, name, zones, lonLat }: Known): ShownPlace {
  // Where ways are a table, a place may have no point on earth.
  const at = lonLat === undefined ? undefined : shownPoint({ kind, lonLat });
  const [lon, lat] = at === undefined ? [null, null] : chartPoint(at);
  if (kind !== 'door') return { id, kind, name, lon, lat, zones };
  return { id: lon === null ? 'door' : `door:${lon},${String(lat)}`, kind, name: '', lon, lat, zones: [] };
}
