import { answer } from './asking.js';
import type { Draft } from './draft.js';
import { search } from './offering.js';
import { againstRules, vehiclesFor } from './rules.js';
import { asWished, wantedFor } from './wanted.js';

/**
 * Decides together what was collected: again and again the request that would lose most by waiting for its
 * turn (regret: the second-best vehicle against the best) is answered first. O(collected² × fleet).
 * Ties go to the one asked first. Regret insertion: Potvin and Rousseau 1993; Diana and Dessouky 2004.
 */
export function decideCollected(draft: Draft): void {
  let waiting = draft.waiting;
  draft.waiting = [];
  while (waiting.length > 0) {
    let chosen = waiting[0]!;
    let most = -Infinity;
    for (const candidate of waiting.length === 1 ? [] : waiting) {
      const regret = regretOf(draft, candidate);
      if (regret > most) {
        most = regret;
        chosen = candidate;
      }
    }
    waiting = waiting.filter((w) => w !== chosen);
    decide(draft, chosen);
  }
}

/** Rules may have changed while the request was waiting: a stop may have closed. */
function decide(draft: Draft, { request, asked }: Draft['waiting'][number]): void {
  const because = againstRules(draft, request, asked);
  if (because === undefined) answer(draft, request, asked);
  else draft.decisions.push({ kind: 'refused', request: request.id, because });
}

/** Yen lost if the best vehicle were gone; −Infinity if no vehicle can come anyway. */
function regretOf(draft: Draft, { request, asked }: Draft['waiting'][number]): number {
  const trip = asWished(request);
  const wanted = wantedFor(request, trip, { asked, now: draft.now }, draft.world);
  if (wanted === undefined) return -Infinity;
  const vehicles = vehiclesFor(draft, request, trip);
  const best = search(draft, wanted, vehicles);
  if (best === undefined) return -Infinity;
  const others = vehicles.filter((v) => v !== best.vehicle);
  return (search(draft, wanted, others)?.cost ?? Infinity) - best.cost;
}
