import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { driver as japanese } from '../words/ja/driver.js';
import { useSurroundings } from './surroundings.js';

/** Alcohol, health and vehicle, before the first drive. What is not good is noted all the same: the desk decides. */
export function Checks(): ReactNode {
  const { words, tablet } = useSurroundings();
  const [alcohol, setAlcohol] = useState('');
  const [health, setHealth] = useState(false);
  const [inspected, setInspected] = useState(false);
  const [remark, setRemark] = useState('');
  const [saved, setSaved] = useState(false);
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    const text = (all: typeof japanese): string =>
      [
        all.record.checkText(
          alcohol,
          health ? all.record.good : all.record.bad,
          inspected ? all.record.good : all.record.bad,
        ),
        ...(remark === '' ? [] : [remark]),
      ].join('・');
    // The record is one in Japanese, whatever the driver reads.
    void tablet.act({ kind: 'check', detail: text(japanese) }, text(words)).then(() => {
      setSaved(true);
    });
  };
  return (
    <form className="card stack" onSubmit={save} aria-labelledby="checks">
      <h2 id="checks">{words.record.checks}</h2>
      <label className="field">
        <span>{words.record.alcohol}</span>
        <input
          type="number"
          inputMode="decimal"
          min={0}
          max={5}
          step={0.01}
          required
          value={alcohol}
          onChange={(event) => {
            setAlcohol(event.target.value);
            setSaved(false);
          }}
        />
        <span className="hint">{words.record.alcoholHint}</span>
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={health}
          onChange={(event) => {
            setHealth(event.target.checked);
          }}
        />
        {words.record.health}
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={inspected}
          onChange={(event) => {
            setInspected(event.target.checked);
          }}
        />
        {words.record.inspected}
      </label>
      <label className="field">
        <span>{words.record.remark}</span>
        <input
          maxLength={500}
          value={remark}
          onChange={(event) => {
            setRemark(event.target.value);
          }}
        />
      </label>
      <p role="status">{saved ? words.record.saved : ''}</p>
      <button className="deed">{words.record.save}</button>
    </form>
  );
}
