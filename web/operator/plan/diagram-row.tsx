import { path } from '../../parts/path.js';
import { memo, type ReactNode } from 'react';
import { clockOf } from '../../parts/moments.js';
import { goTo } from '../../parts/use-place.js';
import { stopName, useDesk } from '../desk.js';
import type { Bar, TimeRow } from './time-rows.js';
import type { Drag } from './use-drag.js';

/** Which moments the diagram shows, ms since 1970, and how wide, px. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly perMs: number;
  readonly width: number;
  /** Room for the names of the vehicles. */
  readonly names: number;
  readonly now: number;
}

/** Heights, px. */
export const LANE = 24;
export const ROW_GAP = 5;
const BAR = LANE - 4;
/** Narrower bars have no room for words. */
const WORDS_FROM = 40;

interface DiagramRowProps {
  readonly row: TimeRow;
  readonly y: number;
  readonly scale: Scale;
  readonly selected: string | undefined;
  /** The one bar that the tab key reaches. */
  readonly tabStop: string | undefined;
  readonly keep: (id: string, element: SVGGElement | null) => void;
  readonly drag: Drag;
}

/** One vehicle. While a ride is dragged, the row says what it would cost here. */
export const DiagramRow = memo(function DiagramRow(props: DiagramRowProps): ReactNode {
  const { row, y, scale, drag } = props;
  const { words } = useDesk();
  const height = row.lanes * LANE;
  const verdict = drag.verdicts?.get(row.vehicle);
  const look = drag.verdicts === undefined ? '' : verdict?.fits === true ? 'fits' : 'fits-not';
  const x = (at: number): number => Math.max(scale.names, scale.names + (at - scale.from) * scale.perMs);
  return (
    <g className={`diagram-row ${look}`} data-vehicle={row.vehicle}>
      <rect className="ground" x={0} y={y} width={scale.width} height={height} />
      <a href={path`#/vehicle/${row.vehicle}`} className="row-name">
        <text x={4} y={y + LANE / 2 + 4}>
          {row.vehicle}
        </text>
      </a>
      {row.rests
        .filter((rest) => rest.to > scale.from && rest.from < scale.to)
        .map((rest) => (
          <rect
            key={rest.from}
            className="rest"
            x={x(rest.from)}
            y={y + 2}
            width={Math.max(2, x(rest.to) - x(rest.from))}
            height={height - 4}
          >
            <title>{words.tours.break}</title>
          </rect>
        ))}
      {row.bars
        .filter((bar) => bar.to > scale.from && bar.from < scale.to)
        .map((bar) => (
          <RideBar key={bar.booking.id} {...props} bar={bar} />
        ))}
      {drag.verdicts !== undefined && (
        <text className="verdict" x={scale.width - 8} y={y + LANE / 2 + 4} textAnchor="end">
          {verdict?.words ?? words.tours.asking}
        </text>
      )}
    </g>
  );
});

function RideBar({
  bar,
  y,
  scale,
  selected,
  tabStop,
  keep,
  drag,
}: DiagramRowProps & { readonly bar: Bar }): ReactNode {
  const { words, stops } = useDesk();
  const { booking } = bar;
  const x = (at: number): number =>
    Math.min(scale.width, Math.max(scale.names, scale.names + (at - scale.from) * scale.perMs));
  const top = y + bar.lane * LANE + 2;
  const width = Math.max(3, x(bar.to) - x(bar.from));
  const origin = stopName(stops, booking.chosen?.origin ?? booking.origin);
  const destination = stopName(stops, booking.chosen?.destination ?? booking.destination);
  const state = [
    words.status[booking.status],
    ...(bar.pinned ? [words.tours.pinned] : []),
    ...(bar.late ? [words.map.late] : []),
  ];
  const label = words.tours.bar(
    '',
    clockOf(booking.pickup ?? ''),
    clockOf(booking.dropoff ?? ''),
    origin,
    destination,
    state.join(', '),
  );
  return (
    <g
      ref={(element) => {
        keep(booking.id, element);
      }}
      role="button"
      tabIndex={tabStop === booking.id ? 0 : -1}
      aria-label={label}
      aria-pressed={selected === booking.id}
      className={`ride ${booking.status} ${bar.late ? 'late' : ''} ${selected === booking.id ? 'selected' : ''}`}
      onClick={() => {
        goTo(path`/ride/${booking.id}`);
      }}
      onPointerDown={(event) => {
        if (booking.status === 'booked') drag.begin(booking, event);
      }}
    >
      <title>{label}</title>
      <Promised bar={bar} scale={scale} x={x} top={top} />
      <rect className="body" x={x(bar.from)} y={top} width={width} height={BAR - 4} rx={3} />
      {width > WORDS_FROM && (
        <text x={x(bar.from) + 4} y={top + BAR / 2 + 2} className="bar-words">
          {shortened(`${bar.pinned ? '⚲ ' : ''}${origin}→${destination}`, width)}
        </text>
      )}
    </g>
  );
}

interface PromisedProps {
  readonly bar: Bar;
  readonly scale: Scale;
  readonly x: (at: number) => number;
  readonly top: number;
}

/** Below the ride: when boarding may begin. Beside it: by when the party is to be there. */
function Promised({ bar, scale, x, top }: PromisedProps): ReactNode {
  const { window, arriveBy } = bar;
  return (
    <>
      {window !== undefined && (
        <rect
          className="promise"
          x={x(window.from)}
          y={top + BAR - 2}
          width={Math.max(2, x(window.to) - x(window.from))}
          height={3}
        />
      )}
      {arriveBy !== undefined && arriveBy > scale.from && arriveBy < scale.to && (
        <line className="arrive-by" x1={x(arriveBy)} x2={x(arriveBy)} y1={top} y2={top + BAR + 2} />
      )}
    </>
  );
}

/** A letter of Japanese is so wide, and so much stays free on both sides together, px. */
const LETTER = 12;
const MARGINS = 8;

function shortened(text: string, width: number): string {
  const room = Math.floor((width - MARGINS) / LETTER);
  return text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1))}…`;
}
