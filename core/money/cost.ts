import type { Yen } from '../units.js';
import type { CostRule, LevelOf, Origin, Rate } from './contract.js';
import { meterYen, type Meter } from './meter.js';
import type { Operation, VehicleWork } from './operation.js';
import { paidFor, shared, type Quantity } from './quantity.js';
import { rounded, WHOLE_YEN } from './rounding.js';
import type { Words } from '../words.js';

/** An amount and how it came about: yen = quantity × rate, rounded once, half a yen up. */
export interface Line extends Origin {
  readonly id: string;
  readonly name: Words;
  readonly basis: string;
  readonly quantity: number;
  /** Yen for one unit. */
  readonly rate: number;
  readonly yen: Yen;
  /** "41.2 km driven × 187 yen". */
  readonly formula: Words;
}

/** One thing that was paid for on one service day. */
export interface CostLine extends Line {
  readonly scope: CostRule['scope'];
}

/**
 * What one service day cost, one line a rule, in the order of the rules. A month's or a year's cost is the same on
 * every service day; because each day is rounded, a month can differ from its cost by half a yen a day.
 */
export function costOf(contract: readonly CostRule[], operation: Operation): CostLine[] {
  return contract.map(({ rate, vehicles, ...rule }) => {
    const own = operation.vehicles.filter(({ vehicle }) => serves(vehicle, vehicles));
    return { ...lineOf(rule, ...amountOf(rate, own, operation)), scope: rule.scope };
  });
}

/** An amount booked: the only place where cost and income are rounded. */
export function lineOf(
  { id, name, source, certainty }: Origin & { readonly id: string; readonly name: Words },
  basis: string,
  { quantity, words }: Quantity,
  rate: number,
): Line {
  const amount = rounded(quantity * rate, WHOLE_YEN);
  const formula = {
    en: `${words.en} × ${rate} yen = ${amount} yen`,
    ja: `${words.ja} × ${rate}円 = ${amount}円`,
  };
  return { id, name, basis, quantity, rate, yen: amount, formula, source, certainty };
}

/** True for a vehicle that is named, or alike to one that is: van-2 for van. */
function serves(vehicle: string, names: readonly string[] | undefined): boolean {
  return names?.some((name) => vehicle === name || vehicle.replace(/-\d+$/, '') === name) ?? true;
}

type Amount = readonly [basis: string, quantity: Quantity, rate: number];

function amountOf(rate: Rate, vehicles: readonly VehicleWork[], operation: Operation): Amount {
  if (rate.basis === 'fuel') return ['fuel', litres(vehicles, rate.kmPerLitre), rate.yenPerLitre];
  if (rate.basis === 'meter') return ['meter', metered(vehicles, rate.meter), 1];
  if (rate.basis === 'service-level') return ['service-level', points(rate, operation), rate.yen];
  if (rate.basis !== 'once') return [rate.basis, partOf(rate, vehicles, operation), rate.yen];
  const spread = { en: `bought for ${rate.years} years`, ja: `式(${rate.years}年償却)` };
  return ['once', shared(rate.count, operation.serviceDays.year * rate.years, spread), rate.yen];
}

/** What is paid for, or the part of it that falls on these vehicles; a day on which nobody did anything has no parts. */
function partOf(
  rate: Exclude<Rate, { basis: 'once' | 'fuel' | 'meter' | 'service-level' }>,
  vehicles: readonly VehicleWork[],
  operation: Operation,
): Quantity {
  const whole = paidFor(rate, vehicles, operation);
  if (!('partBy' in rate) || rate.partBy === undefined) return whole;
  const basis = { basis: rate.partBy };
  const own = paidFor(basis, vehicles, operation);
  const all = paidFor(basis, operation.vehicles, operation);
  return {
    quantity: all.quantity === 0 ? 0 : (whole.quantity * own.quantity) / all.quantity,
    words: {
      en: `${whole.words.en} × ${own.words.en} of ${all.words.en}`,
      ja: `${whole.words.ja}×${own.words.ja}÷全体${all.words.ja}`,
    },
  };
}

/** Percentage points above the target, below 0 under it; as many at most as the largest bonus pays. */
function points(
  { of, target, yen, most }: Extract<Rate, { basis: 'service-level' }>,
  { level }: Operation,
): Quantity {
  const reached = level[of];
  if (reached === null) return { quantity: 0, words: { en: 'no level', ja: '水準なし' } };
  const limit = yen === 0 ? 0 : most / yen;
  const quantity = Math.max(-limit, Math.min(limit, reached - target));
  const percent = Number(reached.toFixed(3));
  return {
    quantity,
    words: {
      en: `${percent} % ${LEVELS[of].en}, target ${target} %: ${Number(quantity.toFixed(3))} points`,
      ja: `${LEVELS[of].ja} ${percent}%(目標${target}%): ${Number(quantity.toFixed(3))}ポイント`,
    },
  };
}

const LEVELS: Readonly<Record<LevelOf, Words>> = {
  found: { en: 'of the wishes found room', ja: '予約成立率' },
  'on-time': { en: 'of the rides on time', ja: '定時率' },
};

function metered(vehicles: readonly VehicleWork[], meter: Meter): Quantity {
  const runs = vehicles.flatMap((work) => work.runs);
  const quantity = runs.reduce((sum, length) => sum + meterYen(meter, length), 0);
  const words = {
    en: `${quantity} yen on the meter in ${runs.length} runs`,
    ja: `メーター表示 ${runs.length}便計 ${quantity}円`,
  };
  return { quantity, words };
}

function litres(vehicles: readonly VehicleWork[], kmPerLitre: number): Quantity {
  const km = vehicles.reduce((sum, { length }) => sum + length, 0) / 1000;
  return {
    quantity: km / kmPerLitre,
    words: { en: `${km} km ÷ ${kmPerLitre} km a litre`, ja: `${km} km ÷ ${kmPerLitre} km/L` },
  };
}
