import { yen, type Yen } from '../units.js';
import { feedTable } from './feed-table.js';
import type { FeedSource } from './feed-source.js';
import type { FareRule, Line } from './timetable.js';

/** Prices of single rides: fare_attributes.txt with the rules of fare_rules.txt. Without rules a price holds everywhere. */
export function readFares(lines: readonly Line[], { files, problems }: FeedSource): readonly FareRule[] {
  const prices = new Map<string, Yen>();
  for (const row of feedTable(
    'fare_attributes.txt',
    { required: ['fare_id', 'price'], isRequired: 'optional' },
    files,
    problems,
  )) {
    const price = Number(row.text('price'));
    if (row.text('price') === '' || !(price >= 0))
      row.warn('price', 'a price of 0 or more', 'write the price in yen');
    else prices.set(row.text('fare_id'), yen(Math.round(price)));
  }
  const places = new Map(lines.map(({ id }, i) => [id, i]));
  const ruled = new Set<string>();
  const rules = feedTable(
    'fare_rules.txt',
    { required: ['fare_id'], isRequired: 'optional' },
    files,
    problems,
  ).flatMap((row): FareRule[] => {
    const id = row.text('fare_id');
    const price = prices.get(id);
    ruled.add(id);
    if (price === undefined) {
      row.warn('fare_id', 'a fare of fare_attributes.txt', 'add the fare, or take the rule out');
      return [];
    }
    const route = row.text('route_id');
    if (route !== '' && !places.has(route)) {
      row.warn('route_id', 'a route of routes.txt', 'correct the id, or take the rule out');
      return [];
    }
    const line = route === '' ? undefined : places.get(route);
    return [{ yen: price, line, fromZone: row.text('origin_id'), toZone: row.text('destination_id') }];
  });
  const everywhere = [...prices].filter(([id]) => !ruled.has(id));
  return [
    ...rules,
    ...everywhere.map(([, price]) => ({ yen: price, line: undefined, fromZone: '', toZone: '' })),
  ];
}
