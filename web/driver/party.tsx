import type { ReactNode } from 'react';
import type { Passenger } from '../../server/contract/duty.js';
import type { VisitView } from '../../server/contract/tour.js';
import { clockOf } from '../parts/moments.js';
import { useSurroundings } from './surroundings.js';

interface PartyProps {
  readonly visit: VisitView;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** Who gets on or off: whom to look for, how to help, what to collect. */
export function Party({ visit, children }: PartyProps): ReactNode {
  const { words, state } = useSurroundings();
  const who = state.kept!.duty.passengers.find(({ booking }) => booking === visit.booking);
  if (visit.kind === 'break') return <p className="card">{words.tour.break}</p>;
  const boards = visit.kind === 'pickup';
  return (
    <div className="card party">
      <p className="direction">
        {boards ? words.next.boards : words.next.alights} · {words.next.persons(visit.persons)}
        {boards && visit.earliest !== null && ` · ${words.next.from(clockOf(visit.earliest))}`}
      </p>
      {who?.kana != null && <p className="kana">{who.kana}</p>}
      <p className="name">{who?.name ?? words.next.nameless}</p>
      <Needs visit={visit} needs={who?.needs ?? []} />
      {boards && who !== undefined && <Payment who={who} />}
      {children}
    </div>
  );
}

interface NeedsProps {
  readonly visit: VisitView;
  readonly needs: readonly string[];
}

function Needs({ visit: { wheelchairs }, needs }: NeedsProps): ReactNode {
  const { words } = useSurroundings();
  // The wheelchairs of the whole party say more than that its rider uses one.
  const others = needs.filter((need) => need !== 'wheelchair' || wheelchairs === 0);
  if (wheelchairs + others.length === 0) return null;
  return (
    <p className="needs">
      {wheelchairs > 0 && <strong>{words.next.wheelchairs(wheelchairs)}</strong>}
      {others.map((need) => (
        <strong key={need}>{words.next.needs[need] ?? need}</strong>
      ))}
    </p>
  );
}

function Payment({ who: { fare_yen: fare, pays } }: { readonly who: Passenger }): ReactNode {
  const { words } = useSurroundings();
  const amount =
    fare === null ? words.next.fareUnknown : fare === 0 ? words.next.free : words.next.fare(fare);
  const means = fare === 0 && pays === 'cash' ? [] : [words.next.pays[pays]];
  return <p className="fare">{[amount, ...means].join(' · ')}</p>;
}
