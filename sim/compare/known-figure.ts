import { nearestWord } from '../../scenarios/nearest-word.js';
import { COUNTS } from '../report/counts.js';
import type { Indicator } from '../report/indicator.js';
import { INDICATORS } from '../report/indicators.js';

const KNOWN: ReadonlyMap<string, Indicator> = new Map([...COUNTS, ...INDICATORS].map((one) => [one.id, one]));

/** Names that are shown for one that is not known. */
const MOST_NAMES = 4;

/** The count or indicator under an id. */
export const knownFigure = (id: string): Indicator | undefined => KNOWN.get(id);

/** Says that there is no figure of that id, and which have names like it. */
export function unknownFigure(id: string): string {
  const ids = [...KNOWN.keys()];
  const near = nearestWord(id, ids);
  const stem = id.split(/[._]/)[0]!.toLowerCase();
  const alike = stem === '' ? [] : ids.filter((other) => other.startsWith(stem));
  const names = [...new Set([...(near === undefined ? [] : [near]), ...alike])].slice(0, MOST_NAMES);
  const remedy =
    names.length === 0 ? 'docs/glossary.md lists all of them.' : `did you mean ${names.join(' or ')}?`;
  return `Expected the id of a figure, found "${id}"; ${remedy}`;
}
