import type { StopIndex, VehicleIndex } from '../../../core/ids.js';
import type { Booking } from '../../../server/contract/booking.js';
import type { DriverEvent } from '../../../server/contract/driver-event.js';
import type { Instant } from '../../../server/clock.js';
import { Refused } from '../../../server/contract/problem.js';
import { sayNo, sayYes } from '../../../server/operation/answer.js';
import { askRide, askTrip, callReturn, type Ask } from '../../../server/operation/ask.js';
import { breakDown, repair } from '../../../server/operation/break-down.js';
import { cancel } from '../../../server/operation/cancel.js';
import { closeStop, openStop } from '../../../server/operation/close-stop.js';
import { noShow } from '../../../server/operation/no-show.js';
import { overridePlan } from '../../../server/operation/override.js';
import { type Desk, type OpenDay } from '../../../server/operation/operation.js';
import { reportDriving } from '../../../server/operation/report-driving.js';
import { endStanding, orderStanding } from '../../../server/operation/standing-orders.js';
import { tabletKey } from '../../../server/operation/tablet.js';
import { signedOffers } from '../../../server/operation/offer-token.js';
import { SECRET, TOKYO, type LiveScene } from '../../scene/live.js';

/** Something somebody does; the numbers say whom and what it concerns, each modulo what there is to choose from. */
export interface Action {
  readonly what: (typeof WHAT)[number];
  readonly who: number;
  readonly where: number;
  readonly much: number;
}

const STOPS = ['village', 'onsen', 'market', 'school', 'station', 'hospital'];
const VEHICLES = ['van', 'car', 'bus'];

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!;

const isoAfter = (now: Instant, minutes: number): string => TOKYO.text((now + minutes * 60_000) as Instant);

function ask(scene: LiveScene, { who, where, much }: Action): Ask {
  const now = scene.clock.now();
  const ahead = isoAfter(now, 15 + much * 6);
  const wish =
    much % 3 === 0
      ? ({ kind: 'now' } as const)
      : much % 3 === 1
        ? ({ kind: 'depart', at: ahead } as const)
        : ({ kind: 'arrive', by: ahead } as const);
  const persons = 1 + (who % 5 === 0 ? where % 3 : 0);
  return {
    rider: who % 7 === 0 ? null : `rider-${String(who % 10)}`,
    origin: pick(STOPS, where),
    destination: pick(STOPS, where + 1 + (who % (STOPS.length - 1))),
    wish,
    party: { persons, wheelchairs: who % 11 === 0 ? 1 : 0, companions: [] },
    attributes: [],
    channel: 'phone',
    ...(much % 4 === 0 ? { anyway: 'yes' as const } : {}),
  };
}

const having = (desk: Desk, ...statuses: readonly Booking['status'][]): Booking[] =>
  [...desk.state.bookings.values()].filter(({ status }) => statuses.includes(status));

function yes(desk: Desk, booking: Booking, n: number): void {
  const offer = pick(signedOffers(booking, SECRET), n);
  sayYes(desk, { booking: booking.id, offer: offer.number, token: offer.token });
}

/** What the driver of a vehicle does next if the plan is followed. */
function nextAct({ fleet, service }: OpenDay, v: VehicleIndex): Untold | undefined {
  const { motion, visits } = fleet.tours[v]!;
  const id = (stop: StopIndex): string => service.stops[stop]!.id;
  if (motion.kind === 'driving') return { kind: 'arrived', stop: id(motion.to) };
  const [next] = visits;
  if (motion.kind === 'broken-down' || next === undefined) return undefined;
  if (next.stop !== motion.place) return { kind: 'departed' };
  if (next.kind === 'break') return { kind: 'rested' };
  return { kind: next.kind === 'pickup' ? 'boarded' : 'alighted', booking: next.ride.request.id };
}

type Untold = DriverEvent extends infer E
  ? E extends DriverEvent
    ? Omit<E, 'number' | 'happened'>
    : never
  : never;

