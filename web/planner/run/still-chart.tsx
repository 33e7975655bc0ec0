import { useEffect, useRef, type ReactNode } from 'react';
import { openStillMap, type Layer, type Point, type StillMap } from '../../map/still-map.js';
import { RoadsNote } from './roads-note.js';
import { useScenarioRoads } from './use-scenario-roads.js';

interface StillChartProps<Drawing> {
  readonly scenario: string;
  /** What the map shows, to those who do not see it. */
  readonly label: string;
  readonly layers: readonly Layer<Drawing>[];
  /** What must be in view; the same list as long as the view is to stay. */
  readonly view: readonly Point[];
  readonly drawing: Drawing;
  /** What stands below the map. */
  readonly children?: ReactNode;
}

/** A drawing on the roads of a scenario. */
export function StillChart<Drawing>(props: StillChartProps<Drawing>): ReactNode {
  const { scenario, label, layers, view, drawing, children } = props;
  const { roads, state } = useScenarioRoads(scenario);
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<StillMap<Drawing>>(undefined);
  useEffect(() => {
    const made = openStillMap(box.current!, roads, layers);
    map.current = made;
    made.look(view);
    return () => {
      made.close();
    };
  }, [layers, view, roads]);
  useEffect(() => {
    map.current?.draw(drawing);
  }, [drawing, layers, view, roads]);
  return (
    <>
      <p className="unseen">{label}</p>
      <div ref={box} className="map" />
      {children}
      <RoadsNote state={state} />
    </>
  );
}
