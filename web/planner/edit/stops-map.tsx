import { useEffect, useRef, useState, type ReactNode } from 'react';
import { openStopMap, type StopMap, type StopMapHearer } from '../../map/stop-map.js';
import { usePlanning } from '../planning.js';
import { RoadsNote } from '../run/roads-note.js';
import { useScenarioRoads } from '../run/use-scenario-roads.js';
import { useEditing } from './editing.js';
import { pointOf, type Point, type StopRow } from './stop-rows.js';

interface StopsMapProps {
  readonly rows: readonly StopRow[];
  /** Positions of rows that something is wrong with. */
  readonly wrong: ReadonlySet<unknown>;
  readonly chosen: number | undefined;
  readonly add: (at: Point) => void;
  readonly move: (at: number, to: Point) => void;
  readonly choose: (at: number) => void;
}

/** The stops on the roads: drawn to another place, or put where the map is pressed. */
export function StopsMap({ rows, wrong, chosen, add, move, choose }: StopsMapProps): ReactNode {
  const { words } = usePlanning();
  const { draft } = useEditing();
  const { roads, state } = useScenarioRoads(draft.scenario.id);
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<StopMap>(undefined);
  const [placing, setPlacing] = useState(false);
  const hearer: StopMapHearer = {
    moved: (key, to) => {
      move(Number(key), to);
    },
    placed: (at) => {
      setPlacing(false);
      add(at);
    },
    picked: (key) => {
      choose(Number(key));
    },
  };
  const latest = useRef(hearer);
  latest.current = hearer;
  const known = rows.some((row) => pointOf(row) !== undefined);
  const first = useRef(rows);
  useEffect(() => {
    if (box.current === null) return;
    const made = openStopMap(box.current, roads, {
      moved: (key, to) => {
        latest.current.moved(key, to);
      },
      placed: (at) => {
        latest.current.placed(at);
      },
      picked: (key) => {
        latest.current.picked(key);
      },
    });
    made.look(first.current.flatMap((row) => pointOf(row) ?? []));
    map.current = made;
    return () => {
      made.close();
      map.current = undefined;
    };
  }, [roads, known]);
  useEffect(() => {
    const pins = rows.flatMap((row, at) => {
      const point = pointOf(row);
      if (point === undefined) return [];
      return [
        { ...point, key: String(at), name: row['name'] ?? '', wrong: wrong.has(at), chosen: at === chosen },
      ];
    });
    map.current?.show(pins);
  });
  useEffect(() => {
    map.current?.placing(placing ? 'on' : 'off');
  }, [placing]);
  if (!known) return <p className="notice">{words.scenario.noPoints}</p>;
  return (
    <>
      <div className="row">
        <button
          type="button"
          className="quiet"
          aria-pressed={placing}
          onClick={() => {
            setPlacing(!placing);
          }}
        >
          {words.stops.place}
        </button>
        <p className="soft" role="status">
          {placing ? words.stops.placing : words.stops.mapHelp}
        </p>
      </div>
      <p className="unseen">{words.stops.mapLabel}</p>
      <div ref={box} className="map" />
      <RoadsNote state={state} />
    </>
  );
}
