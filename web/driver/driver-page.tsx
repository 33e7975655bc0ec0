import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { LanguageContext } from '../parts/language.js';
import { usePage } from '../parts/use-page.js';
import type { Api } from '../wire/api.js';
import { driver as english } from '../words/en/driver.js';
import { driver as japanese } from '../words/ja/driver.js';
import { ChooseVehicle } from './choose-vehicle.js';
import { Frame } from './frame.js';
import { openKeep } from './keep.js';
import { OnDuty } from './on-duty.js';
import { usePreferences } from './preferences.js';
import { SignIn } from './sign-in.js';
import { SurroundingsContext, useSurroundings } from './surroundings.js';
import { Tablet } from './tablet.js';
import { useTalking } from './use-talking.js';

const WORDS = { ja: japanese, en: english };

/** The whole page. What is kept on the tablet is shown first; the service is asked after that. */
export function DriverPage(): ReactNode {
  const { api, language, words, turn, carry } = usePage(WORDS);
  const [tablet, setTablet] = useState<Tablet | 'none'>();
  useEffect(() => {
    let gone = false;
    openKeep()
      .then(async (keep) => {
        const made = new Tablet(api, keep, carry);
        await made.wake();
        if (!gone) setTablet(made);
      })
      .catch(() => {
        if (!gone) setTablet('none');
      });
    return () => {
      gone = true;
    };
  }, [api, carry]);
  return (
    <LanguageContext value={language}>
      {tablet instanceof Tablet ? (
        <WithTablet {...{ api, words, tablet, turn }} />
      ) : (
        <main className="alone stack">
          <p role={tablet === 'none' ? 'alert' : 'status'}>
            {tablet === 'none' ? words.line.notKept : words.loading}
          </p>
        </main>
      )}
    </LanguageContext>
  );
}

interface WithTabletProps {
  readonly api: Api;
  readonly words: typeof japanese;
  readonly tablet: Tablet;
  readonly turn: () => void;
}

function WithTablet({ api, words, tablet, turn }: WithTabletProps): ReactNode {
  const state = useSyncExternalStore(tablet.listen, tablet.state);
  const [preferences, prefer] = usePreferences();
  const value = useMemo(
    () => ({ api, words, tablet, state, preferences, prefer }),
    [api, words, tablet, state, preferences, prefer],
  );
  return (
    <SurroundingsContext value={value}>
      <Frame turn={turn}>
        <Inside />
      </Frame>
    </SurroundingsContext>
  );
}

function Inside(): ReactNode {
  const { words, tablet, state } = useSurroundings();
  useTalking();
  if (state.kept !== undefined) return <OnDuty />;
  if (state.session?.role === 'driver') return <ChooseVehicle />;
  if (state.session !== undefined) return <SignIn />;
  if (state.line === 'up') {
    return (
      <div role="status">
        <h1>{words.loading}</h1>
      </div>
    );
  }
  return (
    <>
      <h1>{words.title}</h1>
      <p role="alert" className="notice bad">
        {words.unreachable}
      </p>
      <button className="deed" onClick={() => void tablet.talk()}>
        {words.again}
      </button>
    </>
  );
}
