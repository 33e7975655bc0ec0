import { useCallback, useState, type ReactNode } from 'react';
import type { VehicleView } from '../../server/contract/service.js';
import { Failure } from '../parts/failure.js';
import { Heading } from '../parts/heading.js';
import { clockOf } from '../parts/moments.js';
import { useDeed } from '../parts/use-deed.js';
import { useLoaded } from '../parts/use-loaded.js';
import { goTo } from '../parts/use-place.js';
import { useSurroundings } from './surroundings.js';

/** Today's vehicles; taking one begins the duty. */
export function ChooseVehicle(): ReactNode {
  const { api, words, tablet } = useSurroundings();
  const load = useCallback(() => api.get<{ items: VehicleView[] }>('/api/vehicles'), [api]);
  const [vehicles, renew] = useLoaded(load);
  const [tellsPlace, setTellsPlace] = useState(false);
  const deed = useDeed();
  const take = (vehicle: VehicleView): void => {
    // First: the duty is shown as soon as it begins, and the driver may be on another screen before all is told.
    goTo('/');
    deed.run(() => tablet.signOn(vehicle, tellsPlace));
  };
  return (
    <>
      <Heading>{words.vehicle.title}</Heading>
      <Failure of={deed.failure} unreachable={words.vehicle.offline} />
      {vehicles.state === 'loading' && <p role="status">{words.loading}</p>}
      {vehicles.state === 'failed' && (
        <>
          <p role="alert" className="notice bad">
            {vehicles.detail ?? words.unreachable}
          </p>
          <button className="deed" onClick={() => void renew()}>
            {words.again}
          </button>
        </>
      )}
      {vehicles.state === 'here' && (
        <>
          <div className="choice-with-why">
            <label className="choice">
              <input
                type="checkbox"
                aria-describedby="place-why"
                checked={tellsPlace}
                onChange={(event) => {
                  setTellsPlace(event.target.checked);
                }}
              />
              {words.vehicle.place}
            </label>
            <p id="place-why" className="hint">
              {words.vehicle.placeWhy}
            </p>
          </div>
          {vehicles.value.items.length === 0 && <p>{words.vehicle.none}</p>}
          <ul className="plain-list vehicles">
            {vehicles.value.items.map((vehicle) => (
              <li key={vehicle.id}>
                <button
                  className="quiet big wide"
                  disabled={deed.busy}
                  onClick={() => {
                    take(vehicle);
                  }}
                >
                  <VehicleLine vehicle={vehicle} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <button
        className="quiet"
        onClick={() => {
          deed.run(async () => {
            await api.send('DELETE', '/api/session');
            await tablet.askAnew();
          });
        }}
      >
        {words.signIn.leave}
      </button>
    </>
  );
}

function VehicleLine({ vehicle }: { readonly vehicle: VehicleView }): ReactNode {
  const { words } = useSurroundings();
  const { name, id, shifts, layouts, brokenDown } = vehicle;
  const seats = Math.max(0, ...layouts.map((layout) => layout.seats));
  return (
    <>
      <span>{name === id ? name : `${name} (${id})`}</span>
      <small>
        {[
          ...shifts.map(({ from, to }) => words.vehicle.shift(clockOf(from), clockOf(to))),
          words.vehicle.seats(seats),
          ...(brokenDown ? [words.vehicle.out] : []),
        ].join(' · ')}
      </small>
    </>
  );
}
