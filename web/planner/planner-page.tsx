import { useCallback, useMemo, type ReactNode } from 'react';
import type { SessionView } from '../../server/contract/session.js';
import { LanguageContext } from '../parts/language.js';
import { StaffSignIn } from '../parts/staff-sign-in.js';
import { useLoaded } from '../parts/use-loaded.js';
import { usePage } from '../parts/use-page.js';
import { planner as english } from '../words/en/planner.js';
import { planner as japanese } from '../words/ja/planner.js';
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
  const { api, language, words, turn, carry } = usePage(WORDS);
  const open = useCallback(async (): Promise<Opened> => {
    const [service, session] = await Promise.all([
      api.get<Service>('/api/service'),
      api.get<SessionView>('/api/session'),
    ]);
    carry(session);
    return { service, session };
  }, [api, carry]);
  const [opened, renew] = useLoaded(open);
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
