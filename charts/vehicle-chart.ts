/** A stretch of time of one vehicle, in hours since 00:00. */
export interface Stretch {
  readonly vehicle: string;
  readonly begin: number;
  readonly end: number;
  readonly kind: StretchKind;
}

/** In the order in which they are drawn, and of the legend: later ones lie on top. */
export const STRETCH_KINDS = ['shift', 'rest', 'empty', 'load1', 'load2', 'load3', 'load5'] as const;
export type StretchKind = (typeof STRETCH_KINDS)[number];

const FILLS: Readonly<Record<StretchKind, string>> = {
  shift: 'var(--shift)',
  rest: 'url(#dots)',
  empty: 'var(--muted)',
  load1: 'var(--load1)',
  load2: 'var(--load2)',
  load3: 'var(--load3)',
  load5: 'var(--load5)',
};

const ROW = 30;

/** Vehicles over the hours of a day: shifts as bars, on them what the vehicle did. */
export function vehicleChart(vehicles: readonly string[], stretches: readonly Stretch[]): object {
  const layer = (kinds: readonly StretchKind[], thickness: number, outline: boolean): object => ({
    data: { values: stretches.filter(({ kind }) => kinds.includes(kind)) },
    mark: {
      type: 'bar',
      height: thickness,
      ...(outline ? { stroke: 'var(--ink)', strokeWidth: 0.4 } : {}),
    },
  });
  return {
    width: 900,
    height: { step: ROW },
    encoding: {
      x: {
        field: 'begin',
        type: 'quantitative',
        scale: { nice: false, zero: false },
        axis: { grid: true, orient: 'top', tickMinStep: 1, format: 'd', labelOverlap: true },
      },
      x2: { field: 'end' },
      y: {
        field: 'vehicle',
        type: 'nominal',
        scale: { domain: vehicles },
        axis: { labelLimit: 120, grid: false },
      },
      color: {
        field: 'kind',
        type: 'nominal',
        scale: { domain: STRETCH_KINDS, range: STRETCH_KINDS.map((kind) => FILLS[kind]) },
      },
    },
    layer: [
      layer(['shift'], ROW - 6, false),
      layer(['rest'], ROW - 6, true),
      layer(['empty'], 5, false),
      layer(['load1', 'load2', 'load3', 'load5'], ROW - 12, true),
    ],
  };
}
