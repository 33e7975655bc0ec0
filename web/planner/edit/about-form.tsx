import type { ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import { useEditing } from './editing.js';
import { Field } from './field.js';

/** What a scenario is called and which day is run. */
export function AboutForm(): ReactNode {
  const { draft } = useEditing();
  const { words } = usePlanning();
  return (
    <div className="fields">
      <label className="field">
        <span>{words.about.title}</span>
        <input
          required
          maxLength={100}
          value={draft.title}
          onChange={({ target }) => {
            draft.setTitle(target.value);
          }}
        />
      </label>
      <Field part="scenario" path={['name', 'ja']} label={words.about.nameJa} />
      <Field part="scenario" path={['name', 'en']} label={words.about.nameEn} />
      <Field part="scenario" path={['date']} label={words.about.date} hint={words.about.dateHint} />
    </div>
  );
}
