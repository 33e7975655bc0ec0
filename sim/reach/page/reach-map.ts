import type { RoadGraph } from '../../../core/road/graph.js';
import { framed } from '../../report/page/frame.js';
import { html, raw, say, type Html } from '../../report/page/html.js';
import { mapSheet } from '../../report/page/map-sheet.js';
import type { Reach, ReachedCell, ReachedKind } from '../reach.js';
import { outcomeOf, peopleIn, type Outcome } from '../outcome.js';
import { kindsOf } from '../reach-shares.js';
import { KIND_WORDS } from '../reach-words.js';

/** Told apart by filling as well as by colour. */
const LOOKS: Readonly<Record<Outcome, string>> = {
  reached: 'fill:var(--carried)',
  gained: 'fill:url(#dots);stroke:var(--carried);stroke-width:2',
  beyond: 'fill:var(--paper);stroke:var(--refused);stroke-width:2',
};

/** A map for each kind of place: cells by what the service changes within the limit; the roads stand once. */
export function reachMaps(reach: Reach, limit: number, roads: RoadGraph | undefined): Html {
  const [first] = reach.years;
  const cells = first?.cells ?? [];
  const drawn = mapSheet([...cells.map(({ at }) => at), ...reach.targets.map(({ where }) => where)], roads);
  if (drawn === undefined) {
    return html`<p>${say({ ja: '地図にする場所がありません。', en: 'There is nothing to map.' })}</p>`;
  }
  const { map, spot } = drawn;
  const road = (name: string, d: string): string => (d === '' ? '' : `<path class="${name}" d="${d}"/>`);
  const shared = `<svg class="map" width="0" height="0" aria-hidden="true"><defs><g id="reach-roads" class="roads">${road('middle', map.middle)}${road('main', map.main)}</g></defs></svg>`;
  const most = Math.max(1, ...cells.map(peopleIn));
  const circle = (cell: ReachedCell, kind: ReachedKind): string => {
    const { x, y } = spot(cell.at);
    const radius = Math.round((2 + 10 * Math.sqrt(peopleIn(cell) / most)) * 10) / 10;
    return `<circle cx="${x}" cy="${y}" r="${radius}" style="${LOOKS[outcomeOf(reach, cell, kind, limit)]}"/>`;
  };
  const targets = (kind: ReachedKind): string =>
    reach.targets
      .filter((target) => target.kind === kind)
      .map(({ where }) => {
        const { x, y } = spot(where);
        return `<path d="M${x - 5} ${y}h10M${x} ${y - 5}v10" stroke="var(--ink)" stroke-width="2.5"/>`;
      })
      .join('');
  const maps = kindsOf(reach).map((kind) =>
    framed({
      id: `cap-reach-${kind}`,
      caption: {
        ja: `${KIND_WORDS[kind].ja}まで${limit}分(上が北。円の面積: 住む人、十字: ${KIND_WORDS[kind].ja})`,
        en: `${limit} minutes to a ${KIND_WORDS[kind].en} (north is up; area of a circle: people living there; crosses: where they are)`,
      },
      chart: raw(
        `<svg class="map" role="img" aria-labelledby="cap-reach-${kind}" viewBox="0 0 ${map.width} ${map.height}"><use href="#reach-roads"/>${cells.map((cell) => circle(cell, kind)).join('')}${targets(kind)}</svg>`,
      ),
      legend: key(),
      kind: 'broad',
    }),
  );
  return html`${raw(shared)}${maps}`;
}

const key = (): Html => {
  const entries = [
    { look: LOOKS.reached, words: { ja: 'サービスがなくても着ける', en: 'reached without the service' } },
    {
      look: LOOKS.gained,
      words: {
        ja: 'サービスがあれば着ける(半分以上の人)',
        en: 'reached with it (by half of the people or more)',
      },
    },
    { look: LOOKS.beyond, words: { ja: 'あっても着けない', en: 'not reached with it either' } },
  ];
  return html`<ul class="legend">
    ${entries.map(
      ({ look, words }) =>
        html`<li>
          ${raw(`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6" style="${look}"/></svg>`)}${say(words)}
        </li>`,
    )}
  </ul>`;
};
