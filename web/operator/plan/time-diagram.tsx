import { path } from '../../parts/path.js';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { goTo } from '../../parts/use-place.js';
import { useDesk } from '../desk.js';
import { momentText } from '../moment-text.js';
import type { Plan } from '../use-day.js';
import { DiagramRow, LANE, ROW_GAP, type Scale } from './diagram-row.js';
import { timeRows, type Bar, type TimeRow } from './time-rows.js';
import { useDrag } from './use-drag.js';

const HOUR = 3_600_000;
/** So much of the past is shown, as a share of the whole. */
const PAST = 0.2;
const SPANS = [1, 2, 4, 8, 14] as const;
const USUAL = 2;
const TICK_MS = 1000;
/** Width of the vehicles' names and height of the hours, px. */
const NAMES = 96;
const HEAD = 22;

interface TimeDiagramProps {
  readonly plan: Plan;
  readonly selected: string | undefined;
}

/** The tours of today: one row a vehicle, rides as bars with their promises, and now. */
export function TimeDiagram({ plan, selected }: TimeDiagramProps): ReactNode {
  const { words } = useDesk();
  const { scale, box, controls } = useScale();
  const rows = useMemo(
    () => timeRows(plan.vehicles, plan.bookings.values(), plan.tours),
    [plan.vehicles, plan.bookings, plan.tours],
  );
  const drag = useDrag();
  const [focused, setFocused] = useState<string>();
  const current = focused ?? selected ?? firstVisible(rows, scale);
  const bars = useRef(new Map<string, SVGGElement>());
  const keep = useCallback((id: string, element: SVGGElement | null) => {
    if (element === null) bars.current.delete(id);
    else bars.current.set(id, element);
  }, []);
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && current !== undefined) goTo(path`/ride/${current}`);
    const next = neighbour(rows, current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setFocused(next.booking.id);
    controls.show(next.from);
    bars.current.get(next.booking.id)?.focus();
  };
  let top = HEAD;
  return (
    <section className="tours" aria-labelledby="tours-title">
      <div className="bar">
        <h2 id="tours-title">{words.tours.title}</h2>
        <p className="soft narrow-hides">{drag.news ?? words.tours.help}</p>
        <span className="grow" />
        {controls.buttons.map(({ label, sign, run }) => (
          <button key={label} className="small" aria-label={label} title={label} onClick={run}>
            {sign}
          </button>
        ))}
      </div>
      {rows.length === 0 && <p>{words.tours.empty}</p>}
      <div className="diagram" ref={box} onKeyDown={pressed}>
        <svg
          width={scale.width}
          height={HEAD + rows.reduce((sum, { lanes }) => sum + lanes * LANE + ROW_GAP, 0)}
          role="group"
          aria-labelledby="tours-title"
        >
          <Hours scale={scale} />
          {rows.map((row) => {
            const y = top;
            top += row.lanes * LANE + ROW_GAP;
            return (
              <DiagramRow
                key={row.vehicle}
                row={row}
                y={y}
                scale={scale}
                selected={selected}
                tabStop={current}
                keep={keep}
                drag={drag}
              />
            );
          })}
          <line
            className="now-line"
            x1={xOf(scale, scale.now)}
            x2={xOf(scale, scale.now)}
            y1={HEAD - 6}
            y2={top}
          />
        </svg>
      </div>
    </section>
  );
}

const xOf = ({ from, perMs }: Scale, at: number): number => NAMES + (at - from) * perMs;

function Hours({ scale }: { readonly scale: Scale }): ReactNode {
  const { service } = useDesk();
  const step = scale.perMs * HOUR < 60 ? 2 * HOUR : scale.perMs * HOUR > 300 ? HOUR / 4 : HOUR;
  const first = Math.ceil(scale.from / step) * step;
  const marks = Array.from(
    { length: Math.max(0, Math.ceil((scale.to - first) / step)) },
    (_, i) => first + i * step,
  );
  return (
    <g className="hours">
      {marks.map((at) => (
        <g key={at}>
          <line x1={xOf(scale, at)} x2={xOf(scale, at)} y1={HEAD} y2="100%" />
          <text x={xOf(scale, at)} y={HEAD - 8} textAnchor="middle">
            {momentText(at, service.now).slice(11, 16)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface Controls {
  readonly show: (at: number) => void;
  readonly buttons: readonly { readonly label: string; readonly sign: string; readonly run: () => void }[];
}

/** Which hours are shown: they go with the clock until somebody moves them. */
function useScale(): {
  readonly scale: Scale;
  readonly box: (element: HTMLElement | null) => void;
  readonly controls: Controls;
} {
  const { words, now: clock } = useDesk();
  const [now, setNow] = useState(clock);
  const [width, setWidth] = useState(800);
  const [span, setSpan] = useState<number>(USUAL);
  const [moved, setMoved] = useState<number>();
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(clock());
    }, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [clock]);
  const observer = useRef<ResizeObserver>(undefined);
  const box = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (element === null) return;
    observer.current = new ResizeObserver(() => {
      setWidth(element.clientWidth);
    });
    observer.current.observe(element);
  }, []);
  const ms = SPANS[span]! * HOUR;
  const from = moved ?? now - ms * PAST;
  const scale = { from, to: from + ms, perMs: Math.max(100, width - NAMES) / ms, width, names: NAMES, now };
  const by = (step: number): void => {
    setSpan(Math.min(SPANS.length - 1, Math.max(0, span + step)));
  };
  const buttons = [
    {
      label: words.tours.earlier,
      sign: '◀',
      run: () => {
        setMoved(from - ms / 2);
      },
    },
    {
      label: words.tours.now,
      sign: '●',
      run: () => {
        setMoved(undefined);
      },
    },
    {
      label: words.tours.later,
      sign: '▶',
      run: () => {
        setMoved(from + ms / 2);
      },
    },
    {
      label: words.tours.narrower,
      sign: '＋',
      run: () => {
        by(-1);
      },
    },
    {
      label: words.tours.wider,
      sign: '－',
      run: () => {
        by(1);
      },
    },
  ];
  const show = (at: number): void => {
    if (at < from || at > from + ms) setMoved(at - ms * PAST);
  };
  return { scale, box, controls: { show, buttons } };
}

const firstVisible = (rows: readonly TimeRow[], { from }: Scale): string | undefined => {
  const all = rows.flatMap(({ bars }) => bars);
  return (all.find((bar) => bar.to >= from) ?? all[0])?.booking.id;
};

/** The bar that an arrow key leads to: along the row, or the nearest in time of the next row that has any. */
function neighbour(rows: readonly TimeRow[], id: string | undefined, key: string): Bar | undefined {
  const r = rows.findIndex(({ bars }) => bars.some(({ booking }) => booking.id === id));
  const row = rows[r];
  if (row === undefined) return undefined;
  const i = row.bars.findIndex(({ booking }) => booking.id === id);
  if (key === 'ArrowRight') return row.bars[i + 1];
  if (key === 'ArrowLeft') return row.bars[i - 1];
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const others = key === 'ArrowDown' ? rows.slice(r + 1) : rows.slice(0, r).reverse();
  const next = others.find(({ bars }) => bars.length > 0);
  const { from } = row.bars[i]!;
  return next?.bars.reduce((best, bar) =>
    Math.abs(bar.from - from) < Math.abs(best.from - from) ? bar : best,
  );
}
