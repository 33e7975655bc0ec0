import { measure } from './indicators.js';
import type { DayLedger, EndState } from './rows.js';

const NAME_WIDTH = 52;
const VALUE_WIDTH = 9;

/** The outcome of some days as people read it in a terminal: how wishes ended, then every indicator by name. */
export function figureTable(days: readonly DayLedger[]): string {
  const measured = measure(days);
  // A plain id repeats its first part, so that programs find it under both names; people need it once.
  const once = measured.filter(
    ({ indicator: { id, formula } }) =>
      !measured.some((m) => m.indicator.id.startsWith(`${id}.`) && m.indicator.formula.en === formula.en),
  );
  const lines = once.map(({ indicator: { name, unit }, figure }) => {
    const value = figure.value === null ? '–' : shown(figure.value);
    const reason = figure.value === null ? `  (${figure.because})` : '';
    return `${name.en.padEnd(NAME_WIDTH)} ${value.padStart(VALUE_WIDTH)} ${unit.padEnd(9)} ${name.ja}${reason}`;
  });
  return `${outcome(days)}\n\n${lines.join('\n')}\n`;
}

/** "120 wishes: 98 COMPLETED, 12 NO_CAPACITY, …" in the order of their first appearance. */
function outcome(days: readonly DayLedger[]): string {
  const states = new Map<EndState, number>();
  for (const { endState } of days.flatMap(({ wishes }) => wishes)) {
    states.set(endState, (states.get(endState) ?? 0) + 1);
  }
  const wishes = [...states.values()].reduce((sum, n) => sum + n, 0);
  const parts = [...states].map(([state, n]) => `${n} ${state}`);
  return `${wishes} wishes${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(2));
