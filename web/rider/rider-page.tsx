import { useCallback, useEffect, type ReactNode } from 'react';
import type { StopView } from '../../server/contract/service.js';
import type { SessionView } from '../../server/contract/session.js';
import { LanguageContext } from '../parts/language.js';
import { useLoaded } from '../parts/use-loaded.js';
import { usePage } from '../parts/use-page.js';
import type { Api } from '../wire/api.js';
import { rider as english } from '../words/en/rider.js';
import { rider as japanese } from '../words/ja/rider.js';
import { Frame } from './frame.js';
import { rememberPhone } from './remember-phone.js';
import { ServiceContext, type Service } from './service.js';
import { SignedIn } from './signed-in.js';
import { SignIn } from './sign-in.js';

const WORDS = { ja: japanese, en: english };

interface Opened {
  readonly service: Service;
  readonly stops: readonly StopView[];
  readonly session: SessionView;
  /** The service's clock minus the browser's, ms. */
  readonly ahead: number;
}

/** The whole page: what the service is, who is here, and then the screens. */
export function RiderPage(): ReactNode {
  const { api, language, words, turn, carry } = usePage(WORDS);
  const open = useCallback(async (): Promise<Opened> => {
    const opened = await load(api);
    carry(opened.session);
    return opened;
  }, [api, carry]);
  const [opened, renew] = useLoaded(open);
  useEffect(() => {
    // What could not be loaded is loaded as soon as the device finds a line.
    const back = (): void => void renew();
    if (opened.state === 'failed') addEventListener('online', back);
    return () => {
      removeEventListener('online', back);
    };
  }, [opened.state, renew]);
  const frame = { words, turn };
  if (opened.state === 'loading') {
    return (
      <Frame {...frame}>
        <div role="status">
          <h1>{words.loading}</h1>
        </div>
      </Frame>
    );
  }
  if (opened.state === 'failed') {
    return (
      <Frame {...frame}>
        <h1>{words.title}</h1>
        <p role="alert" className="notice bad">
          {words.unreachable}
        </p>
        <button className="deed" onClick={() => void renew()}>
          {words.again}
        </button>
      </Frame>
    );
  }
  const { service, stops, session, ahead } = opened.value;
  const surroundings = { api, words, service, stops, session, now: () => Date.now() + ahead };
  return (
    <LanguageContext value={language}>
      <ServiceContext value={surroundings}>
        <Frame {...frame} service={service}>
          {session.role === 'rider' && session.rider !== null ? (
            <SignedIn rider={session.rider} signedOut={renew} />
          ) : (
            <SignIn signedIn={renew} />
          )}
        </Frame>
      </ServiceContext>
    </LanguageContext>
  );
}

async function load(api: Api): Promise<Opened> {
  const [service, { items }, session] = await Promise.all([
    api.get<Service>('/api/service'),
    api.get<{ items: StopView[] }>('/api/stops'),
    api.get<SessionView>('/api/session'),
  ]);
  rememberPhone(service.phone);
  const byKana = new Intl.Collator('ja');
  const stops = items.sort((a, b) => byKana.compare(a.kana || a.name, b.kana || b.name));
  return { service, stops, session, ahead: Date.parse(service.now) - Date.now() };
}
