import type { ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import { DayTypes } from './day-types.js';
import { Field } from './field.js';
import { RowsField } from './rows-field.js';

/** When riders may be picked up, and when the service rests. */
export function HoursForm(): ReactNode {
  const { words } = usePlanning();
  return (
    <div className="stack">
      <p>{words.hours.help}</p>
      <DayTypes part="service" path={['hours']}>
        {(day) => (
          <RowsField
            key={day}
            part="service"
            path={['hours', day]}
            title={words.hours.title(words.fleet.dayTypes[day] ?? day)}
            columns={[{ at: [], label: words.hours.span }]}
            fresh="8:00-17:00"
            empty={words.hours.none}
          />
        )}
      </DayTypes>
      <div className="fields">
        <Field
          part="service"
          path={['calendar', 'from']}
          label={words.hours.first}
          hint={words.about.dateHint}
        />
        <Field
          part="service"
          path={['calendar', 'to']}
          label={words.hours.last}
          hint={words.about.dateHint}
        />
      </div>
      <RowsField
        part="service"
        path={['calendar', 'closures']}
        title={words.hours.closures}
        columns={[
          { at: ['from'], label: words.hours.from },
          { at: ['to'], label: words.hours.to },
          { at: ['because'], label: words.hours.because },
        ]}
        fresh={{ from: '', to: '', because: '' }}
      />
    </div>
  );
}
