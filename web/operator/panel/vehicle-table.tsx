import { path } from '../../parts/path.js';
import type { ReactNode } from 'react';
import type { TourView } from '../../../server/contract/tour.js';
import { clockOf } from '../../parts/moments.js';
import { stopName, useDesk, type Desk } from '../desk.js';
import type { Day, Plan } from '../use-day.js';
import { PanelHeading } from './panel-heading.js';

/** All vehicles in words: the map for those who see none. */
export function VehicleTable({ day, plan }: { readonly day: Day; readonly plan: Plan }): ReactNode {
  const desk = useDesk();
  const { words, stops } = desk;
  return (
    <>
      <PanelHeading>{words.panel.vehicles}</PanelHeading>
      {plan.vehicles.length === 0 && <p>{words.vehicle.empty}</p>}
      {plan.vehicles.length > 0 && (
        <div className="scrolls" tabIndex={0} role="region" aria-label={words.panel.vehicles}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.vehicle.name}</th>
                <th scope="col">{words.vehicle.state}</th>
                <th scope="col">{words.vehicle.next}</th>
                <th scope="col">{words.vehicle.aboard}</th>
                <th scope="col">{words.vehicle.signal}</th>
              </tr>
            </thead>
            <tbody>
              {plan.vehicles.map(({ id }) => {
                const tour = plan.tours.get(id);
                const next = tour?.visits[0];
                const seen = day.positions.of(id);
                return (
                  <tr key={id}>
                    <th scope="row">
                      <a href={path`#/vehicle/${id}`}>{id}</a>
                    </th>
                    <td>{stateWords(tour, desk)}</td>
                    <td>
                      {next === undefined
                        ? words.vehicle.none
                        : `${clockOf(next.begin)} ${stopName(stops, next.stop)} ${words.vehicle[next.kind]}`}
                    </td>
                    <td className="number">{tour?.aboard.length ?? 0}</td>
                    <td className="time">
                      {seen === undefined ? words.vehicle.none : clockOf(seen.at)}
                      {day.positions.lost(id) && <strong className="bad-words"> {words.vehicle.lost}</strong>}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** What a vehicle is doing, in a few words. */
export function stateWords(
  tour: TourView | undefined,
  { words, stops }: Pick<Desk, 'words' | 'stops'>,
): string {
  if (tour === undefined) return words.vehicle.none;
  const { motion, excluded } = tour;
  const more = excluded ? ` · ${words.vehicle.excluded}` : '';
  switch (motion.kind) {
    case 'driving':
      return words.vehicle.driving(stopName(stops, motion.to), clockOf(motion.arrives)) + more;
    case 'standing':
      return words.vehicle.standing(stopName(stops, motion.stop)) + more;
    case 'broken-down':
      return words.vehicle.out + more;
  }
}
