import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { VisitView } from '../../server/contract/tour.js';
import { clockOf } from '../parts/moments.js';
import { Absent } from './absent.js';
import { HOME } from './advance.js';
import { nextDeed, type NextDeed } from './next-deed.js';
import { Party } from './party.js';
import { placeName } from './place-name.js';
import { Sure } from './sure.js';
import { useSurroundings } from './surroundings.js';
import { useNow } from './use-now.js';
import { WayLink } from './way-link.js';

/** The next deed in the largest type, with one large button for it. */
export function NextHalt(): ReactNode {
  const { words, tablet, state } = useSurroundings();
  const deed = nextDeed(state.tour!);
  const stop = state.kept!.stops.find(({ id }) => id === deed.stop);
  const heading = useRef<HTMLHeadingElement>(null);
  const key = `${deed.kind} ${deed.stop ?? ''}`;
  useEffect(() => {
    scrollTo(0, 0);
  }, [key]);
  useEffect(() => {
    // The button that was pressed is gone: the keyboard goes on from here.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  });
  return (
    <section className="stack next-halt" aria-labelledby="next-stop">
      <p className="what">{words.next.deed[deed.kind]}</p>
      <div>
        <h1 id="next-stop" ref={heading} tabIndex={-1}>
          {placeName(state.kept!, deed.stop, words)}
        </h1>
        {stop !== undefined && <p className="kana">{stop.kana}</p>}
      </div>
      <When deed={deed} />
      {deed.kind === 'depart' && <Depart at={deed.at} />}
      {deed.kind === 'arrive' && deed.stop !== HOME && (
        <button className="deed huge" onClick={() => void tablet.act({ kind: 'arrived', stop: deed.stop })}>
          {words.next.arrived}
        </button>
      )}
      {deed.kind === 'rest' && (
        <button className="deed huge" onClick={() => void tablet.act({ kind: 'rested' })}>
          {words.next.rested}
        </button>
      )}
      {deed.kind === 'serve' && <Serving parties={deed.parties} />}
      {(deed.kind === 'arrive' || deed.kind === 'depart') && (
        <>
          {stop !== undefined && <WayLink stop={stop} />}
          <ul className="plain-list">
            {deed.parties.map((visit) => (
              <li key={`${visit.kind} ${visit.booking ?? ''}`}>
                <Party visit={visit} />
              </li>
            ))}
          </ul>
        </>
      )}
      {deed.kind === 'wait' && <p>{words.next.waitWhy}</p>}
      {deed.kind === 'broken-down' && <p className="notice bad">{words.broken.now}</p>}
    </section>
  );
}

function When({ deed }: { readonly deed: NextDeed }): ReactNode {
  const { words } = useSurroundings();
  const now = useNow();
  const moment = momentFor(deed);
  if (moment === null) return null;
  const minutes = Math.round((Date.parse(moment) - now) / 60_000);
  const text = deed.kind === 'depart' ? words.next.departAt : words.next.arriveAt;
  return (
    <p className="when">
      <span>{text(clockOf(moment))}</span> <span>{words.next.minutes(minutes)}</span>
    </p>
  );
}

const momentFor = (deed: NextDeed): string | null =>
  deed.kind === 'depart' || deed.kind === 'arrive' ? deed.at : null;

/** Earlier than so many ms before the planned moment nobody leaves by mistake. */
const EARLY_MS = 10 * 60_000;

function Depart({ at }: { readonly at: string | null }): ReactNode {
  const { words, tablet } = useSurroundings();
  const [asks, setAsks] = useState(false);
  const leave = (): void => void tablet.act({ kind: 'departed' });
  return (
    <>
      <button
        className="deed huge"
        onClick={() => {
          if (at !== null && Date.parse(at) - tablet.now() > EARLY_MS) setAsks(true);
          else leave();
        }}
      >
        {words.next.departed}
      </button>
      {asks && at !== null && (
        <Sure
          question={words.next.early(clockOf(at))}
          yes={words.next.early2}
          no={words.back}
          answer={(sure) => {
            setAsks(false);
            if (sure === 'yes') leave();
          }}
        />
      )}
    </>
  );
}

/** The parties of this halt, the next one first; they may be served in any order. */
function Serving({ parties }: { readonly parties: readonly VisitView[] }): ReactNode {
  const { words, tablet } = useSurroundings();
  const [missed, setMissed] = useState<VisitView>();
  return (
    <>
      <ul className="plain-list">
        {parties.map((visit, i) => {
          const booking = visit.booking!;
          const look = i === 0 ? 'deed huge' : 'quiet huge';
          return (
            <li key={`${visit.kind} ${booking}`}>
              <Party visit={visit}>
                {visit.kind === 'pickup' ? (
                  <div className="two-deeds">
                    <button className={look} onClick={() => void tablet.act({ kind: 'boarded', booking })}>
                      {words.next.boarded}
                    </button>
                    <button
                      className="quiet huge"
                      onClick={() => {
                        setMissed(visit);
                      }}
                    >
                      {words.next.absent}
                    </button>
                  </div>
                ) : (
                  <button className={look} onClick={() => void tablet.act({ kind: 'alighted', booking })}>
                    {words.next.alighted}
                  </button>
                )}
              </Party>
            </li>
          );
        })}
      </ul>
      {missed !== undefined && (
        <Absent
          visit={missed}
          done={() => {
            setMissed(undefined);
          }}
        />
      )}
    </>
  );
}
