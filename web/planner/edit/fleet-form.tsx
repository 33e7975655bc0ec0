import type { ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import { dayTypesOf, DayTypes } from './day-types.js';
import { entriesOf, partValue, problemsWithin, useEditing } from './editing.js';
import { Field, ProblemNotes } from './field.js';
import { RowsField } from './rows-field.js';
import { stopOptions } from './stop-options.js';

const VEHICLES = ['vehicles'] as const;
/** What a new kind of vehicle begins with: a large taxi. */
const FRESH_LAYOUT = { seats: 4 };
const FRESH_SHIFT = { time: '8:00-17:00' };

/** Who drives: groups of alike vehicles, their seats, places and shifts. */
export function FleetForm(): ReactNode {
  const editing = useEditing();
  const { words } = usePlanning();
  const groups = entriesOf(editing, 'fleet', VEHICLES);
  const total = groups.reduce<number>((sum, group) => sum + countOf(group), 0);
  const addGroup = (): void => {
    const ids = new Set(groups.map((group) => String((group as { id?: unknown }).id)));
    let n = groups.length + 1;
    while (ids.has(`vehicle-${n}`)) n++;
    const [first] = stopOptions(editing);
    const shifts = Object.fromEntries(dayTypesOf(editing).map((day) => [day, [FRESH_SHIFT]]));
    const fresh = { id: `vehicle-${n}`, layouts: [FRESH_LAYOUT], start: first?.[0] ?? '', shifts };
    editing.draft.set('fleet', [...VEHICLES, groups.length], fresh);
  };
  return (
    <div className="stack">
      <p role="status" className="big">
        {words.fleet.total(total)}
      </p>
      <ProblemNotes problems={problemsWithin(editing, 'fleet', []).filter(({ path }) => path.length < 2)} />
      {groups.map((group, i) => (
        <Group key={i} at={i} group={group} />
      ))}
      <div>
        <button type="button" className="quiet" onClick={addGroup}>
          {words.fleet.newGroup}
        </button>
      </div>
    </div>
  );
}

/** The id as it is written; a group without one is called by its place. */
const textOf = (id: unknown, at: number): string =>
  typeof id === 'string' || typeof id === 'number' ? String(id) : String(at + 1);

/** An absent count means one vehicle. */
function countOf(group: unknown): number {
  const { count } = group as { count?: unknown };
  return typeof count === 'number' ? count : 1;
}

interface GroupProps {
  readonly at: number;
  readonly group: unknown;
}

function Group({ at, group }: GroupProps): ReactNode {
  const editing = useEditing();
  const { words } = usePlanning();
  const path = [...VEHICLES, at];
  const id = textOf(partValue(editing, 'fleet', [...path, 'id']), at);
  const stops = stopOptions(editing);
  const isStop = (value: unknown): boolean => value === undefined || typeof value === 'string';
  const places = stops.length > 0 && isStop(partValue(editing, 'fleet', [...path, 'start']));
  const own = problemsWithin(editing, 'fleet', path).filter((one) => one.path.length === path.length);
  return (
    <fieldset className="card stack">
      <legend>{words.fleet.group(id)}</legend>
      <ProblemNotes problems={own} />
      <div className="row">
        <button
          type="button"
          className="deed"
          aria-label={words.fleet.oneTo(id)}
          onClick={() => {
            editing.draft.set('fleet', [...path, 'count'], countOf(group) + 1);
          }}
        >
          {words.fleet.one}
        </button>
        <button
          type="button"
          className="quiet danger"
          onClick={() => {
            editing.draft.set('fleet', path, undefined);
          }}
        >
          {words.fleet.removeGroup(id)}
        </button>
      </div>
      <div className="fields">
        <Field part="fleet" path={[...path, 'id']} label={words.fleet.id} />
        <Field part="fleet" path={[...path, 'name']} label={words.fleet.name} />
        <Field
          part="fleet"
          path={[...path, 'count']}
          label={words.fleet.count}
          kind="number"
          hint={words.fleet.countHint}
        />
        <Field
          part="fleet"
          path={[...path, 'start']}
          label={words.fleet.start}
          {...(places ? { options: stops } : {})}
        />
        <Field part="fleet" path={[...path, 'end']} label={words.fleet.end} hint={words.fleet.endHint} />
      </div>
      <RowsField
        part="fleet"
        path={[...path, 'layouts']}
        title={words.fleet.layouts}
        columns={[
          { at: ['seats'], label: words.fleet.seats, kind: 'number' },
          { at: ['wheelchairs'], label: words.fleet.wheelchairs, kind: 'number' },
        ]}
        fresh={FRESH_LAYOUT}
      />
      <DayTypes part="fleet" path={[...path, 'shifts']}>
        {(day) => (
          <RowsField
            key={day}
            part="fleet"
            path={[...path, 'shifts', day]}
            title={words.fleet.shifts(words.fleet.dayTypes[day] ?? day)}
            columns={[
              { at: ['time'], label: words.fleet.time },
              { at: ['breaks', 0, 'begin'], label: words.fleet.breakBegin },
              { at: ['breaks', 0, 'lasts'], label: words.fleet.breakLasts },
            ]}
            fresh={FRESH_SHIFT}
            hint={words.fleet.timeHint}
            empty={words.fleet.dayTypeOff}
          />
        )}
      </DayTypes>
    </fieldset>
  );
}
