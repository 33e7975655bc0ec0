import { openDay, step } from '../core/dispatch/dispatcher.js';
import type { Input } from '../core/dispatch/input.js';
import { dateAfter } from '../scenarios/calendar.js';
import type { Journal } from '../scenarios/journal-file.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { ServiceDay } from '../scenarios/service-day.js';
import { LivedDay } from './lived-day.js';
import { replayDay } from './replay/day.js';
import { improver } from './replay/improver.js';
import { referee } from './replay/referee.js';
import { Ledger } from './report/ledger.js';
import { booked } from './report/money-account.js';
import { fareDesk } from './report/money-fare.js';
import { RefusalNotes } from './report/refusal-notes.js';
import type { DayLedger } from './report/rows.js';
import { LATE_CANCELLATION } from './report/wish-book.js';
import { wishedDay, type WishedDay } from './wishes.js';
import { worldPrint } from './world-print.js';

/** How a scenario is to be run. */
export interface RunSettings {
  readonly seed: number;
  /** First day; absent: the day the scenario names. */
  readonly date?: string;
  /** Days in a row, closed ones included. */
  readonly days: number;
  /** Judges every step; off in benches of speed. */
  readonly referee: 'on' | 'off';
  /** Says of every refusal what would have helped; absent: no. */
  readonly explanations?: 'on';
  /** Attempts to better the plan after each change; absent: as the scenario says. */
  readonly improvement?: number;
  /** Told after each wish: the day, from 0, the wishes heard that day (repeats too), and the wishes expected. */
  readonly progress?: (day: number, heard: number, expected: number) => void;
}

/** One day of a run. */
export interface DayRun {
  readonly ledger: DayLedger;
  /** The journal: every input of the day in order. Folding it again gives the same fleet. */
  readonly inputs: readonly Input[];
  readonly day: ServiceDay;
  /** Of a demand that is a journal: folded again as it was, or the same people with simulated vehicles. */
  readonly journal?: 'as-it-was' | 'same-people';
}

/** Bookings that carry this attribute are written down as TEST and not dispatched. */
const TEST = 'test';

/** Replays the days of a scenario one after the other; each begins with all vehicles at their places. */
export function run(scenario: Scenario, settings: RunSettings): readonly DayRun[] {
  const first = settings.date ?? scenario.about.date;
  return Array.from({ length: settings.days }, (_, i) => {
    const date = dateAfter(first, i);
    return runDay(scenario, wishedDay(scenario, date, settings.seed), settings, i);
  });
}

function runDay(scenario: Scenario, wished: WishedDay, settings: RunSettings, number: number): DayRun {
  const { day, riders } = wished;
  const journal = scenario.journal?.date === day.date ? scenario.journal : undefined;
  if (journal?.world === worldPrint(day)) return lived(day, journal);
  const { world, stops, date } = day;
  const ledger = new Ledger({
    date,
    world,
    stopId: (stop) => stops[stop]!.id,
    fare: fareDesk({ date, tariff: day.tariff, stops, seed: settings.seed, holders: holdersOf(scenario) }),
    lateCancellation: LATE_CANCELLATION,
  });
  const notes = new RefusalNotes(world);
  const inputs: Input[] = [];
  const asks = wished.asks.filter(({ request }) => !request.attributes.includes(TEST));
  for (const { at, request } of wished.asks)
    if (request.attributes.includes(TEST)) ledger.setAside(at, request);
  let heard = 0;
  replayDay(
    { world, asks, riders },
    { openDay, step },
    {
      ...improver(settings.improvement ?? day.improvement, settings.seed),
      witnesses: [
        ...(settings.referee === 'on' ? [referee(world)] : []),
        (told) => {
          ledger.note(told);
          if (settings.explanations === 'on') notes.note(told);
          inputs.push(told.input);
          if (told.input.kind === 'asked') settings.progress?.(number, ++heard, asks.length);
        },
      ],
    },
  );
  const service = day.closed === undefined ? 'open' : 'closed';
  const ledgerOfDay = booked(notes.into(ledger.close()), { ...day, service });
  return { ledger: ledgerOfDay, inputs, day, ...(journal === undefined ? {} : { journal: 'same-people' }) };
}

/** A live day in the world it was lived in: its inputs are folded again, nothing is searched anew. */
function lived(day: ServiceDay, { inputs, tests, replaced }: Journal): DayRun {
  const record = new LivedDay(day, { tests: new Set(tests), replaced: new Set(replaced) });
  for (const input of inputs) record.note(input);
  return { ledger: record.record(), inputs, day, journal: 'as-it-was' };
}

/** A census demand gives its people passes itself; a table says nothing of them unless its rows do. */
const holdersOf = ({ demand }: Scenario): 'told' | 'drawn' =>
  demand.source.kind === 'census' ? 'told' : 'drawn';
