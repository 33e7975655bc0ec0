import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { Failure } from '../parts/failure.js';
import { Heading } from '../parts/heading.js';
import { useDeed } from '../parts/use-deed.js';
import { useService } from './service.js';

/** Phone number, then the code that was sent there. */
export function SignIn({ signedIn }: { readonly signedIn: () => Promise<void> }): ReactNode {
  const { api, words } = useService();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(false);
  const deed = useDeed();
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    deed.run(async () => {
      await api.send('POST', '/api/rider-session/codes', { phone });
      setSent(true);
    });
  };
  const enter = (event: SyntheticEvent): void => {
    event.preventDefault();
    deed.run(async () => {
      await api.send('POST', '/api/rider-session', { phone, code });
      await signedIn();
    });
  };
  if (!sent) {
    return (
      <form className="stack" onSubmit={send}>
        <Heading>{words.signIn.title}</Heading>
        <p>{words.signIn.why}</p>
        <label className="field">
          <span>{words.signIn.phone}</span>
          <input
            type="tel"
            autoComplete="tel"
            inputMode="tel"
            required
            value={phone}
            onChange={(event) => {
              setPhone(event.target.value);
            }}
          />
          <span className="hint">{words.signIn.phoneHint}</span>
        </label>
        <Failure of={deed.failure} unreachable={words.unreachable} />
        <button className="deed" disabled={deed.busy}>
          {words.signIn.send}
        </button>
      </form>
    );
  }
  return (
    <form className="stack" onSubmit={enter}>
      <Heading>{words.signIn.codeTitle}</Heading>
      <p role="status">{words.signIn.sent}</p>
      <label className="field">
        <span>{words.signIn.code}</span>
        <input
          className="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9０-９ ]*"
          required
          value={code}
          onChange={(event) => {
            setCode(event.target.value);
          }}
        />
      </label>
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <button className="deed" disabled={deed.busy}>
        {words.signIn.enter}
      </button>
      <p>{words.signIn.notKnown}</p>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          setSent(false);
          deed.forget();
        }}
      >
        {words.signIn.otherNumber}
      </button>
    </form>
  );
}
