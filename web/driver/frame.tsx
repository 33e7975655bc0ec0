import type { ReactNode } from 'react';
import { useLanguage } from '../parts/language.js';
import { SkipLink } from '../parts/skip-link.js';
import { clockOf, momentOf } from '../parts/moments.js';
import { useSurroundings } from './surroundings.js';
import { useNow } from './use-now.js';

interface FrameProps {
  readonly turn: () => void;
  readonly children: ReactNode;
}

/** What stands around every screen: the vehicle, the clock, and how the line is. */
export function Frame({ turn, children }: FrameProps): ReactNode {
  const { words, state } = useSurroundings();
  const language = useLanguage();
  const now = useNow();
  const { kept, waiting, line } = state;
  return (
    <>
      <SkipLink text={words.skip} />
      <header className="top">
        <p className="vehicle-name">{kept?.vehicle.name ?? words.title}</p>
        {waiting.length > 0 && line === 'up' && <p>{words.line.waiting(waiting.length)}</p>}
        {line === 'down' && <p className="down">{words.line.down}</p>}
        {kept !== undefined && <p className="clock">{clockOf(momentOf(now, kept.duty.now))}</p>}
        <button className="quiet turn" lang={language === 'ja' ? 'en' : 'ja'} onClick={turn}>
          {words.language}
        </button>
      </header>
      <main id="content" className="stack" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
