import type { TourView, VisitView } from '../../server/contract/tour.js';
import { HOME, ofHalt } from './advance.js';

/** What a driver does next. */
export type NextDeed =
  | { readonly kind: 'serve'; readonly stop: string; readonly parties: readonly VisitView[] }
  | { readonly kind: 'rest'; readonly stop: string; readonly rest: VisitView }
  | {
      readonly kind: 'depart';
      /** `HOME` if nothing is left to do. */
      readonly stop: string;
      readonly parties: readonly VisitView[];
      /** As planned; null while the plan does not say. */
      readonly at: string | null;
    }
  | {
      readonly kind: 'arrive';
      readonly stop: string;
      readonly parties: readonly VisitView[];
      readonly at: string;
    }
  | { readonly kind: 'wait'; readonly stop: string | null }
  | { readonly kind: 'broken-down'; readonly stop: string | null };

/** The next deed by the plan. Offers that nobody has said yes to yet are none: they may still vanish. */
export function nextDeed(tour: TourView): NextDeed {
  const { motion } = tour;
  if (motion.kind === 'broken-down') return { kind: 'broken-down', stop: motion.stop };
  const here = tour.visits.filter(ofHalt(tour));
  if (motion.kind === 'driving') {
    return { kind: 'arrive', stop: motion.to, parties: sure(here), at: motion.arrives };
  }
  const [first] = here;
  if (first !== undefined) {
    if (first.kind === 'break') return { kind: 'rest', stop: first.stop, rest: first };
    const parties = sure(here).filter(({ kind }) => kind !== 'break');
    return parties.length > 0
      ? { kind: 'serve', stop: first.stop, parties }
      : { kind: 'wait', stop: motion.stop };
  }
  const next = tour.visits[0];
  if (next === undefined) {
    if (motion.leaves === null) return { kind: 'wait', stop: motion.stop };
    return { kind: 'depart', stop: HOME, parties: [], at: motion.leaves };
  }
  if (next.held) return { kind: 'wait', stop: motion.stop };
  const end = tour.visits.findIndex((visit) => visit.stop !== next.stop);
  const there = end < 0 ? tour.visits : tour.visits.slice(0, end);
  return { kind: 'depart', stop: next.stop, parties: sure(there), at: motion.leaves };
}

const sure = (visits: readonly VisitView[]): VisitView[] => visits.filter(({ held }) => !held);
