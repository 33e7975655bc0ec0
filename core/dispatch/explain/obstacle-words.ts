import type { Obstacle, ObstacleCode } from './explanation.js';
import type { Words } from '../../words.js';

type Phrase<C> = (obstacle: Extract<Obstacle, { code: C }>) => Words;

/** By code. Numbers of parties, never who they are. */
const PHRASES: { readonly [C in ObstacleCode]: Phrase<C> } = {
  'broken-down': () => ({ en: 'broken down', ja: '故障中' }),
  'too-small': () => ({ en: 'no room for the party even when empty', ja: '空車でも乗れない人数・車いす' }),
  'other-zone': () => ({ en: 'serves another zone', ja: '担当区域外' }),
  'other-riders': () => ({ en: 'serves other riders', ja: '対象の利用者でない' }),
  excluded: () => ({ en: 'takes no new rides at present', ja: '新しい乗車の割当を停止中' }),
  pinned: () => ({ en: 'the ride is tied to another vehicle', ja: '別の車両に固定された乗車' }),
  'off-duty': () => ({ en: 'off duty then', ja: '勤務時間外' }),
  full: () => ({ en: 'full', ja: '満席' }),
  late: ({ minutes }) => ({ en: `too late by ${minutes} min`, ja: `${minutes}分遅い` }),
  early: ({ minutes }) => ({ en: `only ${minutes} min earlier`, ja: `${minutes}分早ければ可` }),
  'long-ride': ({ minutes }) => ({
    en: `the ride would be too long by ${minutes} min`,
    ja: `乗車時間が上限を${minutes}分超える`,
  }),
  promises: ({ requests: { length } }) => ({
    en: `would break the promise to ${length} other ${length === 1 ? 'party' : 'parties'}`,
    ja: `ほかの${length}組との約束を守れない`,
  }),
  shift: () => ({ en: 'the shift ends or a rest is due', ja: '勤務終了か休憩に重なる' }),
  several: () => ({ en: 'several of these at once', ja: '複数の制約が重なる' }),
};

/** What keeps a vehicle from a ride, in a few words: for operators and logs. */
export function obstacleText(obstacle: Obstacle): Words {
  const phrase = PHRASES[obstacle.code] as (obstacle: Obstacle) => Words;
  return phrase(obstacle);
}

/** The kinds of obstacle, without numbers: what several vehicles have in common. */
export const OBSTACLE_KINDS: Readonly<Record<ObstacleCode, Words>> = {
  'broken-down': { en: 'broken down', ja: '故障中' },
  'too-small': { en: 'too small', ja: '定員・設備の不足' },
  'other-zone': { en: 'of another zone', ja: '担当区域外' },
  'other-riders': { en: 'for other riders', ja: '対象外' },
  excluded: { en: 'taking no new rides', ja: '割当停止中' },
  pinned: { en: 'not the one the ride is tied to', ja: '固定先でない' },
  'off-duty': { en: 'off duty', ja: '勤務時間外' },
  full: { en: 'full', ja: '満席' },
  late: { en: 'too late', ja: '間に合わない' },
  early: { en: 'only earlier', ja: '早い時刻なら可' },
  'long-ride': { en: 'with too long a ride', ja: '乗車時間の上限超過' },
  promises: { en: 'bound by promises to others', ja: 'ほかの約束あり' },
  shift: { en: 'at the end of the shift or before a rest', ja: '勤務終了・休憩' },
  several: { en: 'kept by several things at once', ja: '複数の制約' },
};
