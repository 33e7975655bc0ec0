import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { Choice } from './choices.js';

interface CommandLineProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly hint: ReactNode;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly choices: readonly Choice[];
  /** Whether Enter takes the first choice when no other is marked: not where it would promise something. */
  readonly first: 'marked' | 'none';
  /** Whether a figure typed into the empty line chooses, or is text. */
  readonly digits: 'choose' | 'text';
  readonly busy: boolean;
  /** Enter, where there is nothing to choose. */
  readonly enter: () => void;
  readonly escape: () => void;
}

/**
 * One line that always has the focus, and the answers that can be given now. A figure chooses at once; arrows mark,
 * Enter takes what is marked.
 */
export function CommandLine(props: CommandLineProps): ReactNode {
  const { input, label, hint, text, setText, choices, first, digits, busy } = props;
  const id = useId();
  const [marked, setMarked] = useState<{ readonly of: string; readonly index: number }>();
  // A mark belongs to the list it was made in.
  const list = choices.map((choice) => choice.text).join('\n');
  const index = marked?.of === list ? marked.index : first === 'marked' && choices.length > 0 ? 0 : -1;
  const mark = (step: 1 | -1): void => {
    if (choices.length === 0) return;
    const from = index < 0 && step < 0 ? 0 : index;
    setMarked({ of: list, index: (from + step + choices.length) % choices.length });
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (keyDone(event, props, index, mark)) event.preventDefault();
  };
  const typed = (value: string): void => {
    const figure = value.normalize('NFKC');
    const choice = digits === 'choose' && text === '' ? byKey(choices, figure) : undefined;
    if (choice !== undefined && !busy) choice.run();
    else setText(value);
  };
  return (
    <div className="stack command">
      <label className="field">
        <span className="ask">{label}</span>
        <input
          ref={input}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-choices`}
          aria-activedescendant={index < 0 ? undefined : `${id}-${index}`}
          aria-describedby={`${id}-hint`}
          aria-busy={busy}
          value={text}
          onChange={(event) => {
            typed(event.target.value);
          }}
          onKeyDown={pressed}
        />
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      </label>
      <ul id={`${id}-choices`} role="listbox" aria-label={label} className="choices">
        {choices.map((choice, i) => (
          <li
            key={`${choice.key} ${choice.text}`}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === index}
            onClick={busy ? undefined : choice.run}
          >
            {choice.key !== '' && <kbd>{choice.key}</kbd>}
            <span>
              {choice.text}
              {choice.detail !== undefined && <small>{choice.detail}</small>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const byKey = (choices: readonly Choice[], key: string): Choice | undefined =>
  choices.find((choice) => choice.key !== '' && choice.key === key);

/** Does what a key means; says whether it meant something. */
function keyDone(
  { key }: KeyboardEvent,
  { choices, digits, text, busy, enter, escape, setText }: CommandLineProps,
  index: number,
  mark: (step: 1 | -1) => void,
): boolean {
  if (key === 'ArrowDown' || key === 'ArrowUp') mark(key === 'ArrowDown' ? 1 : -1);
  else if (key === 'Escape' && text !== '') setText('');
  else if (key === 'Escape') escape();
  else if (key === 'Enter') {
    if (busy) return true;
    if (index >= 0) choices[index]!.run();
    else enter();
  } else {
    const choice = digits === 'choose' && text === '' && !busy ? byKey(choices, key) : undefined;
    choice?.run();
    return choice !== undefined;
  }
  return true;
}
