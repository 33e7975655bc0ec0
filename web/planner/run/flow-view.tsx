import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { PlannerDay } from '../../../server/contract/planner-day.js';
import type { RunView } from '../../../server/contract/planner-run.js';
import { FLOW_LAYERS, type FlowDrawing } from '../../map/flow-map.js';
import { path } from '../../parts/path.js';
import { useLoaded } from '../../parts/use-loaded.js';
import { NotHere } from '../not-here.js';
import { usePlanning, type Words } from '../planning.js';
import { isSpot, type Spot } from '../use-town.js';
import { PlainTable } from './plain-table.js';
import { StillChart } from './still-chart.js';

interface FlowViewProps {
  readonly run: RunView;
  /** Which scenario of the run, from 0. */
  readonly number: number;
}

/** Where people wished to go on the first day, and where nobody could be sent. */
export function FlowView({ run, number }: FlowViewProps): ReactNode {
  const { api, words } = usePlanning();
  const load = useCallback(
    () => api.get<PlannerDay>(path`/api/planner/runs/${run.id}/days/${String(number)}`),
    [api, run.id, number],
  );
  const [loaded, renew] = useLoaded(load);
  if (loaded.state !== 'here') return <NotHere of={loaded} words={words} again={renew} />;
  return <Shown day={loaded.value} scenario={run.scenarios[number]!.id} />;
}

const LAYERS = ['flows', 'stops', 'unmet'] as const;
type Layer = (typeof LAYERS)[number];
/** As many flows as an eye can tell apart, and rows that somebody reads. */
const MOST_FLOWS = 60;
const MOST_ROWS = 30;

interface ShownProps {
  readonly day: PlannerDay;
  readonly scenario: string;
}

function Shown({ day, scenario }: ShownProps): ReactNode {
  const { words } = usePlanning();
  const [layers, setLayers] = useState<readonly Layer[]>(LAYERS);
  const known = day.places.some(isSpot);
  const name = (id: string): string => placeName(day, id, words);
  return (
    <section className="stack" aria-labelledby="flow-title">
      <h2 id="flow-title">{words.map.title}</h2>
      <p className="soft">{words.result.day(day.date, day.seed)}</p>
      {known ? (
        <>
          <fieldset className="row no-print">
            <legend>{words.map.show}</legend>
            {LAYERS.map((layer) => (
              <label key={layer} className={`check ${layer}`}>
                <input
                  type="checkbox"
                  checked={layers.includes(layer)}
                  onChange={({ target }) => {
                    setLayers((before) =>
                      target.checked ? [...before, layer] : before.filter((one) => one !== layer),
                    );
                  }}
                />
                {words.map[layer]}
              </label>
            ))}
          </fieldset>
          <FlowChart day={day} scenario={scenario} layers={layers} />
        </>
      ) : (
        <p className="notice">{words.map.noPoints}</p>
      )}
      <PlainTable
        title={words.map.flowTable}
        heads={[words.map.from, words.map.to, words.map.wished, words.map.carried, words.map.refused]}
        rows={day.flows
          .slice(0, MOST_ROWS)
          .map((flow) => [
            name(flow.origin),
            name(flow.destination),
            flow.wishes,
            flow.carried,
            flow.refused,
          ])}
        empty={words.map.noFlows}
      />
      <PlainTable
        title={words.map.unmetTable}
        heads={[words.map.from, words.map.to, words.map.reason, words.day.wishes]}
        rows={day.unmet
          .slice(0, MOST_ROWS)
          .map((one) => [
            name(one.origin),
            name(one.destination),
            words.reasons[one.reason] ?? one.reason,
            one.wishes,
          ])}
        empty={words.map.noUnmet}
      />
    </section>
  );
}

/** The name of a place; a door has none. */
export function placeName({ places }: Pick<PlannerDay, 'places'>, id: string, words: Words): string {
  const found = places.find((place) => place.id === id);
  if (found === undefined) return id;
  return found.name === '' ? words.map.unnamedDoor : found.name;
}

interface FlowChartProps extends ShownProps {
  readonly layers: readonly Layer[];
}

function FlowChart({ day, scenario, layers }: FlowChartProps): ReactNode {
  const { words } = usePlanning();
  const view = useMemo(() => day.places.filter(isSpot), [day]);
  const drawing = useMemo(() => drawingOf(day, layers), [day, layers]);
  return <StillChart label={words.map.label} layers={FLOW_LAYERS} {...{ scenario, view, drawing }} />;
}

function drawingOf(day: PlannerDay, layers: readonly Layer[]): FlowDrawing {
  const spots = new Map(day.places.filter(isSpot).map((spot) => [spot.id, spot]));
  const used = new Map<string, number>();
  const lacking = new Map<string, number>();
  const count = (into: Map<string, number>, id: string, n: number): Map<string, number> =>
    into.set(id, (into.get(id) ?? 0) + n);
  for (const { origin, destination, carried } of day.flows) {
    count(used, origin, carried);
    count(used, destination, carried);
  }
  for (const { origin, wishes } of day.unmet) count(lacking, origin, wishes);
  const busiest = Math.max(1, ...used.values(), ...lacking.values());
  const radius = (n: number): number => 3 + 15 * Math.sqrt(n / busiest);
  const most = Math.max(1, ...day.flows.map(({ wishes }) => wishes));
  const dots = (some: Iterable<readonly [Spot, number]>, more: number): FlowDrawing['stops'] =>
    [...some].map(([spot, n]) => ({ lon: spot.lon, lat: spot.lat, radius: radius(n) + more }));
  return {
    stops: layers.includes('stops')
      ? dots(
          [...spots.values()]
            .filter(({ kind }) => kind === 'stop' || kind === 'door')
            .map((spot) => [spot, used.get(spot.id) ?? 0] as const),
          0,
        )
      : [],
    flows: layers.includes('flows')
      ? day.flows.slice(0, MOST_FLOWS).flatMap(({ origin, destination, wishes }) => {
          const [from, to] = [spots.get(origin), spots.get(destination)];
          return from === undefined || to === undefined ? [] : [{ from, to, width: 1 + 8 * (wishes / most) }];
        })
      : [],
    rings: layers.includes('unmet')
      ? dots(
          [...lacking].flatMap(([id, n]) => {
            const spot = spots.get(id);
            return spot === undefined ? [] : [[spot, n] as const];
          }),
          3,
        )
      : [],
  };
}
