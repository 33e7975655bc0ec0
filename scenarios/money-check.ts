import type { FleetFile } from './format/fleet-file.js';
import type { PriceSection } from './format/fare-section.js';
import type { ServiceFile } from './format/service-file.js';
import { nearestWord } from './nearest-word.js';
import type { Complaints } from './problem-list.js';
import type { YamlFile } from './yaml-file.js';

type Place = readonly (string | number)[];

/** Tells of zones and vehicles in fares and costs that nothing bears, of lines with one id, and of periods that end before they begin. */
export function judgeMoney(
  service: YamlFile<ServiceFile>,
  fleet: FleetFile,
  zones: ReadonlySet<string>,
  complaints: Complaints,
): void {
  const { costs, fare } = service.data;
  const unknown = (kind: string, name: string, known: readonly string[], place: Place): void => {
    if (known.includes(name)) return;
    const near = nearestWord(name, known);
    complaints.error(service.at(...place), {
      expected: `a ${kind} out of ${known.join(', ')}`,
      found: `"${name}"`,
      remedy: near === undefined ? 'correct the name' : `did you mean "${near}"?`,
    });
  };
  for (const [name, place] of zonesOf(fare)) unknown('zone', name, [...zones].sort(), place);
  const vehicles = fleet.vehicles.flatMap(namesOf);
  for (const [i, { vehicles: names = [] }] of costs.lines.entries()) {
    for (const [j, name] of names.entries()) {
      unknown('vehicle', name, vehicles, ['costs', 'lines', i, 'vehicles', j]);
    }
  }
  for (const part of ['lines', 'income'] as const) {
    const ids = costs[part].map(({ id }) => id);
    for (const [i, id] of ids.entries()) {
      if (ids.indexOf(id) === i) continue;
      complaints.error(service.at('costs', part, i, 'id'), {
        expected: 'an id used once',
        found: `"${id}"`,
        remedy: 'rename one of the two lines',
      });
    }
  }
  for (const [i, { from, to }] of (fare.kind === 'free' ? [] : fare.free_periods).entries()) {
    if (from <= to) continue;
    complaints.error(service.at('fare', 'free_periods', i), {
      expected: 'a first day before the last',
      found: `from ${from} to ${to}`,
      remedy: 'exchange the two dates',
    });
  }
}

/** A group of alike vehicles, and each of them. */
const namesOf = ({ id, count }: FleetFile['vehicles'][number]): string[] =>
  count === undefined ? [id] : [id, ...Array.from({ length: count }, (_, i) => `${id}-${i + 1}`)];

/** Every zone that the fare names, and where. */
function zonesOf(fare: ServiceFile['fare']): (readonly [string, Place])[] {
  if (fare.kind === 'zones') return zonesIn(fare, ['fare']);
  if (fare.kind !== 'time-bands') return [];
  return [
    ...fare.bands.flatMap(({ price }, i) => zonesIn(price, ['fare', 'bands', i, 'price'])),
    ...zonesIn(fare.otherwise, ['fare', 'otherwise']),
  ];
}

function zonesIn(
  price: Pick<PriceSection, 'kind'> | PriceSection,
  place: Place,
): (readonly [string, Place])[] {
  if (price.kind !== 'zones' || !('pairs' in price)) return [];
  return price.pairs.flatMap((pair, i) =>
    (['from', 'to'] as const).flatMap((end) =>
      pair[end].map((name, j) => [name, [...place, 'pairs', i, end, j]] as const),
    ),
  );
}
