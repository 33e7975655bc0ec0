import type { Decision } from '../../core/dispatch/decision.js';
import type { Fleet } from '../../core/dispatch/fleet.js';
import type { Input } from '../../core/dispatch/input.js';

/** One input of the dispatcher and what became of it. */
export interface Step {
  readonly before: Fleet;
  readonly input: Input;
  readonly after: Fleet;
  readonly decisions: readonly Decision[];
}
