import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { PlannerReplay } from '../../../server/contract/planner-day.js';
import type { RunView } from '../../../server/contract/planner-run.js';
import { openFleetMap, type FleetMap, type Sign } from '../../map/fleet-map.js';
import { path } from '../../parts/path.js';
import { useLoaded } from '../../parts/use-loaded.js';
import { NotHere } from '../not-here.js';
import { usePlanning, type Words } from '../planning.js';
import { isSpot } from '../use-town.js';
import { placeName } from './flow-view.js';
import { clockText, doingAt, eventsUntil, pointAt, type Doing } from './moments-of-day.js';
import { TimeSlider } from './time-slider.js';
import { RoadsNote } from './roads-note.js';
import { useScenarioRoads } from './use-scenario-roads.js';

interface ReplayViewProps {
  readonly run: RunView;
  /** Which scenario of the run, from 0. */
  readonly number: number;
}

/** The first day of a run as it went. */
export function ReplayView({ run, number }: ReplayViewProps): ReactNode {
  const { api, words } = usePlanning();
  const load = useCallback(
    () => api.get<PlannerReplay>(path`/api/planner/runs/${run.id}/days/${String(number)}/replay`),
    [api, run.id, number],
  );
  const [loaded, renew] = useLoaded(load);
  if (loaded.state !== 'here') return <NotHere of={loaded} words={words} again={renew} />;
  return <Shown replay={loaded.value} scenario={run.scenarios[number]!.id} />;
}

/** Refusals stand on the map, and events in the list, for so long, s. */
const RECENT_S = 15 * 60;

interface ShownProps {
  readonly replay: PlannerReplay;
  readonly scenario: string;
}

function Shown({ replay, scenario }: ShownProps): ReactNode {
  const { words } = usePlanning();
  const [at, setAt] = useState(replay.from_s);
  return (
    <section className="stack" aria-labelledby="replay-title">
      <h2 id="replay-title">{words.replay.title}</h2>
      <p className="soft">{words.result.day(replay.date, replay.seed)}</p>
      <TimeSlider from={replay.from_s} to={replay.to_s} at={at} move={setAt} />
      {replay.places.some(isSpot) ? (
        <Moving replay={replay} scenario={scenario} at={at} />
      ) : (
        <p className="notice">{words.map.noPoints}</p>
      )}
      <Now replay={replay} at={at} />
    </section>
  );
}

interface MomentProps {
  readonly replay: PlannerReplay;
  /** s since 00:00 of the service day. */
  readonly at: number;
}

function Moving({ replay, scenario, at }: MomentProps & ShownProps): ReactNode {
  const { words } = usePlanning();
  const { roads, state } = useScenarioRoads(scenario);
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<FleetMap>(undefined);
  /** Between two moments of the slider nothing moves, so the map rests. */
  const shown = useRef({ at, until: 0 });
  useEffect(() => {
    const made = openFleetMap(box.current!, roads, {
      signs: () => signsAt(replay, shown.current.at),
      movesUntil: () => shown.current.until,
      pick: () => undefined,
    });
    map.current = made;
    const stops = replay.places.filter(isSpot).filter(({ kind }) => kind !== 'door');
    made.showStops(stops);
    made.look(stops.length > 0 ? stops : replay.places.filter(isSpot));
    return () => {
      made.close();
    };
  }, [replay, roads]);
  useEffect(() => {
    shown.current = { at, until: performance.now() + SETTLES_MS };
    const refused = eventsUntil(replay, at, RECENT_S).filter(({ kind }) => kind === 'refused');
    const places = new Map<string, number>();
    for (const { place } of refused) places.set(place, (places.get(place) ?? 0) + 1);
    const marks = [...places].flatMap(([id, n]) => {
      const spot = replay.places.filter(isSpot).find((one) => one.id === id);
      return spot === undefined ? [] : [{ ...spot, name: words.replay.refusedHere(n) }];
    });
    map.current?.mark(undefined, marks);
  }, [replay, at, words]);
  return (
    <>
      <ul className="legend">
        {(['driving', 'standing', 'lost'] as const).map((look) => (
          <li key={look} className={look}>
            {words.replay.legend[look]}
          </li>
        ))}
      </ul>
      <p className="unseen">{words.replay.label}</p>
      <div ref={box} className="map" />
      <RoadsNote state={state} />
    </>
  );
}

/** After a move of the slider the map is drawn for so long, ms. */
const SETTLES_MS = 200;

function signsAt(replay: PlannerReplay, at: number): readonly Sign[] {
  return replay.vehicles.flatMap((vehicle) => {
    const point = pointAt(replay, vehicle, at);
    if (point === undefined) return [];
    const doing = doingAt(vehicle, at);
    const carries = doing.kind === 'driving' && doing.drive.persons > 0;
    const load = carries ? ` ${doing.drive.persons}` : '';
    return [{ ...point, vehicle: `${vehicle.id}${load}`, look: carries ? 'driving' : 'standing' }];
  });
}

/** The moment in words: for those who do not see the map, and for print. */
function Now({ replay, at }: MomentProps): ReactNode {
  const { words } = usePlanning();
  const minute = Math.floor(at / 60) * 60;
  const events = useMemo(() => eventsUntil(replay, minute, RECENT_S), [replay, minute]);
  const name = (id: string): string => placeName(replay, id, words);
  return (
    <div className="two-columns">
      <section aria-labelledby="now-title">
        <h3 id="now-title">
          {words.replay.now} {clockText(at)}
        </h3>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.replay.vehicle}</th>
              <th scope="col">{words.replay.doing}</th>
              <th scope="col" className="number">
                {words.replay.aboard}
              </th>
            </tr>
          </thead>
          <tbody>
            {replay.vehicles.map((vehicle) => {
              const doing = doingAt(vehicle, at);
              return (
                <tr key={vehicle.id}>
                  <th scope="row">{vehicle.id}</th>
                  <td>{doingText(doing, name, words)}</td>
                  <td className="number">
                    {words.replay.persons(doing.kind === 'driving' ? doing.drive.persons : 0)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="events-title">
        <h3 id="events-title">{words.replay.events}</h3>
        {events.length === 0 ? (
          <p>{words.replay.noEvents}</p>
        ) : (
          <ul className="events">
            {events.map(({ at_s: when, kind, wish, place, persons, vehicle }) => (
              <li key={`${kind} ${String(wish)} ${String(when)}`}>
                {clockText(when)} {words.replay.event[kind](name(place), persons, vehicle ?? words.none)}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function doingText(doing: Doing, name: (id: string) => string, words: Words): string {
  if (doing.kind === 'off') return words.replay.off;
  if (doing.kind === 'standing') return words.replay.standing(name(doing.at));
  const { purpose, to } = doing.drive;
  return words.replay[purpose === 'carry' ? 'carrying' : purpose](name(to));
}
