import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { Heading } from '../parts/heading.js';
import { clockOf } from '../parts/moments.js';
import { Breakdown } from './breakdown.js';
import { Checks } from './checks.js';
import { useSurroundings } from './surroundings.js';

/** The daily record (乗務記録): checks before driving, four readings of the odometer, accidents. */
export function RecordScreen(): ReactNode {
  const { words, state } = useSurroundings();
  const { noted } = state.kept!;
  return (
    <div className="stack">
      <Heading>{words.record.title}</Heading>
      <div className="forms">
        <Checks />
        <Odometer />
        <Accident />
        <Breakdown />
      </div>
      <section className="card stack" aria-labelledby="noted">
        <h2 id="noted">{words.record.done}</h2>
        {noted.length === 0 && <p>{words.record.nothing}</p>}
        <ul className="plain-list">
          {noted.map(({ kind, happened, text }) => (
            <li key={`${kind} ${happened} ${text}`} className="visit">
              <strong>{clockOf(happened)}</strong>
              <span>{words.record.kinds[kind] ?? kind}</span>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const READINGS = ['garage-out', 'start', 'arrival', 'garage-in'] as const;
type Reading = (typeof READINGS)[number];

function Odometer(): ReactNode {
  const { words, tablet, state } = useSurroundings();
  const { noted } = state.kept!;
  const readings = noted.filter(({ kind }) => READINGS.some((reading) => reading === kind));
  const next = READINGS.find((kind) => !readings.some((note) => note.kind === kind));
  const [chosen, setChosen] = useState<Reading>();
  const [km, setKm] = useState('');
  const [saved, setSaved] = useState(false);
  const last = readings.at(-1)?.text.replace(' km', '');
  const lower = last !== undefined && km !== '' && Number(km) < Number(last);
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    const odometer_m = Math.round(Number(km) * 1000);
    void tablet.act({ kind: chosen ?? next ?? 'garage-in', odometer_m }, `${Number(km)} km`).then(() => {
      setKm('');
      setChosen(undefined);
      setSaved(true);
    });
  };
  return (
    <form className="card stack" onSubmit={save} aria-labelledby="readings">
      <h2 id="readings">{words.record.readings}</h2>
      <label className="field">
        <span>{words.record.which}</span>
        <select
          value={chosen ?? next ?? 'garage-in'}
          onChange={(event) => {
            setChosen(event.target.value as Reading);
          }}
        >
          {READINGS.map((kind) => (
            <option key={kind} value={kind}>
              {words.record.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.record.km}</span>
        <input
          type="number"
          inputMode="decimal"
          min={0}
          max={9_999_999}
          step={0.1}
          required
          value={km}
          onChange={(event) => {
            setKm(event.target.value);
            setSaved(false);
          }}
        />
        <span className="hint">{words.record.kmHint}</span>
      </label>
      <div role="status">
        {lower && <p className="notice warn">{words.record.lower(last)}</p>}
        {saved && <p className="notice good">{words.record.saved}</p>}
      </div>
      <button className="deed">{words.record.save}</button>
    </form>
  );
}

function Accident(): ReactNode {
  const { words, tablet } = useSurroundings();
  const [detail, setDetail] = useState('');
  const [saved, setSaved] = useState(false);
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    void tablet.act({ kind: 'accident', detail }, detail).then(() => {
      setDetail('');
      setSaved(true);
    });
  };
  return (
    <form className="card stack" onSubmit={save} aria-labelledby="accident">
      <h2 id="accident">{words.record.accident}</h2>
      <label className="field">
        <span>{words.record.accidentWhat}</span>
        <textarea
          required
          maxLength={1000}
          rows={3}
          value={detail}
          onChange={(event) => {
            setDetail(event.target.value);
            setSaved(false);
          }}
        />
      </label>
      <p role="status">{saved ? words.record.saved : ''}</p>
      <button className="quiet">{words.record.save}</button>
    </form>
  );
}
