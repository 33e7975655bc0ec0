import { useEffect, useState, type ReactNode } from 'react';
import type { Language } from '../words/language.js';
import type { Desk, Words } from './desk.js';

interface FrameProps {
  readonly words: Words;
  readonly language: Language;
  readonly turn: () => void;
  readonly desk?: Desk;
  readonly signOut?: () => Promise<void>;
  readonly children: ReactNode;
}

/** What stands above every screen: the service, its clock, who is signed in. */
export function Frame({ words, language, turn, desk, signOut, children }: FrameProps): ReactNode {
  return (
    <>
      <header className="top">
        <p className="service-name">
          {desk?.service.name[language] ?? desk?.service.name.ja ?? words.title}{' '}
          <span className="soft">{words.role}</span>
        </p>
        {desk !== undefined && <Clock now={desk.now} zone={desk.service.timezone} />}
        {desk !== undefined && desk.service.synthetic.length > 0 && (
          <p className="soft narrow-hides">{words.synthetic}</p>
        )}
        <span className="grow" />
        {desk?.session.displayName !== undefined && desk.session.displayName !== null && (
          <p>{desk.session.displayName}</p>
        )}
        <button className="small" lang={language === 'ja' ? 'en' : 'ja'} onClick={turn}>
          {words.language}
        </button>
        {signOut !== undefined && (
          <button className="small" onClick={() => void signOut().catch(() => undefined)}>
            {words.signOut}
          </button>
        )}
      </header>
      {children}
    </>
  );
}

const TICK_MS = 1000;

/** The service's time of day, to the second. */
function Clock({ now, zone }: { readonly now: () => number; readonly zone: string }): ReactNode {
  const [shown, setShown] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => {
      setShown(now());
    }, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [now]);
  const text = new Intl.DateTimeFormat('ja-JP', { timeStyle: 'medium', timeZone: zone }).format(shown);
  return (
    <p className="clock">
      <time>{text}</time>
    </p>
  );
}
