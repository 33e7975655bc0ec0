import { improve } from '../../core/dispatch/improve.js';
import type { Input } from '../../core/dispatch/input.js';
import { randomStream, type Random } from '../../core/random.js';
import type { Logger } from '../log.js';
import { ClockSteppedBack, type Committed, type OpenDay, type Operation } from './operation.js';

/** Longest stretch of looking before others get their turn, ms. */
const SLICE = 3;

/** What drivers report while all goes as planned: nothing a new plan could be better for. */
const DRIVING: ReadonlySet<Input['kind']> = new Set(['departed', 'arrived', 'boarded', 'alighted', 'rested']);

/**
 * Looks for better plans while nothing else is to be done: a few attempts at a time after each change of rides, as
 * many as the service asks for. What it finds becomes an input; a day that changes meanwhile is begun anew.
 */
export class Improver {
  readonly #operation: Operation;
  readonly #log: Logger;
  readonly #random: Random;
  /** Attempts left, by date. */
  readonly #left = new Map<string, number>();
  #next: NodeJS.Immediate | undefined;
  #deaf: () => void = () => undefined;

  constructor(operation: Operation, log: Logger) {
    this.#operation = operation;
    this.#log = log;
    // What is found is journaled, so that nothing hangs on which numbers are drawn here.
    this.#random = randomStream(operation.clock.now(), 'improvement');
  }

  begin(): void {
    this.#deaf = this.#operation.listen((committed) => {
      this.#heard(committed);
    });
  }

  stop(): void {
    this.#deaf();
    clearImmediate(this.#next);
    this.#left.clear();
  }

  #heard({ steps }: Committed): void {
    for (const { date, input, decisions } of steps) {
      const changed = decisions.some(({ kind }) => kind === 'replanned');
      const day = this.#operation.state.days.get(date);
      if (!changed || DRIVING.has(input.kind) || day === undefined) continue;
      this.#left.set(date, day.service.improvement);
    }
    this.#later();
  }

  #later(): void {
    if (this.#left.size === 0) return;
    this.#next ??= setImmediate(() => {
      this.#next = undefined;
      this.#look();
    });
  }

  #look(): void {
    const [[date, attempts] = ['', 0]] = this.#left;
    const day = this.#operation.state.days.get(date);
    if (day === undefined || attempts <= 0) {
      this.#left.delete(date);
      this.#later();
      return;
    }
    const begun = performance.now();
    let left = attempts;
    let found = false;
    while (left > 0 && !found && performance.now() - begun < SLICE) {
      left--;
      found = this.#attempt(day);
    }
    this.#left.set(date, left);
    this.#later();
  }

  /** One attempt; true if it found a better plan, which is then proposed. */
  #attempt(day: OpenDay): boolean {
    const { date, fleet, service } = day;
    const now = this.#operation.calendar.serviceTime(date, this.#operation.clock.now());
    const present = now > fleet.now ? { ...fleet, now } : fleet;
    const tours = improve(present, service.world, 1, this.#random);
    if (tours === undefined || tours.length === 0) return false;
    this.#operation
      .submit('improver', (desk) => {
        // An input came first: the proposal is about a plan that is no more.
        if (desk.state.days.get(date)?.fleet !== fleet) return;
        desk.step(date, { kind: 'proposed', tours });
      })
      .catch((cause: unknown) => {
        if (!(cause instanceof ClockSteppedBack)) this.#log.warn({ err: cause }, 'a better plan was dropped');
      });
    return true;
  }
}
