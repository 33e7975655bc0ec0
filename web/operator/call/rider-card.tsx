import type { ReactNode } from 'react';
import { useDesk } from '../desk.js';
import { phoneText } from '../../parts/phone-text.js';
import type { Caller } from './step.js';

/** Who is on the telephone, as far as the desk must know now. */
export function RiderCard({ caller }: { readonly caller: Caller }): ReactNode {
  const { words } = useDesk();
  const { rider } = caller;
  if (rider === undefined) return <p className="rider-card">{words.call.nameless}</p>;
  const needs = rider.needs.map((need) => words.needs[need]).join('、');
  return (
    <div className="rider-card">
      <p>
        <strong>{rider.name ?? rider.kana}</strong> <span className="soft">{rider.kana}</span>{' '}
        {rider.phone !== null && phoneText(rider.phone)}
      </p>
      {needs !== '' && <p className="warn-words">{needs}</p>}
      {rider.note !== '' && <p className="warn-words">{rider.note}</p>}
    </div>
  );
}
