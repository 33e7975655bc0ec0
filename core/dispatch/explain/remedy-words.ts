import type { StopIndex, VehicleIndex } from '../../ids.js';
import type { Remedy, RemedyCode } from './explanation.js';
import type { Words } from '../../words.js';

/** How people call what the core knows by number. */
export interface Names {
  readonly stop: (stop: StopIndex) => string;
  readonly vehicle: (vehicle: VehicleIndex) => string;
}

/** Remedies in the hands of the rider; the others are for the service to decide. */
export const RIDERS_OWN: ReadonlySet<RemedyCode> = new Set([
  'later',
  'earlier',
  'other-origin',
  'other-destination',
  'fewer-persons',
  'split-party',
  'no-wheelchair',
]);

type Phrase<C extends RemedyCode> = (remedy: Remedy & { code: C }, names: Names | undefined) => Words;

const PHRASES: { readonly [C in RemedyCode]: Phrase<C> } = {
  later: ({ minutes }) => ({ en: `${minutes} min later`, ja: `${minutes}分遅い時刻` }),
  earlier: ({ minutes }) => ({ en: `${minutes} min earlier`, ja: `${minutes}分早い時刻` }),
  'other-origin': ({ stop, walk }, names) => ({
    en: `boarding at ${names?.stop(stop) ?? 'another stop'}, ${onFoot(walk)} min on foot`,
    ja: `${names?.stop(stop) ?? '別の停留所'}からの乗車(徒歩${onFoot(walk)}分)`,
  }),
  'other-destination': ({ stop, walk }, names) => ({
    en: `alighting at ${names?.stop(stop) ?? 'another stop'}, ${onFoot(walk)} min on foot`,
    ja: `${names?.stop(stop) ?? '別の停留所'}での降車(徒歩${onFoot(walk)}分)`,
  }),
  'fewer-persons': ({ persons }) => ({
    en: `${persons} of the party together`,
    ja: `${persons}人までの同乗`,
  }),
  'split-party': ({ parts: [one, other] }) => ({
    en: `riding apart, ${one} and ${other}`,
    ja: `${one}人と${other}人に分かれての乗車`,
  }),
  'no-wheelchair': () => ({ en: 'a seat instead of the wheelchair', ja: '車いすから座席への移乗' }),
  'longer-wait': ({ minutes }) => ({
    en: `a longest wait ${minutes} min longer`,
    ja: `待ち時間の上限を${minutes}分延ばす`,
  }),
  'longer-ride': ({ minutes }) => ({
    en: `a longest ride ${minutes} min longer`,
    ja: `乗車時間の上限を${minutes}分延ばす`,
  }),
  'earlier-arrival': ({ minutes }) => ({
    en: `arriving up to ${minutes} min earlier than is allowed`,
    ja: `早着の上限を${minutes}分広げる`,
  }),
  'more-vehicles': ({ like }, names) => ({
    en: names === undefined ? 'one more vehicle' : `one more vehicle like ${names.vehicle(like)}`,
    ja: names === undefined ? '車両をもう1台' : `${names.vehicle(like)}と同じ車両をもう1台`,
  }),
};

/** What would have met the wish, in a few words. Without names no place is told: for logs. */
export function remedyText(remedy: Remedy, names?: Names): Words {
  const phrase = PHRASES[remedy.code] as (remedy: Remedy, names: Names | undefined) => Words;
  return phrase(remedy, names);
}

const onFoot = (seconds: number): number => Math.ceil(seconds / 60);
