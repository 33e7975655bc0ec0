import type { ReactNode } from 'react';
import { namesIn } from '../parts/path.js';
import { usePlace } from '../parts/use-place.js';
import type { Language } from '../words/language.js';
import type { Planning, Words } from './planning.js';

interface FrameProps {
  readonly words: Words;
  readonly language: Language;
  readonly turn: () => void;
  readonly planning?: Planning;
  readonly signOut?: () => Promise<void>;
  readonly children: ReactNode;
}

/** What stands above every screen: the service, the way around, who is signed in. */
export function Frame({ words, language, turn, planning, signOut, children }: FrameProps): ReactNode {
  const [kind = ''] = namesIn(usePlace());
  const ways = [
    { to: '#/', title: words.list.title, kinds: ['', 'scenario'] },
    { to: '#/compare', title: words.compare.title, kinds: ['compare'] },
    { to: '#/runs', title: words.runs.title, kinds: ['runs', 'run'] },
  ];
  return (
    <>
      {signOut !== undefined && (
        <a className="skip" href="#content" onClick={skip}>
          {words.skip}
        </a>
      )}
      <header className="top">
        <p className="service-name">
          {planning?.service.name[language] ?? planning?.service.name.ja ?? words.title}{' '}
          <span className="soft">{words.role}</span>
        </p>
        {signOut !== undefined && (
          <nav className="ways" aria-label={words.ways}>
            {ways.map(({ to, title, kinds }) => (
              <a key={to} href={to} aria-current={kinds.includes(kind) ? 'page' : undefined}>
                {title}
              </a>
            ))}
          </nav>
        )}
        <span className="grow" />
        {planning?.session.displayName != null && <p>{planning.session.displayName}</p>}
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

/** The address holds the screen, so the way to the content is not a link of the address. */
function skip(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('main h1')?.focus();
}
