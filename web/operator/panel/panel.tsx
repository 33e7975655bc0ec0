import type { ReactNode } from 'react';
import { namesIn } from '../../parts/path.js';
import { useDesk } from '../desk.js';
import type { Day, Plan } from '../use-day.js';
import { DeedList } from './deed-list.js';
import { MessageList } from './message-list.js';
import { RideSheet } from './ride-sheet.js';
import { StopList } from './stop-list.js';
import { UnmetList } from './unmet-list.js';
import { VehicleSheet } from './vehicle-sheet.js';
import { VehicleTable } from './vehicle-table.js';
import { WatchList } from './watch-list.js';

const LISTS = ['watch', 'unmet', 'vehicles', 'messages', 'deeds', 'stops'] as const;
type List = (typeof LISTS)[number];

interface PanelProps {
  readonly day: Day;
  readonly plan: Plan;
  readonly place: string;
}

/** Lists of what needs doing, and the ride or vehicle that is looked at. The address says which. */
export function Panel({ day, plan, place }: PanelProps): ReactNode {
  const { words } = useDesk();
  const [kind = '', id = '', vehicle] = namesIn(place);
  const list = LISTS.find((one) => one === kind) ?? 'watch';
  const sheet = kind === 'ride' || kind === 'vehicle';
  const counts = countsOf(plan);
  return (
    <section className="panel stack" aria-labelledby="panel-title">
      <h2 id="panel-title" className="unseen">
        {words.panel.title}
      </h2>
      <nav aria-labelledby="panel-title" className="tabs">
        {LISTS.map((one) => (
          <a key={one} href={`#/${one}`} aria-current={!sheet && one === list ? 'page' : undefined}>
            {words.panel[one]}
            {counts[one] !== undefined && counts[one] > 0 && <span className="count">{counts[one]}</span>}
          </a>
        ))}
      </nav>
      {kind === 'ride' && <RideSheet key={place} id={id} plan={plan} moveTo={vehicle} />}
      {kind === 'vehicle' && <VehicleSheet key={place} id={id} day={day} plan={plan} />}
      {!sheet && <ListBy list={list} day={day} plan={plan} asked={kind === list} />}
    </section>
  );
}

function countsOf({ watch, bookings, messages, closures }: Plan): Partial<Record<List, number>> {
  return {
    watch: watch.length,
    unmet: [...bookings.values()].filter(({ status }) => status === 'refused').length,
    messages: messages.filter(({ sender, read }) => sender.startsWith('driver:') && read === null).length,
    stops: closures.length,
  };
}

interface ListByProps {
  readonly list: List;
  readonly day: Day;
  readonly plan: Plan;
  /** The reader came here by a link: the heading takes the focus. */
  readonly asked: boolean;
}

function ListBy({ list, day, plan, asked }: ListByProps): ReactNode {
  switch (list) {
    case 'watch':
      return <WatchList plan={plan} asked={asked} />;
    case 'unmet':
      return <UnmetList plan={plan} />;
    case 'vehicles':
      return <VehicleTable day={day} plan={plan} />;
    case 'messages':
      return <MessageList plan={plan} />;
    case 'deeds':
      return <DeedList plan={plan} />;
    case 'stops':
      return <StopList plan={plan} renew={day.renew} />;
  }
}
