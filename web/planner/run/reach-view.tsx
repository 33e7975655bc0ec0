import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { numberText } from '../../../charts/number-text.js';
import type { PlannerReach } from '../../../server/contract/planner-reach.js';
import type { RunView } from '../../../server/contract/planner-run.js';
import { REACH_LAYERS, type ReachDrawing } from '../../map/reach-map.js';
import { path } from '../../parts/path.js';
import { useLoaded } from '../../parts/use-loaded.js';
import { NotHere } from '../not-here.js';
import { toldIn, usePlanning } from '../planning.js';
import { Choice } from './choice.js';
import { PlainTable } from './plain-table.js';
import { StillChart } from './still-chart.js';

type Kind = PlannerReach['shares'][number]['kind'];

interface ReachViewProps {
  readonly run: RunView;
  /** Which scenario of the run, from 0. */
  readonly number: number;
}

/** Who reaches a hospital, clinic, shop or station in time, with the service and without it. */
export function ReachView({ run, number }: ReachViewProps): ReactNode {
  const { api, words } = usePlanning();
  const place = path`/api/planner/runs/${run.id}/days/${String(number)}/reach`;
  const load = useCallback(() => api.get<PlannerReach>(place), [api, place]);
  const [loaded, renew] = useLoaded(load);
  if (loaded.state !== 'here') return <NotHere of={loaded} words={words} again={renew} />;
  const reach = loaded.value;
  if (reach.shares.length === 0) return <p className="notice">{words.reach.unknown}</p>;
  return <Shown reach={reach} scenario={run.scenarios[number]!.id} page={`${place}/page`} />;
}

interface ShownProps {
  readonly reach: PlannerReach;
  readonly scenario: string;
  /** Where the page to print is. */
  readonly page: string;
}

function Shown({ reach, scenario, page }: ShownProps): ReactNode {
  const { words, language } = usePlanning();
  const kinds = [...new Set(reach.shares.map(({ kind }) => kind))];
  const [kind, setKind] = useState<Kind>(kinds[0]!);
  const [limit, setLimit] = useState(reach.limits[0]!);
  const asked = reach.shares.filter((share) => share.kind === kind && share.limit === limit);
  const heads = [words.reach.people, words.reach.without, words.reach.with, words.reach.gained];
  return (
    <section className="stack" aria-labelledby="reach-title">
      <h2 id="reach-title">{words.reach.title}</h2>
      <Choice
        legend={words.reach.to}
        options={kinds.map((one) => ({ value: one, text: words.reach.kinds[one] }))}
        chosen={kind}
        choose={setKind}
      />
      <Choice
        legend={words.reach.within}
        options={reach.limits.map((one) => ({ value: one, text: words.reach.minutes(one) }))}
        chosen={limit}
        choose={setLimit}
      />
      <ReachChart reach={reach} scenario={scenario} kind={kind} limit={limit} />
      <PlainTable
        title={words.reach.byAge}
        heads={[words.reach.age, ...heads]}
        rows={asked
          .filter(({ municipality }) => municipality === '')
          .map((share) => [share.age?.[language] ?? words.reach.everybody, ...figures(share)])}
        empty={words.reach.unknown}
      />
      <PlainTable
        title={words.reach.byArea}
        heads={[words.reach.area, ...heads]}
        rows={asked
          .filter(({ municipality, age }) => municipality !== '' && age === null)
          .map((share) => [share.municipality, ...figures(share)])}
        empty={words.reach.oneArea}
      />
      <details>
        <summary>{words.reach.how}</summary>
        <ul>
          {reach.notes.map((note, i) => (
            <li key={i}>{toldIn(language, note)}</li>
          ))}
        </ul>
      </details>
      <div className="row no-print">
        <a className="quiet" href={page} target="_blank" rel="noreferrer">
          {words.reach.page}
        </a>
      </div>
    </section>
  );
}

/** People, the shares of them without and with the service, and how many it adds. */
const figures = ({ people, without, with: served }: PlannerReach['shares'][number]): readonly ReactNode[] => [
  people,
  percent(without, people),
  percent(served, people),
  served - without,
];

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${numberText((100 * part) / whole, '%')}%`;

interface ReachChartProps {
  readonly reach: PlannerReach;
  readonly scenario: string;
  readonly kind: Kind;
  readonly limit: number;
}

function ReachChart({ reach, scenario, kind, limit }: ReachChartProps): ReactNode {
  const { words } = usePlanning();
  const view = useMemo(() => [...reach.cells, ...reach.places], [reach]);
  const drawing = useMemo(() => drawingOf(reach, kind, limit), [reach, kind, limit]);
  return (
    <StillChart label={words.reach.label} layers={REACH_LAYERS} {...{ scenario, view, drawing }}>
      <ul className="legend">
        {(['reached', 'gained', 'beyond', 'place'] as const).map((mark) => (
          <li key={mark} className={mark}>
            {mark === 'place' ? words.reach.kinds[kind] : words.reach.outcomes[mark]}
          </li>
        ))}
      </ul>
    </StillChart>
  );
}

/** The area of a circle tells how many live there, px. */
const [LEAST, MOST] = [2, 14];

function drawingOf({ cells, places, limits }: PlannerReach, kind: Kind, limit: number): ReachDrawing {
  const at = limits.indexOf(limit);
  const fullest = Math.max(1, ...cells.map(({ people }) => people));
  return {
    cells: cells.flatMap(({ lon, lat, people, outcomes }) => {
      const outcome = outcomes[kind]?.[at];
      const radius = LEAST + (MOST - LEAST) * Math.sqrt(people / fullest);
      return outcome === undefined ? [] : [{ lon, lat, radius, outcome }];
    }),
    places: places.filter((place) => place.kind === kind),
  };
}