function report(desk: Desk, vehicle: string, acts: readonly Untold[], skip = 0): void {
  const date = TOKYO.dateOf(desk.now);
  const tablet = desk.state.tablets.get(tabletKey(date, vehicle));
  const last = Math.max(0, tablet?.through ?? 0, ...(tablet?.waiting.map(({ event }) => event.number) ?? []));
  const happened = TOKYO.text(desk.now);
  const events = acts.map((act, i) => ({ ...act, number: last + 1 + skip + i, happened }));
  reportDriving(desk, { date, vehicle, events });
}

type Doing = (desk: Desk, action: Action, scene: LiveScene) => unknown;

const today = (desk: Desk): string => TOKYO.dateOf(desk.now);
const reason = 'a test';

/** What each role does, most of it sensible, some of it not. */
const DOINGS = {
  ask: (desk, action, scene) => {
    const { booking } = askRide(desk, ask(scene, action));
    if (booking.status === 'offered' && action.much % 5 > 0) yes(desk, booking, action.where);
  },
  askTrip: (desk, action, scene) => {
    const wish = { kind: 'depart', at: isoAfter(desk.now, 90 + action.much) } as const;
    const back = action.who % 2 === 0 ? ({ kind: 'on-call' } as const) : ({ kind: 'at', wish } as const);
    const { out } = askTrip(desk, ask(scene, action), back);
    if (out.booking.status === 'offered') yes(desk, out.booking, 0);
  },
  change: (desk, action, scene) => {
    const old = pick(having(desk, 'booked', 'aboard', 'refused'), action.who);
    const { booking } = askRide(desk, { ...ask(scene, action), rider: old.rider, replaces: old.id });
    if (booking.status === 'offered') yes(desk, booking, 0);
  },
  yes: (desk, { who, where }) => {
    yes(desk, pick(having(desk, 'offered'), who), where);
  },
  forge: (desk, { who }) => {
    sayYes(desk, { booking: pick(having(desk, 'offered'), who).id, offer: 0, token: 'forged' });
  },
  yesAgain: (desk, { who }) => {
    const booking = pick(having(desk, 'booked', 'expired', 'completed'), who);
    const [offer] = signedOffers({ ...booking, status: 'offered' }, SECRET);
    sayYes(desk, { booking: booking.id, offer: offer?.number ?? 0, token: offer?.token ?? '' });
  },
  no: (desk, { who }) => sayNo(desk, pick(having(desk, 'offered', 'booked'), who).id),
  cancel: (desk, { who, much }) =>
    cancel(
      desk,
      pick([...desk.state.bookings.values()], who).id,
      much % 2 === 0 ? 'ride' : 'ride-and-return',
    ),
  callReturn: (desk, { who }) => {
    const { booking } = callReturn(desk, pick(having(desk, 'on-call', 'expired'), who).id);
    if (booking.status === 'offered') yes(desk, booking, 0);
  },
  noShow: (desk, { who }) => noShow(desk, pick(having(desk, 'booked'), who).id, reason),
  standing: (desk, { who, where }) =>
    orderStanding(desk, {
      rider: `rider-${String(who)}`,
      detail: {
        weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
        kind: 'depart',
        time: `${String(8 + (who % 4))}:30`,
        origin: pick(STOPS, where),
        destination: pick(STOPS, where + 1),
        party: { persons: 1, wheelchairs: 0, companions: [] },
        attributes: [],
      },
      from: '2026-11-01',
      to: null,
    }),
  endStanding: (desk, { who }) => endStanding(desk, pick([...desk.state.standingOrders.keys()], who)),
  closeStop: (desk, { where, much }) =>
    closeStop(desk, {
      date: today(desk),
      stop: pick(STOPS, where),
      from: desk.now,
      to: (desk.now + (1 + much) * 120_000) as Instant,
      reason,
    }),
  openStop: (desk, { where }) => {
    openStop(desk, { date: today(desk), stop: pick(STOPS, where), reason });
  },
  move: (desk, { who, where, much }) =>
    overridePlan(
      desk,
      {
        action: much % 2 === 0 ? 'move' : 'pin',
        booking: pick(having(desk, 'booked'), who).id,
        vehicle: pick(VEHICLES, where),
      },
      reason,
    ),
  unpin: (desk, { who }) =>
    overridePlan(desk, { action: 'unpin', booking: pick(having(desk, 'booked'), who).id }, reason),
  force: (desk, { who, where }) =>
    overridePlan(
      desk,
      {
        action: 'force',
        booking: pick(having(desk, 'booked'), who).id,
        vehicle: pick(VEHICLES, where),
        breaks: having(desk, 'booked', 'aboard').map(({ id }) => id),
      },
      reason,
    ),
  exclude: (desk, { where, much }) =>
    overridePlan(
      desk,
      {
        action: much % 3 === 0 ? 'exclude' : 'include',
        vehicle: pick(VEHICLES, where),
        date: today(desk),
      },
      reason,
    ),
  breakDown: (desk, { who, where }) =>
    breakDown(desk, { date: today(desk), vehicle: pick(VEHICLES, who), stop: pick(STOPS, where), reason }),
  repair: (desk, { who, where }) => {
    repair(desk, { date: today(desk), vehicle: pick(VEHICLES, who), stop: pick(STOPS, where), reason });
  },
  drive: (desk, { where, much }) => {
    for (let i = 0; i <= much % 3; i++) {
      const v = where % VEHICLES.length;
      const act = nextAct(desk.state.days.get(today(desk))!, v as VehicleIndex);
      if (act !== undefined) report(desk, pick(VEHICLES, where), [act]);
    }
  },
  driveElsewhere: (desk, { who, where }) => {
    report(desk, pick(VEHICLES, who), [{ kind: 'arrived', stop: pick(STOPS, where) }]);
  },
  takeSomebody: (desk, { who, where, much }) => {
    const { id } = pick(having(desk, 'booked', 'aboard', 'cancelled'), where);
    const kind = pick(['boarded', 'alighted', 'absent'] as const, much);
    report(desk, pick(VEHICLES, who), [{ kind, booking: id }]);
  },
  leaveGap: (desk, { who }) => {
    report(desk, pick(VEHICLES, who), [{ kind: 'departed' }], 1);
  },
  repeat: (desk, { who }) => {
    const vehicle = pick(VEHICLES, who);
    const date = today(desk);
    const number = desk.state.tablets.get(tabletKey(date, vehicle))?.through ?? 1;
    reportDriving(desk, {
      date,
      vehicle,
      events: [{ kind: 'departed', number: Math.max(1, number), happened: TOKYO.text(desk.now) }],
    });
  },
} satisfies Record<string, Doing>;

