import { Tally } from './account.js';
import { barrierAt } from './access.js';
import { onEarth, PointTable, type DraftCounts, type DraftWay, type RoadDraft } from './draft.js';
import { judgeWay } from './drivable.js';
import type { Tags } from './tags.js';
import { RoadDataError } from './road-data-error.js';

/**
 * Gathers OpenStreetMap elements, in any order and from any of its formats, into one draft. Ways no car may use are
 * counted and forgotten at once, so that their points need no memory.
 */
export class OsmCollector {
  readonly #points = new PointTable();
  readonly #ways: DraftWay[] = [];
  readonly #waysSeen = new Set<number>();
  readonly #counts = newCounts();
  readonly #barriers = new Map<number, string>();

  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  way(id: number, refs: readonly (number | string)[], tags: Tags): void {
    this.#counts.ways++;
    if (tags['highway'] === undefined && tags['route'] === undefined) {
      this.#counts.dropped.add('no road (no highway tag)', `way ${id}`);
      return;
    }
    // Extracts joined from several queries hold a way twice.
    if (this.#waysSeen.has(id)) return;
    this.#waysSeen.add(id);
    const name = `way ${id}`;
    const drivable = judgeWay(tags, { id: name, directions: 'by-tags' }, this.#counts.remarks);
    if ('leftOut' in drivable) this.#counts.dropped.add(drivable.leftOut, name);
    else if (refs.length < 2) this.#counts.dropped.add('fewer than two points', name);
    else this.#ways.push({ id: name, refs: refs.map((ref) => this.#points.want(ref)), drivable });
  }

  /** Index of a point if a way has asked for it. Readers that see ways first save the others the work. */
  findPoint(id: number): number | undefined {
    return this.#points.find(id);
  }

  countPoints(more: number): void {
    this.#counts.points += more;
  }

  point(id: number | string, lon: number, lat: number): void {
    if (!onEarth(lon, lat)) {
      throw new RoadDataError({
        file: this.file,
        place: `node ${id}`,
        expected: 'a longitude in −180 … 180 and a latitude in −90 … 90',
        found: `lon ${lon}, lat ${lat}`,
        remedy: 'the file is damaged or not in WGS84 degrees; export it again',
      });
    }
    this.#points.place(this.#points.want(id), lon, lat);
  }

  pointTags(id: number, tags: Tags): void {
    const barrier = barrierAt(tags);
    if (barrier !== undefined) this.#barriers.set(this.#points.want(id), barrier);
  }

  relation(tags: Tags): void {
    const kind = tags['restriction'] ?? tags['restriction:motorcar'];
    if (kind === undefined && tags['type'] !== 'restriction') return;
    this.#counts.turnRestrictions.add(kind ?? 'kind not stated', tags['@id'] ?? '');
  }

  draft(): RoadDraft {
    const used = new Set<number>();
    for (const way of this.#ways) for (const ref of way.refs) used.add(ref);
    for (const [index, barrier] of this.#barriers) {
      if (!used.has(index)) continue;
      this.#points.closed.add(index);
      this.#counts.remarks.add(
        `road closed at a barrier (${barrier})`,
        `node ${this.#points.ids[index] ?? ''}`,
      );
    }
    return { points: this.#points, ways: this.#ways, junctions: 'found', counts: this.#counts };
  }
}

export function newCounts(): DraftCounts {
  return { points: 0, ways: 0, dropped: new Tally(), remarks: new Tally(), turnRestrictions: new Tally() };
}
