// The money indicators from costs.csv, income.csv, wishes.csv and shifts.csv, by the words of the field's list.
import { percent, ratio, sum } from './figures.mjs';

const HOUR = 3600;

/** Also says which line is not its quantity times its rate, and whether the fares are those of the wishes. */
export function auditMoney({ served, costs, income }) {
  const wrong = [...costs, ...income].filter((row) => Number(row.yen) !== wholeYen(row.quantity * row.rate));
  const paid = sum(served, (wish) => Number(wish.fare_yen));
  const booked = yenOf(income.filter(({ kind }) => kind === 'fare'));
  return [
    ...wrong.map((row) => `line ${row.line}: ${row.quantity} × ${row.rate} is not ${row.yen} yen`),
    ...(paid === booked ? [] : [`wishes.csv holds fares of ${paid} yen, income.csv ${booked} yen`]),
  ];
}

export function money({ served, shifts, costs, income }) {
  const cost = yenOf(costs.filter(({ scope }) => scope === 'operating'));
  const fares = sum(served, (wish) => Number(wish.fare_yen));
  const other = yenOf(income.filter(({ kind }) => kind === 'pass' || kind === 'sponsor'));
  const subsidy = yenOf(income.filter(({ kind }) => kind === 'subsidy'));
  const riders = sum(served, (wish) => wish.persons);
  const onDuty = shifts.filter((shift) => shift.begin_s !== '');
  const hours = sum(onDuty, (shift) => Number(shift.end_s) - Number(shift.begin_s)) / HOUR;
  return {
    cost_recovery: percent(fares, cost),
    'cost_recovery.with_other_income': percent(fares + other, cost),
    subsidy_per_pax: ratio(cost - fares - other, riders),
    'subsidy_per_pax.after_subsidies': ratio(cost - fares - other - subsidy, riders),
    cost_per_pax: ratio(cost, riders),
    cost_per_vh: ratio(cost, hours),
    'cost_per_vh.public': ratio(cost - fares - other, hours),
  };
}

const yenOf = (rows) => sum(rows, (row) => Number(row.yen));

/** Half a yen counts as one; a millionth is not told apart. */
const wholeYen = (amount) => Math.floor(Number(amount.toFixed(6)) + 0.5);
