import type { Decision } from '../decision.js';
import type { Fleet } from '../fleet.js';
import type { Input } from '../input.js';
import type { World } from '../world.js';

/** One turn of the dispatcher: what it knew, what it heard, what it knows now and what it said. */
export interface Turn {
  readonly before: Fleet;
  readonly input: Input;
  readonly after: Fleet;
  readonly decisions: readonly Decision[];
  readonly world: World;
}
