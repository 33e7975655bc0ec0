import { useId, useRef, useState, type ReactNode } from 'react';
import type { ScenarioProblem } from '../../../server/contract/planner-scenario.js';
import { usePlanning } from '../planning.js';
import { useEditing } from './editing.js';
import { ProblemList } from './problem-list.js';

/** The files as they are, for those who know the format; what is wrong stands below, each with a way to its line. */
export function TextForm(): ReactNode {
  const { draft } = useEditing();
  const { words } = usePlanning();
  const [name, setName] = useState(() => draft.problems[0]?.file ?? 'service.yaml');
  const text = useRef<HTMLTextAreaElement>(null);
  const notes = useId();
  const file = draft.files.find((one) => one.name === name) ?? draft.files[0];
  if (file === undefined) return <p className="notice">{words.none}</p>;
  const problems = draft.problems.filter((one) => one.file === file.name);
  const show = ({ place }: ScenarioProblem): void => {
    const area = text.current;
    const [, line = '1', column = '1'] = /line (\d+)(?::(\d+))?/.exec(place) ?? [];
    if (area === null) return;
    const before = area.value.split('\n').slice(0, Number(line) - 1);
    const begin = before.reduce((sum, one) => sum + one.length + 1, 0) + Number(column) - 1;
    area.focus();
    area.setSelectionRange(begin, begin + 1);
    area.scrollTop = (area.scrollHeight * (Number(line) - 3)) / Math.max(1, area.value.split('\n').length);
  };
  return (
    <div className="stack">
      <p className="soft">{words.text.help}</p>
      <label className="field narrow">
        <span>{words.text.file}</span>
        <select
          value={file.name}
          onChange={({ target }) => {
            setName(target.value);
          }}
        >
          {draft.files.map((one) => (
            <option key={one.name} value={one.name}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {file.text === null ? (
        <p className="notice">{words.text.notText(file.bytes)}</p>
      ) : (
        <label className="field">
          <span>{words.text.content}</span>
          <textarea
            ref={text}
            className="yaml"
            spellCheck={false}
            rows={24}
            wrap="off"
            value={file.text}
            aria-describedby={notes}
            aria-invalid={problems.some(({ severity }) => severity === 'error') ? true : undefined}
            onChange={({ target }) => {
              draft.setText(file.name, target.value);
            }}
          />
        </label>
      )}
      <div id={notes}>
        <ProblemList problems={problems} show={show} />
      </div>
    </div>
  );
}
