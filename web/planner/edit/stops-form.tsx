import { Suspense, useState, type ReactNode } from 'react';
import { lazyPart } from '../lazy-part.js';
import { usePlanning } from '../planning.js';
import { Scrolls } from '../scrolls.js';
import { entriesOf, problemsWithin, useEditing } from './editing.js';
import { Field, ProblemNotes } from './field.js';
import { degrees, found, freshStop, middleOf, type Point, type StopRow } from './stop-rows.js';

const StopsMap = lazyPart(() => import('./stops-map.js').then(({ StopsMap }) => StopsMap));

/** In this order as far as a table has them; further columns follow. */
const COLUMNS = ['id', 'name', 'kana', 'lon', 'lat'];
/** More rows than these are found by a search. */
const MOST_ROWS = 40;

/** Where people get on and off: on the map by hand, in the table by keyboard. */
export function StopsForm(): ReactNode {
  const editing = useEditing();
  const { words } = usePlanning();
  const rows = entriesOf(editing, 'stops', []) as readonly StopRow[];
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<number>();
  const [said, setSaid] = useState('');
  const add = (at: Point): void => {
    editing.draft.set('stops', [rows.length], freshStop(rows, words.stops.newName, at));
    setChosen(rows.length);
    setText('');
    setSaid(words.stops.added(words.stops.newName));
  };
  const move = (at: number, to: Point): void => {
    const row = { ...rows[at], lon: degrees(to.lon), lat: degrees(to.lat) };
    editing.draft.set('stops', [at], row);
    setChosen(at);
  };
  const remove = (at: number): void => {
    setSaid(words.stops.removed(rows[at]?.['name'] ?? ''));
    setChosen(undefined);
    editing.draft.set('stops', [at], undefined);
  };
  const wrong = new Set(problemsWithin(editing, 'stops', []).map(({ path }) => path[0]));
  const matching = found(rows, text);
  const listed = [
    ...new Set([...(chosen === undefined || rows[chosen] === undefined ? [] : [chosen]), ...matching]),
  ];
  return (
    <div className="stack">
      <p role="status" className="unseen">
        {said}
      </p>
      <Suspense fallback={<p role="status">{words.loading}</p>}>
        <StopsMap rows={rows} wrong={wrong} chosen={chosen} add={add} move={move} choose={setChosen} />
      </Suspense>
      <ProblemNotes problems={problemsWithin(editing, 'stops', []).filter(({ path }) => path.length === 0)} />
      <div className="row">
        <label className="field">
          <span>{words.stops.search}</span>
          <input
            type="search"
            value={text}
            onChange={({ target }) => {
              setText(target.value);
            }}
          />
        </label>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            add(middleOf(rows));
          }}
        >
          {words.stops.add}
        </button>
      </div>
      {listed.length > MOST_ROWS && <p className="soft">{words.stops.tooMany(MOST_ROWS, listed.length)}</p>}
      {rows.length === 0 && <p className="notice">{words.stops.empty}</p>}
      {rows.length > 0 && listed.length === 0 && <p className="notice">{words.stops.notFound}</p>}
      {listed.length > 0 && (
        <StopTable
          rows={rows}
          listed={listed.slice(0, MOST_ROWS)}
          chosen={chosen}
          choose={setChosen}
          remove={remove}
        />
      )}
    </div>
  );
}

interface StopTableProps {
  readonly rows: readonly StopRow[];
  readonly listed: readonly number[];
  readonly chosen: number | undefined;
  readonly choose: (at: number) => void;
  readonly remove: (at: number) => void;
}

function StopTable({ rows, listed, chosen, choose, remove }: StopTableProps): ReactNode {
  const { words } = usePlanning();
  const columns = [...new Set([...COLUMNS, ...rows.flatMap((row) => Object.keys(row))])];
  return (
    <Scrolls label={words.edit.parts.stops}>
      <table className="stops-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {words.stops.columns[column] ?? column}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {listed.map((at) => {
            const name = rows[at]?.['name'] ?? '';
            return (
              <tr
                key={at}
                className={at === chosen ? 'chosen' : undefined}
                onFocus={() => {
                  choose(at);
                }}
              >
                {columns.map((column) => (
                  <td key={column}>
                    <Field
                      part="stops"
                      path={[at, column]}
                      label={`${words.stops.columns[column] ?? column} ${name}`}
                      bare="bare"
                    />
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className="small"
                    aria-label={words.stops.remove(name)}
                    onClick={() => {
                      remove(at);
                    }}
                  >
                    ×
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolls>
  );
}
