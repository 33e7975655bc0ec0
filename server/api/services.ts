import type { Gate } from '../auth/gate.js';
import type { OpenIdProvider } from '../auth/open-id.js';
import type { Feed } from '../live/feed.js';
import type { Positions } from '../live/positions.js';
import type { Logger } from '../log.js';
import type { Operation } from '../operation/operation.js';
import type { Planner } from '../planner/planner.js';
import type { Metrics } from './metrics.js';

/** What the routes stand on. Only the process that runs the engine has it; made in server/main.ts. */
export interface Services {
  /** The store, the wall clock and the secret. */
  readonly gate: Gate;
  /** Where the town's people sign in; undefined if the settings name none. */
  readonly openId: OpenIdProvider | undefined;
  readonly operation: Operation;
  /** What pages have been told, and where vehicles are. */
  readonly feed: Feed;
  readonly positions: Positions;
  /** Of the scenario: what parts of the service were before their first edit. */
  readonly folder: string;
  /** The number to call for a ride; undefined if nobody takes calls. */
  readonly phone: string | undefined;
  /** What planners try out. */
  readonly planner: Planner;
  readonly log: Logger;
  readonly metrics: Metrics;
}
