import type { RequestId, VehicleIndex } from '../../ids.js';
import type { Seconds, ServiceTime } from '../../units.js';
import { step } from '../dispatcher.js';
import { draftOf } from '../draft.js';
import type { Fleet } from '../fleet.js';
import type { Offer } from '../promise.js';
import type { Request } from '../request.js';
import { againstRules } from '../rules.js';
import { asWished, wantedFor } from '../wanted.js';
import type { World } from '../world.js';
import type { Explanation } from './explanation.js';
import type { Asking } from './met.js';
import { remedies } from './remedies.js';
import { weighed } from './suggest-vehicles.js';

/**
 * Why a request is answered as it is: the vehicles with what each would cost or what keeps it, and what would have
 * made the wish possible. `fleet` is the state in which it is asked, the request not in it; where requests are
 * collected, the state after the joint decision that refused it. It is answered as if it were asked alone.
 *
 * Pure, and pulled on demand: the dispatcher itself does not explain. It asks `step` again with changed requests and
 * weighs every vehicle, so with 100 vehicles of 17 visits each a refusal takes about 50 ms of CPU and an offer 30 ms
 * (both medians), three times that where no minute of the day would do.
 */
export function explain(
  fleet: Fleet,
  { request, at }: { readonly request: Request; readonly at: ServiceTime },
  world: World,
): Explanation {
  const asking: Asking = { fleet, request, at, world: answeringAtOnce(world) };
  const [after, decisions] = step(fleet, { kind: 'asked', at, request }, asking.world);
  const refused = decisions.find((decision) => decision.kind === 'refused');
  const offers = decisions.find((decision) => decision.kind === 'offered')?.offers ?? [];
  const asWishedOffered = offers[0]?.kind === 'as-wished';
  return {
    request: request.id,
    ...(refused === undefined ? {} : { refusal: refused.because }),
    offers: offers.map((offer) => ({ offer, vehicle: vehicleOf(after, offer) })),
    vehicles: refused?.because.reason === 'already-asked' ? [] : vehiclesFor(asking),
    remedies: asWishedOffered || refused?.because.reason === 'already-asked' ? [] : remedies(asking),
  };
}

function vehiclesFor({ fleet, request, at, world }: Asking): Explanation['vehicles'] {
  const draft = draftOf(fleet, at, world);
  if (againstRules(draft, request, at) !== undefined) return [];
  const wanted = wantedFor(request, asWished(request), { asked: at, now: draft.now }, world);
  return wanted === undefined ? [] : weighed(draft, wanted);
}

/** The same world, its board included, where requests are answered at once anyway. */
function answeringAtOnce(world: World): World {
  const { policy } = world;
  if (policy.batchWindow === 0) return world;
  return { ...world, policy: { ...policy, batchWindow: 0 as Seconds } };
}

function vehicleOf({ tours }: Fleet, { request, number }: Offer): VehicleIndex {
  const holds = (id: RequestId): number =>
    tours.findIndex(({ visits }) =>
      visits.some(
        (visit) => visit.kind === 'pickup' && visit.ride.request.id === id && visit.ride.offer === number,
      ),
    );
  return holds(request) as VehicleIndex;
}
