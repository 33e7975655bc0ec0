import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { Wish } from '../../server/contract/booking.js';
import { Heading } from '../parts/heading.js';
import { useLanguage } from '../parts/language.js';
import { clockOf, dayText, offsetOf } from '../parts/moments.js';
import { useService } from './service.js';

/** Times are offered in steps of so many minutes. */
const STEP = 5;
const HOUR = 60;

/** Now, or a day and a time to get on or to be there. */
export function WhenPicker({ choose }: { readonly choose: (wish: Wish) => void }): ReactNode {
  const { words } = useService();
  const [kind, setKind] = useState<'depart' | 'arrive'>();
  if (kind !== undefined) return <TimePicker kind={kind} choose={choose} />;
  return (
    <>
      <Heading>{words.book.when}</Heading>
      <button
        className="deed big"
        onClick={() => {
          choose({ kind: 'now' });
        }}
      >
        {words.book.now}
      </button>
      <button
        className="quiet big"
        onClick={() => {
          setKind('depart');
        }}
      >
        {words.book.depart}
      </button>
      <button
        className="quiet big"
        onClick={() => {
          setKind('arrive');
        }}
      >
        {words.book.arrive}
        <small>{words.book.arriveHint}</small>
      </button>
    </>
  );
}

interface TimePickerProps {
  readonly kind: 'depart' | 'arrive';
  readonly choose: (wish: Wish) => void;
}

function TimePicker({ kind, choose }: TimePickerProps): ReactNode {
  const { words, service } = useService();
  const language = useLanguage();
  const open = service.days.filter(({ closed, hours }) => closed === null && hours.length > 0);
  const [date, setDate] = useState(open[0]?.date ?? '');
  const times = timesOf(service, date);
  const [time, setTime] = useState('');
  const chosen = times.includes(time) ? time : (times[0] ?? '');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const moment = `${date}T${chosen}:00${offsetOf(service.now)}`;
    choose(kind === 'depart' ? { kind, at: moment } : { kind, by: moment });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Heading>{kind === 'depart' ? words.book.depart : words.book.arrive}</Heading>
      <label className="field">
        <span>{words.book.day}</span>
        <select
          value={date}
          onChange={(event) => {
            setDate(event.target.value);
          }}
        >
          {service.days.map((day) => (
            <option key={day.date} value={day.date} disabled={!open.includes(day)}>
              {open.includes(day)
                ? dayText(day.date, language)
                : words.book.closedDay(dayText(day.date, language))}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.book.time}</span>
        <select
          value={chosen}
          onChange={(event) => {
            setTime(event.target.value);
          }}
        >
          {times.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <button className="deed" disabled={chosen === ''}>
        {words.next}
      </button>
    </form>
  );
}

/** The times of a day at which the service runs and that are not past, "8:05" as "08:05". */
function timesOf({ days, now }: ReturnType<typeof useService>['service'], date: string): readonly string[] {
  const hours = days.find((day) => day.date === date)?.hours ?? [];
  const earliest = now.startsWith(date) ? minutesOf(now) : 0;
  return hours.flatMap(({ from, to }) => {
    const begin = Math.ceil(Math.max(minutesOf(from), earliest) / STEP) * STEP;
    // Hours may run past midnight; what lies behind it belongs to the next day's list.
    const end = to.startsWith(date) ? minutesOf(to) : 24 * HOUR - STEP;
    const count = Math.max(0, Math.floor((end - begin) / STEP) + 1);
    return Array.from({ length: count }, (_, i) => textOf(begin + i * STEP));
  });
}

function minutesOf(moment: string): number {
  const [hours, minutes] = clockOf(moment).split(':');
  return Number(hours) * HOUR + Number(minutes);
}

const textOf = (minutes: number): string =>
  `${String(Math.floor(minutes / HOUR)).padStart(2, '0')}:${String(minutes % HOUR).padStart(2, '0')}`;
