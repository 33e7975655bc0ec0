import type { Seconds } from '../units.js';
import type { Policy } from './policy.js';
import type { Request } from './request.js';
import { belongs } from './rules.js';
import type { World } from './world.js';

/** The policy as it holds for one request: with the leeway of the first group it belongs to. O(leeways). */
export function policyFor(request: Request, world: World): Policy {
  const { policy } = world;
  const leeway = policy.leeways?.find((group) => belongs(group, world, request));
  if (leeway === undefined) return policy;
  const wider = (limit: Seconds): Seconds => (limit + leeway.time) as Seconds;
  return {
    ...policy,
    maxWait: wider(policy.maxWait),
    maxEarlyArrival: wider(policy.maxEarlyArrival),
    alternatives: {
      earlier: wider(policy.alternatives.earlier),
      later: wider(policy.alternatives.later),
    },
  };
}
