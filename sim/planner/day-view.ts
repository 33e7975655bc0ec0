import type { Line } from '../../core/money/cost.js';
import { sourceWords } from '../../scenarios/source-words.js';
import type { DayRun } from '../run.js';
import type { Account, EndState, Noted, WishRow } from '../report/rows.js';
import type { ShownPlaces } from './shown-places.js';

/** Ends of wishes that we said no to. */
const REFUSED: ReadonlySet<EndState> = new Set(['NO_CAPACITY', 'OUT_OF_RULES', 'INVALID']);

/** What came of one day, in sums: nothing in it belongs to one person. Field names are those of the API. */
export function dayView(
  named: { readonly label: string; readonly seed: number },
  { day, ledger }: DayRun,
  { places, shownAs }: ShownPlaces,
): object {
  const wishes = ledger.wishes
    .filter(({ endState }) => endState !== 'TEST')
    .map((wish) => ({
      ...wish,
      origin: shownAs(wish.origin).id,
      destination: shownAs(wish.destination).id,
    }));
  const refused = wishes.filter(({ endState }) => REFUSED.has(endState));
  return {
    ...named,
    date: ledger.date,
    closed: day.closed ?? null,
    synthetic: day.synthetic,
    places,
    flows: counted(wishes, ({ origin, destination }) => ({ origin, destination })).map(({ key, rows }) => ({
      ...key,
      wishes: rows.length,
      carried: rows.filter(({ endState }) => endState === 'COMPLETED').length,
      refused: rows.filter(({ endState }) => REFUSED.has(endState)).length,
    })),
    unmet: counted(refused, ({ origin, destination, refusal }) => ({
      origin,
      destination,
      reason: refusal ?? '',
    })).map(({ key, rows }) => ({ ...key, wishes: rows.length })),
    refusals: counted(refused, ({ refusal }) => ({ reason: refusal ?? '' })).map(({ key, rows }) => ({
      ...key,
      wishes: rows.length,
      keptBy: codes(rows, ({ keptBy }) => keptBy),
      wouldHelp: codes(rows, ({ wouldHelp }) => wouldHelp),
    })),
    ends: counted(wishes, ({ endState }) => ({ end: endState })).map(({ key, rows }) => ({
      ...key,
      wishes: rows.length,
    })),
    money: ledger.account === undefined ? null : moneyOf(ledger.account),
  };
}

/** Rows with equal keys together, the most numerous first; equally many in the order of the rows. */
function counted<Row, Key extends object>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): { readonly key: Key; readonly rows: readonly Row[] }[] {
  const groups = new Map<string, { key: Key; rows: Row[] }>();
  for (const row of rows) {
    const key = keyOf(row);
    const name = JSON.stringify(key);
    const group = groups.get(name) ?? { key, rows: [] };
    group.rows.push(row);
    groups.set(name, group);
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length);
}

/** In how many wishes each code occurs. */
function codes(
  rows: readonly WishRow[],
  notesOf: (row: WishRow) => readonly Noted[] | undefined,
): { readonly code: string; readonly wishes: number }[] {
  const all = rows.flatMap((row) => [...new Set((notesOf(row) ?? []).map(({ code }) => code))]);
  return counted(all, (code) => ({ code })).map(({ key, rows: of }) => ({ ...key, wishes: of.length }));
}

const moneyOf = ({ costs, income, payers }: Account): object => ({
  costs: costs.map((line) => ({ ...lineOf(line), scope: line.scope })),
  income: income.map((line) => ({ ...lineOf(line), kind: line.kind })),
  payers: payers.map(({ payer, name, passengers, yen }) => ({ payer, name, passengers, yen })),
});

const lineOf = ({
  id,
  name,
  basis,
  quantity,
  rate,
  yen,
  formula,
  certainty,
  source,
}: Line): Record<string, unknown> => ({
  ...{ id, name, basis, quantity, rate, yen, formula, certainty, source: sourceWords(source) },
});