export const WHAT = [
  ...(Object.keys(DOINGS) as (keyof typeof DOINGS)[]),
  'wait',
  'restart',
  'crash',
] as const;

/** What drivers do against all rules, and what follows from it, is the world's doing. */
export const WORLDLY =
  /\((shift-overrun|break-late|wait-aboard-too-long|overfull|stop-closed|vehicle-not-allowed|ride-too-long)\)/;

/** Does one action through the loop. Being refused is an ordinary end of it; anything else thrown is a mistake of ours. */
export async function act(scene: LiveScene, action: Action): Promise<void> {
  if (action.what === 'wait' || action.what === 'restart' || action.what === 'crash') return;
  const doing: Doing = DOINGS[action.what];
  try {
    await scene.operation.submit(`operator:${action.what}`, (desk) => {
      if (nobodyToChoose(desk, action.what)) return;
      doing(desk, action, scene);
    });
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
  }
}

/** An action about somebody, where there is nobody. */
function nobodyToChoose(desk: Desk, what: Action['what']): boolean {
  const about: Partial<Record<Action['what'], readonly Booking['status'][]>> = {
    change: ['booked', 'aboard', 'refused'],
    yes: ['offered'],
    forge: ['offered'],
    yesAgain: ['booked', 'expired', 'completed'],
    no: ['offered', 'booked'],
    callReturn: ['on-call', 'expired'],
    noShow: ['booked'],
    move: ['booked'],
    unpin: ['booked'],
    force: ['booked'],
    takeSomebody: ['booked', 'aboard', 'cancelled'],
  };
  if (what === 'cancel') return desk.state.bookings.size === 0;
  if (what === 'endStanding') return desk.state.standingOrders.size === 0;
  const statuses = about[what];
  return statuses !== undefined && having(desk, ...statuses).length === 0;
}
