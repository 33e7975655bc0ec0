import { yen, type Metres, type Yen } from '../units.js';
import { apportion } from './apportion.js';
import { rounded, WHOLE_YEN } from './rounding.js';
import type { Words } from '../words.js';

/** A municipality or other body that bears a part of the public cost. */
export interface Payer {
  readonly id: string;
  readonly name: Words;
  /** Parties with this attribute are its residents. */
  readonly attribute: string;
  readonly population: number;
}

/** By what a part of the public cost is shared: alike (均等割), by population (人口割), by use (利用割). */
export type SharingKey = 'equal' | 'population' | 'passengers' | 'passenger-km';

/** Who pays the public cost. */
export interface PayerRule {
  readonly payers: readonly Payer[];
  /** Id of the payer for parties that are nobody's residents. */
  readonly otherwise: string;
  /** Parts of the public cost by key; the shares add up to 1. */
  readonly parts: readonly { readonly key: SharingKey; readonly share: number }[];
}

/** One completed ride as payers see it. */
export interface PaidRide {
  readonly attributes: readonly string[];
  readonly persons: number;
  /** Length of the direct drive. */
  readonly directWay: Metres;
}

/** What one payer bears of one service day. */
export interface PayerLine {
  readonly payer: string;
  readonly name: Words;
  readonly passengers: number;
  /** Persons × length of the direct drive. */
  readonly passengerMetres: Metres;
  readonly yen: Yen;
}

/** The payer of a party: the first whose residents it counts among. */
export const payerOf = ({ payers, otherwise }: PayerRule, attributes: readonly string[]): string =>
  payers.find(({ attribute }) => attributes.includes(attribute))?.id ?? otherwise;

/**
 * Shares the public cost of a day to the yen, payers in the order of the rule. Each part is rounded to a whole yen,
 * the last part is what remains, and each is apportioned by its key.
 */
export function payOf(rule: PayerRule, publicCost: Yen, rides: readonly PaidRide[]): PayerLine[] {
  const use = rule.payers.map(({ id, name, population }) => {
    const own = rides.filter(({ attributes }) => payerOf(rule, attributes) === id);
    const passengers = own.reduce((sum, { persons }) => sum + persons, 0);
    const metres = own.reduce((sum, { persons, directWay }) => sum + persons * directWay, 0) as Metres;
    const weights = { equal: 1, population, passengers, 'passenger-km': metres };
    return { payer: id, name, passengers, passengerMetres: metres, weights };
  });
  const owed = use.map(() => 0);
  let left: number = publicCost;
  for (const [i, { key, share }] of rule.parts.entries()) {
    const part = i === rule.parts.length - 1 ? left : Math.min(left, rounded(publicCost * share, WHOLE_YEN));
    left -= part;
    const portions = apportion(
      yen(part),
      use.map(({ payer, weights }) => ({ payer, weight: weights[key] })),
    );
    for (const [place, portion] of portions.entries()) owed[place]! += portion.yen;
  }
  return use.map(({ payer, name, passengers, passengerMetres }, place) => ({
    payer,
    name,
    passengers,
    passengerMetres,
    yen: yen(owed[place]!),
  }));
}
