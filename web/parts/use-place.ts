import { useEffect, useState } from 'react';

/** Where on the page the reader is, as the part of the address behind "#": a link leads there, "back" leads back. */
export function usePlace(): string {
  const [place, setPlace] = useState(() => location.hash.slice(1) || '/');
  useEffect(() => {
    const changed = (): void => {
      setPlace(location.hash.slice(1) || '/');
      scrollTo(0, 0);
    };
    addEventListener('hashchange', changed);
    return () => {
      removeEventListener('hashchange', changed);
    };
  }, []);
  return place;
}

export function goTo(place: string): void {
  location.hash = place;
}
