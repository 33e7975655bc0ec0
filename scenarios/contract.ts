import type { CostRule, IncomeRule, Rate } from '../core/money/contract.js';
import type { PayerRule } from '../core/money/payers.js';
import { yen } from '../core/units.js';
import type { CostsSection } from './format/costs-section.js';

/** What a service pays, what it gets beside fares, and who bears the rest. */
export interface Contract {
  readonly costs: readonly CostRule[];
  readonly income: readonly IncomeRule[];
  /** Absent: one body pays all. */
  readonly payers?: PayerRule;
}

/** The costs section of service.yaml in the words of the core. */
export function contractOf({ lines, income, payers }: CostsSection): Contract {
  return {
    costs: lines.map(({ rate, vehicles, ...line }) => ({
      ...line,
      rate: rateOf(rate),
      ...(vehicles === undefined ? {} : { vehicles }),
    })),
    income: income.map(({ rate: { per: basis, ...rate }, ...line }) => ({
      ...line,
      rate: { basis, ...rate } as IncomeRule['rate'],
    })),
    ...(payers === undefined ? {} : { payers }),
  };
}

function rateOf(rate: CostsSection['lines'][number]['rate']): Rate {
  if (rate.per === 'fuel') {
    return { basis: 'fuel', yenPerLitre: rate.yen_per_litre, kmPerLitre: rate.km_per_litre };
  }
  if (rate.per === 'meter') {
    const { first_m: firstMetres, first_yen: first, each_m: eachMetres, each_yen: each } = rate;
    return { basis: 'meter', meter: { firstMetres, firstYen: yen(first), eachMetres, eachYen: yen(each) } };
  }
  if (rate.per === 'service-level') {
    const { of, target_percent: target, yen: each, most_yen: most } = rate;
    return { basis: 'service-level', of, target, yen: each, most };
  }
  if ('part_by' in rate) {
    const { per: basis, part_by: partBy, ...amount } = rate;
    return { basis, ...amount, ...(partBy === undefined ? {} : { partBy }) };
  }
  const { per: basis, ...amount } = rate;
  return { basis, ...amount } as Rate;
}
