import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { Failure } from '../parts/failure.js';
import { Heading } from '../parts/heading.js';
import { useDeed } from '../parts/use-deed.js';
import { goTo } from '../parts/use-place.js';
import { useSurroundings } from './surroundings.js';

/** Login and password; then the code of the authenticator app, if the account has one. */
export function SignIn(): ReactNode {
  const { api, words, tablet, state } = useSurroundings();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [second, setSecond] = useState(false);
  const deed = useDeed();
  const asks = second || deed.failure?.code === 'second-factor-needed';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setSecond(asks);
    deed.run(async () => {
      await api.send('POST', '/api/session', { login, password, ...(asks ? { code } : {}) });
      // First: who is asked about may be on another screen by the time the service has answered.
      goTo('/');
      await tablet.askAnew();
    });
  };
  const other = state.session !== undefined && !['nobody', 'driver'].includes(state.session.role);
  return (
    <form className="stack narrow" onSubmit={submit}>
      <Heading>{words.signIn.title}</Heading>
      {other && <p className="notice warn">{words.signIn.wrongRole}</p>}
      <label className="field">
        <span>{words.signIn.login}</span>
        <input
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={login}
          onChange={(event) => {
            setLogin(event.target.value);
          }}
        />
      </label>
      <label className="field">
        <span>{words.signIn.password}</span>
        <input
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
          }}
        />
      </label>
      {asks && (
        <label className="field">
          <span>{words.signIn.code}</span>
          <input
            autoFocus
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            value={code}
            onChange={(event) => {
              setCode(event.target.value);
            }}
          />
        </label>
      )}
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <button className="deed big" disabled={deed.busy}>
        {words.signIn.enter}
      </button>
    </form>
  );
}
