/** People from one age up to, but not including, another. */
export interface AgeBand {
  readonly from: number;
  /** Infinity for "and older". */
  readonly to: number;
}

/** What a column of a population table holds, as far as we read it. */
export type Column =
  | { readonly kind: 'people'; readonly year: number | undefined }
  | { readonly kind: 'age'; readonly band: AgeBand; readonly year: number | undefined }
  | { readonly kind: 'mesh' | 'name' | 'lon' | 'lat' | 'municipality' | 'unknown-age' };

/**
 * What a heading means, in Japanese as e-Stat prints it, in the field names of the national land data, or in plain
 * English; undefined for columns we do not read: men and women apart, households, foreigners, ages in other words.
 */
export function columnOf(heading: string): Column | undefined {
  const label = plain(heading);
  return NAMED.get(label.toLowerCase()) ?? projected(label) ?? aged(label);
}

/** Full-width signs made half-width, blanks taken out, all dashes and waves made one. */
export const plain = (label: string): string =>
  label
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[〜~‐‑–—−-]/g, '-');

const kinds = (
  kind: 'mesh' | 'name' | 'lon' | 'lat' | 'municipality' | 'unknown-age',
  ...names: string[]
): [string, Column][] => names.map((name) => [name, { kind }]);

const NAMED = new Map<string, Column>([
  ...kinds('mesh', 'key_code', 'mesh_code', 'mesh_id', 'meshcode', 'mesh', 'mesh1km', 'cell'),
  ...kinds('name', 'name', 'town', 'settlement', '地域'),
  ...kinds('lon', 'lon', 'lng', 'longitude', 'x_code', '経度'),
  ...kinds('lat', 'lat', 'latitude', 'y_code', '緯度'),
  ...kinds('municipality', 'municipality', 'city_code', 'jcode', 'shicode'),
  ...kinds('unknown-age', 'age_unknown', '年齢不詳', '年齢「不詳」'),
  ...[
    '人口(総数)',
    '人口総数',
    '人口',
    '総人口',
    '総数',
    'people',
    'population',
    'pop',
    'pop_total',
    'all',
  ].map((name): [string, Column] => [name, { kind: 'people', year: undefined }]),
]);

/** Fields of the projected population by mesh: PTN all, PTA 0–14, PTB 15–64, PTC 65+, PTD 75+, with the year. */
function projected(label: string): Column | undefined {
  const [, letter, year] = /^PT([NABCD])_(\d{4})$/i.exec(label) ?? [];
  if (letter === undefined) return undefined;
  const band = PROJECTED[letter.toUpperCase()];
  return band === undefined
    ? { kind: 'people', year: Number(year) }
    : { kind: 'age', band, year: Number(year) };
}

const PROJECTED: Readonly<Record<string, AgeBand>> = {
  A: { from: 0, to: 15 },
  B: { from: 15, to: 65 },
  C: { from: 65, to: Infinity },
  D: { from: 75, to: Infinity },
};

/** "0-14歳人口総数", "65歳以上人口", "age_0_14", "age_85_plus", "0-14", "85+", "U14", "A15.64", "O65". */
function aged(label: string): Column | undefined {
  const closed =
    /^(\d+)-(\d+)歳(?:人口)?(?:\(?総数\)?)?$/.exec(label) ??
    /^(?:age_?)?(\d+)[-_](\d+)$/i.exec(label) ??
    /^A(\d+)\.(\d+)$/i.exec(label);
  if (closed)
    return { kind: 'age', band: { from: Number(closed[1]), to: Number(closed[2]) + 1 }, year: undefined };
  const open =
    /^(\d+)歳以上(?:人口)?(?:\(?総数\)?)?$/.exec(label) ??
    /^(?:age_?)?(\d+)(?:\+|_plus|_over)$/i.exec(label) ??
    /^O(\d+)$/i.exec(label);
  if (open) return { kind: 'age', band: { from: Number(open[1]), to: Infinity }, year: undefined };
  const under = /^U(\d+)$/i.exec(label);
  if (under) return { kind: 'age', band: { from: 0, to: Number(under[1]) + 1 }, year: undefined };
  return undefined;
}
