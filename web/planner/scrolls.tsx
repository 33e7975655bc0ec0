import { useEffect, useRef, useState, type ReactNode } from 'react';
import { usePlanning } from './planning.js';

interface ScrollsProps {
  /** What is in it, to a screen reader: a sentence, or the id of a heading. */
  readonly label: string | { readonly by: string };
  readonly children: ReactNode;
}

/** A table that may be wider than the screen: it then scrolls by itself, and says so. */
export function Scrolls({ label, children }: ScrollsProps): ReactNode {
  const { words } = usePlanning();
  const box = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const looked = box.current!;
    const look = new ResizeObserver(() => {
      setWide(looked.scrollWidth > looked.clientWidth + 1);
    });
    look.observe(looked);
    for (const inside of looked.children) look.observe(inside);
    return () => {
      look.disconnect();
    };
  }, []);
  const named = typeof label === 'string' ? { 'aria-label': label } : { 'aria-labelledby': label.by };
  return (
    <>
      {wide && <p className="hint no-print">{words.wide}</p>}
      <div ref={box} className="scrolls" role="group" tabIndex={0} {...named}>
        {children}
      </div>
    </>
  );
}
