import type { ReactNode } from 'react';
import type { VisitView } from '../../server/contract/tour.js';
import { clockOf } from '../parts/moments.js';
import { Sure } from './sure.js';
import { useSurroundings } from './surroundings.js';
import { useNow } from './use-now.js';

interface AbsentProps {
  readonly visit: VisitView;
  readonly done: () => void;
}

/** Nobody is there: says how long the promise holds, and asks once more. */
export function Absent({ visit, done }: AbsentProps): ReactNode {
  const { words, tablet, state } = useSurroundings();
  const now = useNow();
  const { duty, phone } = state.kept!;
  const name = duty.passengers.find(({ booking }) => booking === visit.booking)?.name ?? words.next.nameless;
  const minutes = visit.latest === null ? 0 : Math.ceil((Date.parse(visit.latest) - now) / 60_000);
  return (
    <Sure
      question={words.next.absentTitle(name)}
      yes={words.next.absentSure}
      no={words.next.absentNot}
      answer={(sure) => {
        done();
        if (sure === 'yes') void tablet.act({ kind: 'absent', booking: visit.booking! });
      }}
    >
      {visit.latest !== null && (
        <p className={minutes > 0 ? 'notice warn' : 'notice'}>
          {words.next.absentUntil(clockOf(visit.latest), minutes)}
        </p>
      )}
      {phone !== null && (
        <a className="quiet" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
          <span>
            {words.next.callDesk} <span className="number">{phone}</span>
          </span>
        </a>
      )}
    </Sure>
  );
}
