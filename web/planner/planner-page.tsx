import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { SessionView } from '../../server/contract/session.js';
import { firstLanguage, LanguageContext, rememberLanguage } from '../parts/language.js';
import { StaffSignIn } from '../parts/staff-sign-in.js';
import { useLoaded } from '../parts/use-loaded.js';
import { openApi } from '../wire/api.js';
import { planner as english } from '../words/en/planner.js';
import { planner as japanese } from '../words/ja/planner.js';
import type { Language } from '../words/language.js';
import { Frame } from './frame.js';
import { NotHere } from './not-here.js';
import { PlanningContext, type Service } from './planning.js';
import { Screens } from './screens.js';

const WORDS = { ja: japanese, en: english };
/** Who may work here. */
const STAFF: readonly SessionView['role'][] = ['planner', 'admin'];

interface Opened {
  readonly service: Service;
  readonly session: SessionView;
}

/** The whole page: what the service is, who is here, and then the screens. */
export function PlannerPage(): ReactNode {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const latest = useRef({ language, csrf: null as string | null });
  latest.current.language = language;
  const api = useMemo(
    () => openApi({ language: () => latest.current.language, csrf: () => latest.current.csrf }),
    [],
  );
  const open = useCallback(async (): Promise<Opened> => {
    const [service, session] = await Promise.all([
      api.get<Service>('/api/service'),
      api.get<SessionView>('/api/session'),
    ]);
    latest.current.csrf = session.csrf;
    return { service, session };
  }, [api]);
  const [opened, renew] = useLoaded(open);
  const words = WORDS[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.title;
  }, [language, words]);
  const turn = (): void => {
    const other = language === 'ja' ? 'en' : 'ja';
    rememberLanguage(other);
    setLanguage(other);
  };
  const planning = useMemo(
    () => (opened.state === 'here' ? { api, words, language, ...opened.value } : undefined),
    [api, words, language, opened],
  );
  if (planning === undefined) {
    return (
      <Frame words={words} language={language} turn={turn}>
        <main className="alone stack">
          <NotHere of={opened} words={words} again={renew} />
        </main>
      </Frame>
    );
  }
  const here = STAFF.includes(planning.session.role);
  const signOut = async (): Promise<void> => {
    await api.send('DELETE', '/api/session');
    await renew();
  };
  return (
    <LanguageContext value={language}>
      <PlanningContext value={planning}>
        <Frame
          words={words}
          language={language}
          turn={turn}
          planning={planning}
          {...(here ? { signOut } : {})}
        >
          {here ? <Screens /> : <StaffSignIn {...planning} signedIn={renew} />}
        </Frame>
      </PlanningContext>
    </LanguageContext>
  );
}
