import { useEffect, useRef, type ReactNode } from 'react';
import { nextDeed } from './next-deed.js';
import { placeName } from './place-name.js';
import { useSurroundings } from './surroundings.js';
import { unreadOf } from './unread.js';

/** Says what comes next when that changes, and nothing else; with a sound for news, if the driver wants one. */
export function Announcer(): ReactNode {
  const { words, state, preferences } = useSurroundings();
  const { kept, tour, news } = state;
  const unread = unreadOf(kept!).length;
  const heard = useRef({ news, unread });
  useEffect(() => {
    const fresh = (news !== undefined && news !== heard.current.news) || unread > heard.current.unread;
    heard.current = { news, unread };
    if (fresh && preferences.sound === 'on') ring();
  }, [news, unread, preferences.sound]);
  const deed = nextDeed(tour!);
  return (
    <p className="unseen" aria-live="polite">
      {words.next.says(words.next.deed[deed.kind], placeName(kept!, deed.stop, words))}
      {unread > 0 && ` ${words.messages.unread(unread)}`}
    </p>
  );
}

const LENGTH_S = 0.35;
const PITCH_HZ = 880;

function ring(): void {
  const sound = new AudioContext();
  const tone = new OscillatorNode(sound, { frequency: PITCH_HZ });
  const volume = new GainNode(sound, { gain: 0.4 });
  tone.connect(volume).connect(sound.destination);
  tone.onended = () => void sound.close();
  tone.start();
  tone.stop(sound.currentTime + LENGTH_S);
}
