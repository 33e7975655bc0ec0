import type { ReactNode } from 'react';
import type { rider as japanese } from '../words/ja/rider.js';
import { useLanguage } from '../parts/language.js';
import { SkipLink } from '../parts/skip-link.js';
import { rememberedPhone } from './remember-phone.js';
import type { Service } from './service.js';

interface FrameProps {
  readonly words: typeof japanese;
  readonly turn: () => void;
  readonly service?: Service;
  readonly children: ReactNode;
}

/** What stands around every screen: the name above, the telephone below, always in sight. */
export function Frame({ words, turn, service, children }: FrameProps): ReactNode {
  const language = useLanguage();
  // Who cannot be reached by the net can be called: the number is known from the last time.
  const phone = service === undefined ? rememberedPhone() : service.phone;
  return (
    <>
      <SkipLink text={words.skip} />
      <header className="top">
        <p className="service-name">{service?.name[language] ?? service?.name.ja ?? words.title}</p>
        <button className="quiet turn" lang={language === 'ja' ? 'en' : 'ja'} onClick={turn}>
          {words.language}
        </button>
      </header>
      <main id="content" className="stack" tabIndex={-1}>
        {children}
        {service !== undefined && service.synthetic.length > 0 && (
          <p className="invented">{words.synthetic}</p>
        )}
      </main>
      {phone !== null && (
        <footer className="call">
          <a className="quiet" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
            {words.call(phone)}
          </a>
        </footer>
      )}
    </>
  );
}
