import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import { clockText } from './moments-of-day.js';

interface TimeSliderProps {
  readonly from: number;
  readonly to: number;
  /** All three in s since 00:00 of the service day. */
  readonly at: number;
  readonly move: (at: number) => void;
}

/** So many seconds of the day pass in one of the reader's. */
const SPEEDS = [60, 120, 300, 600] as const;
const FIRST_SPEED = 120;
const STEP_S = 60;
const LEAP_S = 15 * 60;
/** The day moves on so often while it is played, ms. */
const TICK_MS = 100;

/** Where in the day one is: played, drawn by hand, or stepped through by the keyboard. */
export function TimeSlider({ from, to, at, move }: TimeSliderProps): ReactNode {
  const { words } = usePlanning();
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(FIRST_SPEED);
  const keys = useId();
  const latest = useRef(at);
  latest.current = at;
  useEffect(() => {
    if (!playing) return;
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const next = Math.min(to, latest.current + ((now - before) / 1000) * speed);
      before = now;
      move(next);
      if (next >= to) setPlaying(false);
    }, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [playing, speed, to, move]);
  const play = (): void => {
    if (!playing && at >= to) move(from);
    setPlaying(!playing);
  };
  const leap = (key: string): void => {
    if (key === 'PageUp') move(Math.min(to, at + LEAP_S));
    if (key === 'PageDown') move(Math.max(from, at - LEAP_S));
  };
  return (
    <div className="card stack tight no-print">
      <label className="field">
        <span>
          {words.replay.time} <strong className="clock">{clockText(at)}</strong>
        </span>
        <input
          type="range"
          min={from}
          max={to}
          step={STEP_S}
          value={Math.round(at)}
          aria-valuetext={clockText(at)}
          aria-describedby={keys}
          onChange={({ target }) => {
            move(target.valueAsNumber);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
            event.preventDefault();
            leap(event.key);
          }}
        />
        <span id={keys} className="hint">
          {words.replay.keys}
        </span>
      </label>
      <div className="row">
        <button className="deed" onClick={play}>
          {playing ? words.replay.pause : words.replay.play}
        </button>
        <label className="field narrow inline">
          <span>{words.replay.speed}</span>
          <select
            value={speed}
            onChange={({ target }) => {
              setSpeed(Number(target.value));
            }}
          >
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {words.replay.times(one)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}
