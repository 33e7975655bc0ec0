import { useCallback, useEffect, useMemo, type ReactNode } from 'react';
import type { StopView } from '../../server/contract/service.js';
import type { SessionView } from '../../server/contract/session.js';
import { LanguageContext } from '../parts/language.js';
import { StaffSignIn } from '../parts/staff-sign-in.js';
import { useLoaded } from '../parts/use-loaded.js';
import { usePage } from '../parts/use-page.js';
import type { Api } from '../wire/api.js';
import { operator as english } from '../words/en/operator.js';
import { operator as japanese } from '../words/ja/operator.js';
import { DeskContext, type Service } from './desk.js';
import { Frame } from './frame.js';
import { serviceClock, type ServiceClock } from './service-clock.js';
import { WorkPlace } from './work-place.js';

const WORDS = { ja: japanese, en: english };
/** Who may work here. */
const STAFF: readonly SessionView['role'][] = ['operator', 'admin'];

interface Opened {
  readonly service: Service;
  readonly stops: readonly StopView[];
  readonly session: SessionView;
  readonly clock: ServiceClock;
}

/** The whole page: what the service is, who is here, and then the desk. */
export function OperatorPage(): ReactNode {
  const { api, language, words, turn, carry } = usePage(WORDS);
  const open = useCallback(async (): Promise<Opened> => {
    const opened = await load(api);
    carry(opened.session);
    return opened;
  }, [api, carry]);
  const [opened, renew] = useLoaded(open);
  const clock = opened.state === 'here' ? opened.value.clock : undefined;
  useEffect(() => clock?.keep(), [clock]);
  const desk = useMemo(() => {
    if (opened.state !== 'here') return undefined;
    const { service, stops, session, clock } = opened.value;
    return { api, words, language, service, stops, session, now: clock.now };
  }, [api, words, language, opened]);
  if (desk === undefined) {
    return (
      <Frame words={words} language={language} turn={turn}>
        <main className="alone stack">
          {opened.state === 'loading' ? (
            <p role="status">{words.loading}</p>
          ) : (
            <>
              <p role="alert" className="notice bad">
                {words.unreachable}
              </p>
              <button className="deed" onClick={() => void renew()}>
                {words.again}
              </button>
            </>
          )}
        </main>
      </Frame>
    );
  }
  const here = STAFF.includes(desk.session.role);
  const signOut = async (): Promise<void> => {
    await api.send('DELETE', '/api/session');
    await renew();
  };
  return (
    <LanguageContext value={language}>
      <DeskContext value={desk}>
        <Frame words={words} language={language} turn={turn} desk={desk} {...(here ? { signOut } : {})}>
          {here ? <WorkPlace /> : <StaffSignIn {...desk} signedIn={renew} />}
        </Frame>
      </DeskContext>
    </LanguageContext>
  );
}

async function load(api: Api): Promise<Opened> {
  const [service, { items }, session] = await Promise.all([
    api.get<Service>('/api/service'),
    api.get<{ items: StopView[] }>('/api/stops'),
    api.get<SessionView>('/api/session'),
  ]);
  const byKana = new Intl.Collator('ja');
  const stops = items.sort((a, b) => byKana.compare(a.kana || a.name, b.kana || b.name));
  return { service, stops, session, clock: serviceClock(api, service.now) };
}
