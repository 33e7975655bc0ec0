import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { SessionView } from '../../server/contract/session.js';
import type { Api } from '../wire/api.js';
import { Failure } from './failure.js';
import { useDeed } from './use-deed.js';

interface StaffSignInProps {
  readonly api: Api;
  readonly words: SignInWords;
  readonly session: SessionView;
  readonly signedIn: () => Promise<void>;
}

interface SignInWords {
  readonly unreachable: string;
  readonly signIn: Readonly<
    Record<
      'title' | 'login' | 'password' | 'enter' | 'codeTitle' | 'code' | 'codeHint' | 'openId' | 'wrongRole',
      string
    >
  >;
}

/** Login and password; then the code of the authenticator app, if the account has one. */
export function StaffSignIn({ api, words, session, signedIn }: StaffSignInProps): ReactNode {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const deed = useDeed();
  const second = asksCode || deed.failure?.code === 'second-factor-needed';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsksCode(second);
    deed.run(async () => {
      await api.send('POST', '/api/session', { login, password, ...(second ? { code } : {}) });
      await signedIn();
    });
  };
  const wrongRole = session.role !== 'nobody';
  return (
    <main className="alone">
      <form className="stack" onSubmit={submit}>
        <h1>{second ? words.signIn.codeTitle : words.signIn.title}</h1>
        {wrongRole && <p className="notice warn">{words.signIn.wrongRole}</p>}
        {!second && (
          <>
            <label className="field">
              <span>{words.signIn.login}</span>
              <input
                autoFocus
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
          </>
        )}
        {second && (
          <label className="field">
            <span>{words.signIn.code}</span>
            <input
              // The password has just been typed: the next thing asked for stands here.
              autoFocus
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              value={code}
              onChange={(event) => {
                setCode(event.target.value);
              }}
            />
            <span className="hint">{words.signIn.codeHint}</span>
          </label>
        )}
        {deed.failure?.code !== 'second-factor-needed' && (
          <Failure of={deed.failure} unreachable={words.unreachable} />
        )}
        <button className="deed" disabled={deed.busy}>
          {words.signIn.enter}
        </button>
        {session.openId && (
          <a className="quiet" href="/api/session/open-id">
            {words.signIn.openId}
          </a>
        )}
      </form>
    </main>
  );
}
