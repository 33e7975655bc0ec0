import { explain } from '../../core/dispatch/explain/explain.js';
import type { Remedy } from '../../core/dispatch/explain/explanation.js';
import type { Request } from '../../core/dispatch/request.js';
import type { World } from '../../core/dispatch/world.js';
import type { RequestId } from '../../core/ids.js';
import type { ServiceTime } from '../../core/units.js';
import type { DayLedger, Noted, WishRow } from './rows.js';
import type { Step } from './step.js';

/** What a wish row says of its refusal. */
type Note = Pick<WishRow, 'keptBy' | 'wouldHelp'>;

/**
 * Explains every refusal of a day at the moment it happens: what kept the vehicles, and what would have helped. A
 * witness of the replay; an explanation costs some milliseconds of CPU, an answered wish nothing.
 */
export class RefusalNotes {
  readonly #world: World;
  readonly #notes = new Map<string, Note>();

  constructor(world: World) {
    this.#world = world;
  }

  note({ before, input, after, decisions }: Step): void {
    for (const decision of decisions) {
      if (decision.kind !== 'refused' || decision.because.reason === 'already-asked') continue;
      const asked: { readonly request: Request; readonly at: ServiceTime } | undefined =
        input.kind === 'asked'
          ? input
          : before.waiting
              .filter(({ request }) => request.id === decision.request)
              .map(({ request, asked: at }) => ({ request, at }))[0];
      // A refusal leaves the plan as it was; of requests decided together, all others are in it by now.
      if (asked !== undefined) this.#explain(asked, after, decision.request);
    }
  }

  /** The record with its refusals explained. */
  into(ledger: DayLedger): DayLedger {
    const wishes = ledger.wishes.map((row) => ({ ...row, ...this.#notes.get(row.wish) }));
    return { ...ledger, wishes };
  }

  #explain(asked: Parameters<typeof explain>[1], fleet: Step['after'], id: RequestId): void {
    const { vehicles, remedies } = explain(fleet, asked, this.#world);
    const counts = new Map<string, number>();
    for (const { code } of vehicles.flatMap(({ obstacles }) => obstacles))
      counts.set(code, (counts.get(code) ?? 0) + 1);
    const keptBy = [...counts].map(([code, amount]) => ({ code, amount }));
    const wouldHelp = remedies.map(noted);
    this.#notes.set(id, {
      ...(keptBy.length === 0 ? {} : { keptBy }),
      ...(wouldHelp.length === 0 ? {} : { wouldHelp }),
    });
  }
}

/** Minutes, persons, or minutes on foot, as the code has it; 1 where there is nothing to count. */
function noted(remedy: Remedy): Noted {
  const { code } = remedy;
  if ('minutes' in remedy) return { code, amount: remedy.minutes };
  if ('walk' in remedy) return { code, amount: Math.ceil(remedy.walk / 60) };
  if ('persons' in remedy) return { code, amount: remedy.persons };
  if ('parts' in remedy) return { code, amount: remedy.parts[0] };
  return { code, amount: 1 };
}
