import type { RefusalReason } from '../refusal.js';
import type { Words } from '../../words.js';

/** A refusal in words: for tables and operators, as a sentence to the rider, and what would help in general. */
export interface RefusalWords {
  readonly why: Words;
  readonly toRider: Words;
  readonly helps: Words;
}

export const REFUSALS: Readonly<Record<RefusalReason, RefusalWords>> = {
  'no-vehicle-in-time': {
    why: {
      ja: 'どの車両でも約束・上限・勤務時間を守れない',
      en: 'every vehicle would break a promise, a limit or its shift',
    },
    toRider: {
      ja: 'ご希望の時刻に伺える車両がございません。',
      en: 'No vehicle is free for you at that time.',
    },
    helps: { ja: '別の時刻、車両の追加、時間枠の拡大', en: 'another time, more vehicles, wider windows' },
  },
  'no-vehicle-on-duty': {
    why: {
      ja: 'その時間に運べる車両が勤務していない',
      en: 'no vehicle that may carry the party is on duty then',
    },
    toRider: {
      ja: 'その時間帯に運行している車両がございません。',
      en: 'No vehicle that could take you is on duty at that time.',
    },
    helps: { ja: '勤務時間・区域・対象者の見直し', en: 'shifts, zones, who may ride' },
  },
  'outside-service-hours': {
    why: { ja: '運行時間外', en: 'outside the hours of the service' },
    toRider: { ja: 'ご希望の時刻は運行時間外です。', en: 'The service does not run at that time.' },
    helps: { ja: '別の時刻、運行時間の見直し', en: 'another time, longer hours' },
  },
  'too-short-notice': {
    why: { ja: '予約期限を過ぎた申込み', en: 'asked later than the notice that the service wants' },
    toRider: {
      ja: 'その時刻の予約受付は終了しております。',
      en: 'Booking for that time has closed.',
    },
    helps: { ja: '予約期限の短縮', en: 'a shorter notice' },
  },
  'too-far-ahead': {
    why: { ja: '受付開始前の申込み', en: 'asked before booking opens' },
    toRider: {
      ja: 'その時刻の予約受付はまだ始まっておりません。',
      en: 'Booking for that time has not opened yet.',
    },
    helps: { ja: '受付期間の延長', en: 'an earlier opening of booking' },
  },
  'trip-not-allowed': {
    why: {
      ja: '利用の規則(区域・対象者など)に合わない',
      en: 'a rule of the service excludes this trip or rider',
    },
    toRider: {
      ja: '恐れ入りますが、この区間は規則によりご利用いただけません。',
      en: 'The rules of the service do not allow this trip.',
    },
    helps: { ja: '規則の見直し', en: 'a change of the rule' },
  },
  'stop-closed': {
    why: { ja: '停留所が閉鎖中', en: 'a stop was closed' },
    toRider: {
      ja: 'ご希望の停留所は現在ご利用いただけません。',
      en: 'A stop you named cannot be used at present.',
    },
    helps: { ja: '別の停留所', en: 'another stop' },
  },
  'same-stop': {
    why: { ja: '乗車地と降車地が同じ', en: 'origin and destination are one stop' },
    toRider: {
      ja: '乗車地と降車地が同じです。お確かめください。',
      en: 'The trip begins and ends at the same stop; please check it.',
    },
    helps: { ja: '申込み内容の訂正', en: 'a corrected request' },
  },
  'no-road': {
    why: { ja: '道路がつながっていない', en: 'no road leads there' },
    toRider: {
      ja: '恐れ入りますが、その区間へは車両が通れる道がございません。',
      en: 'No road leads there for our vehicles.',
    },
    helps: { ja: '停留所の位置や道路データの訂正', en: 'a corrected stop or road' },
  },
  'already-asked': {
    why: { ja: '同じ申込みが二重に届いた', en: 'the same request was sent twice' },
    toRider: { ja: 'このお申込みはすでに承っております。', en: 'We have this request already.' },
    helps: { ja: '対応不要', en: 'nothing' },
  },
  'party-exceeds-every-vehicle': {
    why: { ja: 'どの車両の定員も超える人数', en: 'the party is larger than every vehicle' },
    toRider: {
      ja: 'ご一緒の人数で乗れる大きさの車両がございません。',
      en: 'No vehicle is large enough for your party.',
    },
    helps: { ja: '分かれて乗車、大きな車両', en: 'splitting the party, a larger vehicle' },
  },
};
