import { path } from '../../parts/path.js';
import { useMemo, useState, type PointerEvent as ReactPointerEvent } from 'react';
import type { Booking } from '../../../server/contract/booking.js';
import type { SuggestionView } from '../../../server/contract/booking-request.js';
import { goTo } from '../../parts/use-place.js';
import { useDesk } from '../desk.js';

/** What a vehicle says to a ride that is held over it. */
export interface Verdict {
  readonly fits: boolean;
  readonly words: string;
}

/** A ride on its way to another row. */
export interface Drag {
  readonly begin: (booking: Booking, event: ReactPointerEvent) => void;
  /** By vehicle, while a ride is dragged; empty until the service has answered. */
  readonly verdicts: ReadonlyMap<string, Verdict> | undefined;
  readonly news: string | undefined;
}

/** A press becomes a drag after so many px: before, it is a click. */
const SLOP = 6;

/**
 * Dragging a ride to another vehicle. As soon as it moves, every row says what the ride would cost there; dropping it
 * opens the ride with that vehicle chosen, where the reason is asked for. Nothing moves without one.
 */
export function useDrag(): Drag {
  const { api, words, language } = useDesk();
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>();
  const [news, setNews] = useState<string>();
  return useMemo(() => {
    const ask = async (booking: Booking): Promise<ReadonlyMap<string, Verdict>> => {
      const address = path`/api/bookings/${booking.id}/suggestions`;
      const { items } = await api.get<{ items: SuggestionView[] }>(address);
      return new Map(items.map((one) => [one.vehicle, verdictOf(one, words.tours, language)]));
    };
    const begin = (booking: Booking, { clientX, clientY, button }: ReactPointerEvent): void => {
      if (button !== 0) return;
      let dragging = false;
      const moved = (event: PointerEvent): void => {
        if (dragging || Math.hypot(event.clientX - clientX, event.clientY - clientY) < SLOP) return;
        dragging = true;
        setVerdicts(new Map());
        setNews(words.tours.asking);
        ask(booking)
          .then((found) => {
            if (!dragging) return;
            setVerdicts(found);
            setNews(undefined);
          })
          .catch(() => {
            setNews(words.unreachable);
          });
      };
      const ended = (event: PointerEvent): void => {
        removeEventListener('pointermove', moved);
        removeEventListener('pointerup', ended);
        removeEventListener('pointercancel', ended);
        setVerdicts(undefined);
        setNews(undefined);
        if (!dragging) return;
        dragging = false;
        const row = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-vehicle]');
        const vehicle = row?.getAttribute('data-vehicle');
        if (event.type !== 'pointerup' || vehicle === null || vehicle === undefined) return;
        // The click that ends the drag would open the ride without the vehicle: this comes after it.
        if (vehicle !== booking.vehicle)
          setTimeout(() => {
            goTo(path`/ride/${booking.id}/${vehicle}`);
          }, 0);
      };
      addEventListener('pointermove', moved);
      addEventListener('pointerup', ended);
      addEventListener('pointercancel', ended);
    };
    return { begin, verdicts, news };
  }, [api, words, language, verdicts, news]);
}

function verdictOf(
  { fits, cost, cost_yen, breaks }: SuggestionView,
  words: ReturnType<typeof useDesk>['words']['tours'],
  language: 'ja' | 'en',
): Verdict {
  if (fits) return { fits, words: words.fits(cost_yen === null ? (cost?.[language] ?? '') : `¥${cost_yen}`) };
  return { fits, words: breaks.length > 0 ? words.breaksPromises(breaks.length) : words.fitsNot };
}
