import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Failure } from '../../parts/failure.js';
import { clockOf } from '../../parts/moments.js';
import { stopName, useDesk, type Desk } from '../desk.js';
import { choicesOf, offerWords } from './choices.js';
import { CommandLine } from './command-line.js';
import { Keys } from './keys.js';
import { NewRider } from './new-rider.js';
import { RiderCard } from './rider-card.js';
import type { Step } from './step.js';
import { useCall, type Call } from './use-call.js';

/** Steps at which a key too many would do something that is hard to take back. */
const PROMISING: ReadonlySet<Step['at']> = new Set(['offers', 'done', 'twice', 'ride']);

/** A call from the number to the yes, by the keyboard alone. */
export function CallPanel(): ReactNode {
  const desk = useDesk();
  const { words } = desk;
  const call = useCall();
  const { step, deed } = call;
  // What is typed belongs to the step it was typed at: the next one begins with an empty line at once.
  const [typed, setTyped] = useState({ at: step, text: '' });
  const text = typed.at === step ? typed.text : '';
  const setText = (changed: string): void => {
    setTyped({ at: step, text: changed });
  };
  const line = useRef<HTMLInputElement>(null);
  useFunctionKeys(call, line);
  useEffect(() => {
    line.current?.focus();
  }, [step]);
  const choices = choicesOf(call, text, desk);
  const enter = (): void => {
    if (step.at === 'who' && text.trim() !== '') call.search(text.trim());
    if (step.at === 'when') {
      const when = call.readWhen(text, step.trip);
      if (when.kind === 'read') call.ask({ caller: step.caller, trip: step.trip, when });
    }
    if (step.at === 'done') call.anew();
  };
  return (
    <section className="call stack" aria-labelledby="call-title">
      <h2 id="call-title">{words.call.title}</h2>
      <Undo call={call} />
      {'caller' in step && <RiderCard caller={step.caller} />}
      <Said step={step} call={call} />
      {step.at === 'new-rider' ? (
        <NewRider text={step.text} call={call} />
      ) : (
        <CommandLine
          input={line}
          label={words.call.ask[step.at]}
          hint={<Hint step={step} text={text} call={call} found={choices.length} />}
          text={text}
          setText={setText}
          choices={choices}
          first={PROMISING.has(step.at) ? 'none' : 'marked'}
          digits={step.at === 'who' || step.at === 'when' ? 'text' : 'choose'}
          busy={deed.busy}
          enter={enter}
          escape={call.back}
        />
      )}
      {deed.busy && <p role="status">{words.call.busy}</p>}
      <Failure of={deed.failure} unreachable={words.unreachable} />
      <Keys />
    </section>
  );
}

/** What has been found out so far, and what is to be said to the caller. */
function Said({ step, call }: { readonly step: Step; readonly call: Call }): ReactNode {
  const desk = useDesk();
  const { words } = desk;
  const said = saidAt(step, desk);
  return (
    <div role="status" className="stack">
      {call.news !== undefined && <p className="notice good">{words.call.news[call.news]}</p>}
      {said !== undefined && <p className={said.look}>{said.text}</p>}
    </div>
  );
}

interface Saying {
  readonly text: string;
  readonly look: string;
}

function saidAt(step: Step, desk: Desk): Saying | undefined {
  const { words, stops, language } = desk;
  const trip = ({ origin, destination }: { readonly origin: string; readonly destination: string }): string =>
    words.call.trip(stopName(stops, origin), stopName(stops, destination));
  if (step.at === 'to') return { text: words.call.fromIs(stopName(stops, step.origin)), look: '' };
  if (step.at === 'when') return { text: trip(step.trip), look: '' };
  if (step.at === 'twice') return { text: words.call.twice, look: 'notice warn' };
  if (step.at === 'offers') return { text: words.call.offers(step.quote.offers.length), look: '' };
  if (step.at === 'refused') {
    return { text: step.quote.explanation?.[language] ?? words.call.waiting, look: 'notice warn pre' };
  }
  if (step.at !== 'ride' && step.at !== 'done') return undefined;
  const { chosen } = step.booking;
  const ride = chosen === null ? trip(step.booking) : offerWords(chosen, desk);
  if (step.at === 'ride') return { text: ride, look: 'big-words' };
  return { text: `${words.call.done} ${ride}`, look: 'notice good big-words' };
}

/** How the answer is typed, or how what is typed is understood. */
function Hint({
  step,
  text,
  call,
  found,
}: {
  readonly step: Step;
  readonly text: string;
  readonly call: Call;
  /** How many choices there are. */
  readonly found: number;
}): ReactNode {
  const { words } = useDesk();
  if ((step.at === 'from' || step.at === 'to') && text !== '' && found === 0) {
    return <strong className="bad-words">{words.call.noStop}</strong>;
  }
  if (step.at !== 'when') return step.at in words.call.hint ? words.call.hint[step.at as 'who'] : null;
  const read = call.readWhen(text, step.trip);
  if (read.kind === 'past') return <strong className="bad-words">{words.call.past}</strong>;
  if (read.kind === 'unclear') return <strong className="bad-words">{words.call.unclear(read.word)}</strong>;
  const { wish, persons, wheelchairs } = read;
  const moment = wish.kind === 'now' ? '' : clockOf(wish.kind === 'depart' ? wish.at : wish.by);
  const day = wish.kind === 'now' ? '' : (wish.kind === 'depart' ? wish.at : wish.by).slice(8, 10);
  return (
    <>
      <strong>{words.call.understood(wish.kind, day, moment, persons, wheelchairs)}</strong>
      <br />
      {words.call.hint.when}
    </>
  );
}

const TICK_MS = 500;

/** The last booking can be taken back by one key while this stands here. */
function Undo({ call }: { readonly call: Call }): ReactNode {
  const { words, stops } = useDesk();
  const { undoable } = call;
  const [now, setNow] = useState(performance.now());
  useEffect(() => {
    if (undoable === undefined) return;
    setNow(performance.now());
    const timer = setInterval(() => {
      setNow(performance.now());
    }, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [undoable]);
  const left = undoable === undefined ? 0 : Math.ceil((undoable.until - now) / 1000);
  if (undoable === undefined || left <= 0) return null;
  const { origin, destination } = undoable.booking;
  return (
    <button className="small undo" onClick={call.undo}>
      {words.call.undoLast(stopName(stops, origin), stopName(stops, destination), left)}
    </button>
  );
}

/** F2: a new call. F8: undo. From anywhere on the page. */
function useFunctionKeys(call: Call, line: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'F8') call.undo();
      else if (event.key === 'F2' && document.activeElement === line.current) call.anew();
      else if (event.key === 'F2') line.current?.focus();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => {
      removeEventListener('keydown', pressed);
    };
  }, [call, line]);
}
