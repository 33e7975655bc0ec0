import { below, randomStream, type Random } from '../../core/random.js';
import type { Problem, SearchBreak, SearchRequest, SearchVehicle } from '../../core/search/problem.js';

/** What a drawn problem may contain. */
export interface TownWishes {
  readonly requests: number;
  readonly vehicles: number;
  /** 'plain': as in the literature; 'service': wheelchairs, parties aboard, breaks, halts, limited waits, open ends. */
  readonly flavour: 'plain' | 'service';
}

/** A random problem in whole minutes on a 20 × 20 grid: small enough for ties and tight limits to occur often. */
export function drawnTown(seed: number, { requests, vehicles, flavour }: TownWishes): Problem {
  const random = randomStream(seed, 'town');
  const places = 12;
  const points = Array.from({ length: places }, () => [below(21, random), below(21, random)] as const);
  const travel = Float64Array.from({ length: places * places }, (_, k) => {
    const [from, to] = [points[Math.floor(k / places)]!, points[k % places]!];
    return Math.abs(from[0] - to[0]) + Math.abs(from[1] - to[1]);
  });
  const isService = flavour === 'service';
  return {
    places,
    travel,
    vehicles: Array.from({ length: vehicles }, (_, v) => vehicle(v, random, isService)),
    requests: Array.from({ length: requests }, (_, r) => request(r, vehicles, { random, isService })),
    ...(isService ? { halt: below(3, random), maxWaitAboard: 3 + below(10, random) } : {}),
    ...(isService && random() < 0.7 ? { breaks: [rest(random)] } : {}),
  };
}

function vehicle(v: number, random: Random, isService: boolean): SearchVehicle {
  const start = below(12, random);
  const isOpen = isService && random() < 0.3;
  return {
    start,
    earliest: 60,
    ...(isOpen ? {} : { end: below(12, random) }),
    latest: 600,
    ...(random() < 0.5 ? { maxDuration: 200 + below(300, random) } : {}),
    seats: isService && v % 2 === 0 ? [4, 2] : [3 + below(3, random)],
    ...(isService && random() < 0.5 ? { halted: true } : {}),
  };
}

function request(
  r: number,
  vehicles: number,
  { random, isService }: { random: Random; isService: boolean },
): SearchRequest {
  const open = 60 + below(400, random);
  const dwell = below(4, random);
  const isAboard = isService && r < vehicles && random() < 0.5;
  const dropoff = {
    place: below(12, random),
    earliest: 60,
    latest: open + 60 + below(60, random),
    dwell: below(4, random),
  };
  const load = { seats: 1, wheelchairs: 0, maxRide: 30 + dwell + below(60, random) };
  if (isAboard) {
    return {
      ...load,
      dropoff: { ...dropoff, latest: 200 },
      maxRide: 140,
      aboard: { vehicle: r, since: 40 + below(20, random) },
    };
  }
  const pickup = { place: below(12, random), earliest: open, latest: open + 5 + below(40, random), dwell };
  const wheelchairs = isService && random() < 0.15 ? 1 : 0;
  return {
    ...load,
    pickup,
    dropoff,
    wheelchairs,
    ...(isService && random() < 0.2 ? { vehicles: [below(vehicles, random)] } : {}),
    penalty: 500,
  };
}

function rest(random: Random): SearchBreak {
  const earliest = 200 + below(100, random);
  return {
    vehicle: 0,
    place: below(12, random),
    earliest,
    latest: earliest + 90,
    duration: 15 + below(15, random),
  };
}
