import { path } from '../../parts/path.js';
import type { ReactNode } from 'react';
import type { WatchItem } from '../../../server/contract/watch.js';
import { dayText } from '../../parts/moments.js';
import { stopName, useDesk } from '../desk.js';
import type { Plan } from '../use-day.js';
import { PanelHeading } from './panel-heading.js';

/** What needs an eye, with the deed that helps beside it. */
export function WatchList({ plan, asked }: { readonly plan: Plan; readonly asked: boolean }): ReactNode {
  const { words } = useDesk();
  return (
    <>
      {asked ? <PanelHeading>{words.panel.watch}</PanelHeading> : <h3>{words.panel.watch}</h3>}
      {plan.watch.length === 0 && <p>{words.watch.empty}</p>}
      <ul className="plain-list">
        {plan.watch.map((item) => (
          <li
            key={`${item.code} ${item.date} ${item.vehicle ?? ''} ${item.booking ?? ''}`}
            className="item watch-item"
          >
            <Item item={item} plan={plan} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Item({ item, plan }: { readonly item: WatchItem; readonly plan: Plan }): ReactNode {
  const { words, stops, language } = useDesk();
  const { code, vehicle, booking, by_s, date } = item;
  const ride = booking === null ? undefined : plan.bookings.get(booking);
  return (
    <>
      <p>
        <strong>{words.watch.codes[code]}</strong>
        {by_s !== null && <> {words.watch.by(by_s)}</>}
      </p>
      <p className="soft">
        {[
          ...(date === plan.date ? [] : [dayText(date, language)]),
          ...(vehicle === null ? [] : [vehicle]),
          ...(ride === undefined
            ? []
            : [`${stopName(stops, ride.origin)} → ${stopName(stops, ride.destination)}`]),
        ].join(' · ')}
      </p>
      <p className="row tight">
        {booking !== null && (
          <a className="small" href={path`#/ride/${booking}`}>
            {words.watch.toRide}
          </a>
        )}
        {vehicle !== null && (
          <a className="small" href={path`#/vehicle/${vehicle}`}>
            {words.watch.toVehicle}
          </a>
        )}
      </p>
    </>
  );
}
