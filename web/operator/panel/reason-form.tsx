import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { Failure } from '../../parts/failure.js';
import { useDeed } from '../../parts/use-deed.js';
import { useDesk } from '../desk.js';

interface ReasonFormProps {
  /** What is done, on the button. */
  readonly deed: string;
  readonly look?: 'deed' | 'quiet' | 'danger';
  /** Further fields, above the reason. */
  readonly children?: ReactNode;
  /** What to say once it is done. */
  readonly work: (reason: string) => Promise<string | undefined>;
  readonly focus?: 'reason';
}

/** A deed that is written down with its reason: no reason, no deed. */
export function ReasonForm({
  deed: label,
  look = 'deed',
  children,
  work,
  focus,
}: ReasonFormProps): ReactNode {
  const { words } = useDesk();
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<string>();
  const deed = useDeed();
  const id = useId();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setSaid(undefined);
    deed.run(async () => {
      setSaid((await work(reason.trim())) ?? words.done);
      setReason('');
    });
  };
  return (
    <form className="stack reason-form" onSubmit={submit}>
      {children}
      <label className="field">
        <span>{words.reason}</span>
        <input
          required
          autoFocus={focus === 'reason'}
          autoComplete="off"
          maxLength={500}
          pattern=".*\S.*"
          list={`${id}-usual`}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <span className="hint">{words.reasonHint}</span>
      </label>
      <datalist id={`${id}-usual`}>
        {words.reasons.map((usual) => (
          <option key={usual} value={usual} />
        ))}
      </datalist>
      <button className={look === 'danger' ? 'quiet danger' : look} disabled={deed.busy}>
        {label}
      </button>
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <p role="status">{said}</p>
    </form>
  );
}
