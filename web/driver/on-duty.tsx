import { useState, type ReactNode } from 'react';
import { useLanguage } from '../parts/language.js';
import { usePlace } from '../parts/use-place.js';
import { Announcer } from './announcer.js';
import { Messages } from './messages.js';
import { NextHalt } from './next-halt.js';
import { placeName } from './place-name.js';
import { RecordScreen } from './record.js';
import { RestOfTour } from './rest-of-tour.js';
import { Settings } from './settings.js';
import { SignIn } from './sign-in.js';
import { Sure } from './sure.js';
import { useSurroundings } from './surroundings.js';
import type { News } from './tablet.js';
import { unreadOf } from './unread.js';
import { useWakeLock } from './use-wake-lock.js';

const TABS = ['next', 'messages', 'record', 'settings'] as const;

/** The screens of a driver in a vehicle. */
export function OnDuty(): ReactNode {
  const { words, state } = useSurroundings();
  const place = usePlace().slice(1);
  const screen = TABS.find((tab) => tab === place) ?? (place === 'sign-in' ? place : 'next');
  const unread = unreadOf(state.kept!).length;
  useWakeLock();
  return (
    <>
      <Announcer />
      <Troubles />
      {screen === 'next' && (
        <div className="halves">
          <NextHalt />
          <RestOfTour />
        </div>
      )}
      {screen === 'messages' && <Messages />}
      {screen === 'record' && <RecordScreen />}
      {screen === 'settings' && <Settings />}
      {screen === 'sign-in' && <SignIn />}
      <nav className="tabs" aria-label={words.parts}>
        {TABS.map((tab) => (
          <a key={tab} href={`#/${tab}`} aria-current={tab === screen ? 'page' : undefined}>
            {words.tabs[tab]}
            {tab === 'messages' && unread > 0 && (
              <span className="count">
                <span aria-hidden="true">{unread}</span>
                <span className="unseen">{words.messages.unread(unread)}</span>
              </span>
            )}
          </a>
        ))}
      </nav>
    </>
  );
}

/** What the driver should know beside the plan; nothing of it stops the work. */
function Troubles(): ReactNode {
  const { words, tablet, state } = useSurroundings();
  const { line, waiting, ignored, news } = state;
  return (
    <div className="stack troubles">
      <div className="news">
        <div role="status" className="stack">
          {line === 'down' && <p className="notice warn">{words.line.offline(waiting.length)}</p>}
          {news !== undefined && <Changed news={news} />}
          {ignored && <p className="notice warn">{words.line.ignored}</p>}
        </div>
        {(news !== undefined || ignored) && (
          <button
            className="quiet"
            onClick={() => {
              tablet.newsRead();
            }}
          >
            {words.ok}
          </button>
        )}
      </div>
      <NotTaken />
    </div>
  );
}

function Changed({ news: { added, removed } }: { readonly news: News }): ReactNode {
  const { words, state } = useSurroundings();
  const comma = useLanguage() === 'ja' ? '、' : ', ';
  const names = (stops: readonly string[]): string =>
    stops.map((stop) => placeName(state.kept!, stop, words)).join(comma);
  return (
    <p className="notice good">
      {words.tour.changed}
      {added.length > 0 && ` ${words.tour.added(names(added))}`}
      {removed.length > 0 && ` ${words.tour.removed(names(removed))}`}
    </p>
  );
}

/** Why what is noted here does not reach the service though there is a line. */
function NotTaken(): ReactNode {
  const { words, tablet, state } = useSurroundings();
  const [discards, setDiscards] = useState(false);
  const { refusal, session, waiting, notKept } = state;
  const over = session !== undefined && session.role !== 'driver';
  return (
    <>
      <div role="alert" className="stack">
        {notKept && <p className="notice bad">{words.line.notKept}</p>}
        {refusal !== undefined && (
          <p className="notice bad">
            {words.line.refused} {refusal}
          </p>
        )}
        {over && <p className="notice warn">{words.signIn.over}</p>}
      </div>
      {over && (
        <a className="quiet" href="#/sign-in">
          {words.signIn.enter}
        </a>
      )}
      {refusal !== undefined && (
        <button
          className="quiet danger"
          onClick={() => {
            setDiscards(true);
          }}
        >
          {words.line.discard}
        </button>
      )}
      {discards && (
        <Sure
          question={words.line.discardSure(waiting.length)}
          yes={words.line.discard}
          no={words.back}
          answer={(sure) => {
            setDiscards(false);
            if (sure === 'yes') void tablet.forget();
          }}
        />
      )}
    </>
  );
}
