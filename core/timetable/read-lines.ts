import { feedTable } from './feed-table.js';
import type { FeedSource } from './feed-source.js';
import type { Agency, Line, LineKind } from './timetable.js';

const BASIC: readonly LineKind[] = ['tram', 'metro', 'rail', 'bus', 'ferry', 'cable', 'cable', 'cable'];
/** First digits of the extended route types that feeds use. */
const EXTENDED: Readonly<Record<number, LineKind>> = {
  1: 'rail',
  2: 'bus',
  4: 'metro',
  7: 'bus',
  8: 'bus',
  9: 'tram',
  10: 'ferry',
  12: 'ferry',
  13: 'cable',
  14: 'cable',
};

/** Agencies in the order of the feed, with what agency_jp.txt adds. */
export function readAgencies({ files, problems }: FeedSource): readonly Agency[] {
  const rows = feedTable(
    'agency.txt',
    { required: ['agency_name', 'agency_timezone'], isRequired: 'required' },
    files,
    problems,
  );
  const official = new Map(
    feedTable('agency_jp.txt', { required: [], isRequired: 'optional' }, files, problems).map((row) => [
      row.text('agency_id'),
      row.text('agency_official_name'),
    ]),
  );
  return rows.map((row) => {
    const id = row.text('agency_id');
    const timezone = row.text('agency_timezone');
    if (timezone === '') row.warn('agency_timezone', 'a time zone such as Asia/Tokyo', 'write the time zone');
    return { id, name: row.text('agency_name'), officialName: official.get(id) ?? '', timezone };
  });
}

/** Lines in the order of the feed. */
export function readLines(agencies: readonly Agency[], { files, problems }: FeedSource): readonly Line[] {
  const rows = feedTable('routes.txt', { required: ['route_id'], isRequired: 'required' }, files, problems);
  const seen = new Set<string>();
  const only = agencies.length === 1 ? agencies[0]!.id : '';
  return rows.flatMap((row) => {
    const id = row.text('route_id');
    if (id === '' || seen.has(id)) {
      row.error('route_id', 'an id used once', 'number the routes');
      return [];
    }
    seen.add(id);
    const agency = row.text('agency_id') || only;
    if (agencies.length > 0 && !agencies.some((one) => one.id === agency)) {
      row.warn('agency_id', 'an agency of agency.txt', 'name one of them, or add the agency');
    }
    const name = [row.text('route_short_name'), row.text('route_long_name')].filter((part) => part !== '');
    const kind = kindOf(row.text('route_type'));
    if (kind === undefined)
      row.warn('route_type', 'a type such as 3 for a bus', 'write 3; it is taken as a bus');
    return [{ id, agency, name: name.join(' ') || id, kind: kind ?? 'bus' }];
  });
}

function kindOf(text: string): LineKind | undefined {
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const type = Number(text);
  if (type === 11) return 'bus';
  if (type === 12) return 'rail';
  return type < 100 ? BASIC[type] : (EXTENDED[Math.floor(type / 100)] ?? 'other');
}
