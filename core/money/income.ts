import type { CostLine, Line } from './cost.js';
import { lineOf } from './cost.js';
import type { IncomeRule, Origin } from './contract.js';
import type { Operation } from './operation.js';
import { paidFor, shared, type Quantity } from './quantity.js';
import type { Pass, Tariff } from './tariff.js';
import type { Words } from '../words.js';

/** Money that came in on one service day, by whom it comes from. */
export interface IncomeLine extends Line {
  readonly kind: 'fare' | 'pass' | 'sponsor' | 'subsidy';
}

const FARES = { id: 'fares', name: { en: 'Fares paid for rides', ja: '運賃収入' } };
const COUNTED: Origin = { source: 'wishes.csv, fare_yen', certainty: 'derived' };

/**
 * What one service day brought in: fares, then passes in the order of the tariff, then sponsors, then subsidies.
 * A month's passes are shared equally among the service days of the month. While rides are free nobody buys one.
 */
export function incomeOf(
  tariff: Pick<Tariff, 'passes' | 'freePeriods'>,
  rules: readonly IncomeRule[],
  operation: Operation,
  costs: readonly CostLine[],
): IncomeLine[] {
  const { date } = operation;
  const free = tariff.freePeriods.some(({ from, to }) => from <= date && date <= to);
  const lines: IncomeLine[] = [
    { ...lineOf({ ...FARES, ...COUNTED }, 'yen', fareQuantity(operation), 1), kind: 'fare' },
    ...(free ? [] : tariff.passes.map((pass) => passLine(pass, operation))),
  ];
  // A sponsor's money is in before a subsidy is asked what is missing.
  for (const kind of ['sponsor', 'subsidy'] as const) {
    const deficit = deficitOf(costs, lines);
    for (const rule of rules.filter((one) => one.kind === kind)) {
      lines.push({ ...ruleLine(rule, operation, deficit), kind });
    }
  }
  return lines;
}

/** Monthly passes sold: the stated share of the stated riders, half a pass up. */
export const passesSold = ({ activeRiders, share }: Pick<Pass, 'activeRiders' | 'share'>): number =>
  Math.floor(activeRiders * share + 0.5);

/** Operating cost not met by fares, passes and sponsors; 0 if it is. */
function deficitOf(costs: readonly CostLine[], lines: readonly IncomeLine[]): number {
  const cost = costs.reduce((sum, { yen, scope }) => sum + (scope === 'operating' ? yen : 0), 0);
  const earned = lines.reduce((sum, { yen, kind }) => sum + (kind === 'subsidy' ? 0 : yen), 0);
  return Math.max(0, cost - earned);
}

const fareQuantity = ({ fares }: Operation): Quantity => ({
  quantity: fares,
  words: { en: 'sum of the fares', ja: '運賃の合計' },
});

function passLine(pass: Pass, { dayPasses, serviceDays }: Operation): IncomeLine {
  const words: Words = { en: `Pass ${pass.id}`, ja: `定期券等 ${pass.id}` };
  const about = { id: `pass:${pass.id}`, name: words };
  if (pass.valid === 'day') {
    const sold = dayPasses.get(pass.id) ?? 0;
    const quantity = { quantity: sold, words: { en: `${sold} day passes`, ja: `1日券 ${sold}枚` } };
    return { ...lineOf({ ...about, ...COUNTED }, 'pass-day', quantity, pass.yen * pass.part), kind: 'pass' };
  }
  const sold = passesSold(pass);
  const { source, certainty } = pass;
  const quantity = shared(sold, serviceDays.month, { en: 'monthly passes', ja: '枚(月額)' });
  return {
    ...lineOf({ ...about, source, certainty }, 'pass-month', quantity, pass.yen * pass.part),
    kind: 'pass',
  };
}

function ruleLine({ rate, ...rule }: IncomeRule, operation: Operation, deficit: number): Line {
  if (rate.basis !== 'deficit') {
    return lineOf(rule, rate.basis, paidFor(rate, operation.vehicles, operation), rate.yen);
  }
  const words = { en: `deficit of ${deficit} yen`, ja: `欠損額 ${deficit}円` };
  return lineOf(rule, 'deficit', { quantity: deficit, words }, rate.share);
}
