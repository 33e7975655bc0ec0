import { useState, type ReactNode } from 'react';
import { HOME } from './advance.js';
import { Sure } from './sure.js';
import { useSurroundings } from './surroundings.js';

/** The vehicle is out: its riders are given to others. Where it stands is told as the stop it was last bound for or at. */
export function Breakdown(): ReactNode {
  const { words, tablet, state } = useSurroundings();
  const [asks, setAsks] = useState(false);
  const { motion } = state.tour!;
  const bound = motion.kind === 'driving' && motion.to !== HOME ? motion.to : undefined;
  const at = motion.kind === 'driving' ? (bound ?? motion.from) : motion.stop;
  const stop = at ?? state.kept!.stops[0]!.id;
  return (
    <section className="card stack" aria-labelledby="broken">
      <h2 id="broken">{words.broken.title}</h2>
      {motion.kind === 'broken-down' ? (
        <>
          <p className="notice bad">{words.broken.now}</p>
          <button className="quiet" onClick={() => void tablet.act({ kind: 'repaired', stop })}>
            {words.broken.repaired}
          </button>
        </>
      ) : (
        <button
          className="quiet danger"
          onClick={() => {
            setAsks(true);
          }}
        >
          {words.broken.button}
        </button>
      )}
      {asks && (
        <Sure
          question={words.broken.sure}
          yes={words.broken.yes}
          no={words.broken.no}
          answer={(sure) => {
            setAsks(false);
            if (sure === 'yes') void tablet.act({ kind: 'broke-down', stop });
          }}
        />
      )}
    </section>
  );
}
