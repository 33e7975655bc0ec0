import { namesIn, path } from '../parts/path.js';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { openFleetMap, type FleetMap, type Sign } from '../map/fleet-map.js';
import { serviceRoads } from '../map/road-chart.js';
import { goTo } from '../parts/use-place.js';
import { useDesk } from './desk.js';
import type { Day, Plan } from './use-day.js';

interface FleetViewProps {
  readonly day: Day;
  readonly plan: Plan;
  readonly place: string;
}

/** The live map. What it shows stands in the table of vehicles too. */
export function FleetView({ day, plan, place }: FleetViewProps): ReactNode {
  const { api, words, stops, service } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<FleetMap>(undefined);
  const { positions } = day;
  const states = useMemo(() => statesOf(plan), [plan]);
  const latest = useRef(states);
  latest.current = states;
  useEffect(() => {
    const made = openFleetMap(box.current!, serviceRoads(api), {
      signs: (at) =>
        positions.seen(at).map(({ vehicle, lon, lat, standing, lost }): Sign => {
          const look = latest.current.get(vehicle) ?? (lost ? 'lost' : standing ? 'standing' : 'driving');
          return { vehicle, lon, lat, look };
        }),
      movesUntil: () => positions.movesUntil(),
      pick: (vehicle) => {
        goTo(path`/vehicle/${vehicle}`);
      },
    });
    map.current = made;
    made.showStops(stops);
    made.look(stops);
    return () => {
      made.close();
    };
  }, [api, positions, stops]);
  const [kind, id] = namesIn(place);
  const ride = kind === 'ride' ? plan.bookings.get(id ?? '') : undefined;
  useEffect(() => {
    const ends =
      ride === undefined
        ? []
        : [ride.chosen?.origin ?? ride.origin, ride.chosen?.destination ?? ride.destination];
    const places = ends.flatMap((end) => stops.find((stop) => stop.id === end) ?? []);
    map.current?.mark(kind === 'vehicle' ? id : (ride?.vehicle ?? undefined), places);
  }, [kind, id, ride, stops]);
  return (
    <section className="fleet-view" aria-labelledby="map-title">
      <div className="bar">
        <h2 id="map-title">{words.map.title}</h2>
        <ul className="legend">
          {(['driving', 'standing', 'late', 'lost', 'out'] as const).map((look) => (
            <li key={look} className={look}>
              {words.map[look]}
            </li>
          ))}
        </ul>
        <button
          className="small"
          onClick={() => {
            map.current?.look(stops);
          }}
        >
          {words.map.all}
        </button>
      </div>
      <p className="unseen">{words.map.label}</p>
      <div ref={box} className="map" />
      {service.attribution.length > 0 && (
        <p className="soft attribution">{service.attribution.join(' / ')}</p>
      )}
    </section>
  );
}

/** Vehicles that are not as they should be. */
function statesOf(plan: Plan): ReadonlyMap<string, Sign['look']> {
  const states = new Map<string, Sign['look']>();
  for (const { code, vehicle } of plan.watch) {
    if (vehicle === null) continue;
    if (code === 'vehicle-late' || code === 'ride-late') states.set(vehicle, 'late');
    if (code === 'signal-lost') states.set(vehicle, 'lost');
  }
  for (const { vehicle, motion } of plan.tours.values()) {
    if (motion.kind === 'broken-down') states.set(vehicle, 'out');
  }
  return states;
}
