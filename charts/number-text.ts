/** Places after the point that suit a unit; others have two. */
const DECIMALS: Readonly<Record<string, number>> = {
  '%': 1,
  min: 1,
  km: 1,
  yen: 0,
  'yen/h': 0,
  wishes: 1,
  points: 1,
  count: 1,
};

/**
 * A number as people read it, in reports and on pages: whole numbers whole, others with the places that suit their unit.
 * By hand, as the bytes of a report must not hang on what a browser or a system knows of languages.
 */
export function numberText(value: number, unit: string): string {
  const decimals = Number.isInteger(value) && unit !== '%' ? 0 : (DECIMALS[unit] ?? 2);
  const [whole, part] = value.toFixed(decimals).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',').replace(/^-/, '−');
  return part === undefined ? grouped : `${grouped}.${part}`;
}
