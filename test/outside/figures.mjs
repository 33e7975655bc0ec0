// Sums, shares and percentiles; null where something would be divided by nothing.
export const sum = (items, of) => items.reduce((total, item) => total + of(item), 0);
export const ratio = (a, b) => (b === 0 ? null : a / b);
export const percent = (a, b) => (b === 0 ? null : (100 * a) / b);
export const mean = (values) =>
  ratio(
    sum(values, (value) => value),
    values.length,
  );

/** Nearest rank: the least value that at least this share of all do not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export function spread(id, values) {
  return {
    [id]: mean(values),
    [`${id}.mean`]: mean(values),
    [`${id}.median`]: percentile(values, 0.5),
    [`${id}.p90`]: percentile(values, 0.9),
    [`${id}.p95`]: percentile(values, 0.95),
    [`${id}.max`]: values.length === 0 ? null : Math.max(...values),
  };
}
