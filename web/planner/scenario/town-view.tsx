import { useEffect, useRef, type ReactNode } from 'react';
import type { ScenarioMap } from '../../../server/contract/planner-scenario.js';
import { FLOW_LAYERS } from '../../map/flow-map.js';
import { openStillMap } from '../../map/still-map.js';
import { usePlanning } from '../planning.js';
import { isSpot } from '../use-town.js';

const RADIUS = 4;

/** A scenario's stops on its roads. */
export function TownView({ town }: { readonly town: ScenarioMap }): ReactNode {
  const { words } = usePlanning();
  const box = useRef<HTMLDivElement>(null);
  const stops = town.places.filter(isSpot).filter(({ kind }) => kind !== 'door');
  const known = stops.length > 0;
  useEffect(() => {
    if (box.current === null) return;
    const spots = town.places.filter(isSpot).filter(({ kind }) => kind !== 'door');
    const map = openStillMap(box.current, () => Promise.resolve(town.roads), FLOW_LAYERS);
    map.draw({ stops: spots.map((spot) => ({ ...spot, radius: RADIUS })), flows: [], rings: [] });
    map.look(spots);
    return () => {
      map.close();
    };
  }, [town, known]);
  if (!known) return <p className="notice">{words.scenario.noPoints}</p>;
  return (
    <>
      <p className="unseen">{words.scenario.mapLabel}</p>
      <div ref={box} className="map" />
      {town.roads.features.length === 0 && <p className="soft">{words.map.noRoads}</p>}
      {town.attribution.length > 0 && <p className="soft">{town.attribution.join(' / ')}</p>}
    </>
  );
}
