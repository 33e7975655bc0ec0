import type { Decision } from '../../core/dispatch/decision.js';
import type { Input } from '../../core/dispatch/input.js';
import type { RequestId } from '../../core/ids.js';

/** How an outward journey stands: nobody needs a ride back from a place that was never reached. */
type Outward = 'under-way' | 'made' | 'given-up';

/** What becomes of a wish for the way back when its moment comes. */
export type ReturnAnswer = 'ask' | 'later' | 'never';

/**
 * Ties the way back to the way out. A rider who was refused, cancelled or missed the way out does not ask for the
 * way back, or cancels it; who travels back "when finished" does not call before having arrived.
 */
export class Returns {
  readonly #outward = new Map<RequestId, Outward>();
  /** Way back by way out. */
  readonly #back = new Map<RequestId, RequestId>();
  readonly #out = new Map<RequestId, RequestId>();

  constructor(pairs: Iterable<{ readonly out: RequestId; readonly back: RequestId }>) {
    for (const { out, back } of pairs) {
      this.#outward.set(out, 'under-way');
      this.#back.set(out, back);
      this.#out.set(back, out);
    }
  }

  answer(request: RequestId, kind: 'now' | 'depart' | 'arrive'): ReturnAnswer {
    const out = this.#out.get(request);
    const state = out === undefined ? 'made' : (this.#outward.get(out) ?? 'made');
    if (state === 'given-up') return 'never';
    return state === 'under-way' && kind === 'now' ? 'later' : 'ask';
  }

  /** The rider will not make this journey. Returns the way back that is therefore off, if there is one. */
  giveUp(request: RequestId): RequestId | undefined {
    const out = firstOf(request);
    if (this.#outward.get(out) !== 'under-way') return undefined;
    this.#outward.set(out, 'given-up');
    return this.#back.get(out);
  }

  made(request: RequestId): void {
    const out = firstOf(request);
    if (this.#outward.has(out)) this.#outward.set(out, 'made');
  }

  /** Ways back that are off after this step. A refusal counts only once the rider does not ask again. */
  off(input: Input, decisions: readonly Decision[]): RequestId[] {
    if (this.#outward.size === 0) return [];
    if (input.kind === 'alighted') this.made(input.request);
    const lost =
      input.kind === 'cancelled' || input.kind === 'absent' || input.kind === 'declined'
        ? [input.request]
        : [];
    const withdrawn = decisions.flatMap((d) => (d.kind === 'withdrawn' ? [d.request] : []));
    return [...lost, ...withdrawn].flatMap((request) => this.giveUp(request) ?? []);
  }
}

/** A wish that is repeated carries the name of the first with a number behind: it is the same journey. */
const firstOf = (request: RequestId): RequestId => request.replace(/~\d+$/, '') as RequestId;
