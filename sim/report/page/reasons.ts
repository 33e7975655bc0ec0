import type { Words } from '../../../core/words.js';

/** Why a figure has no value, in both languages: indicators give the English sentence. */
const REASONS: Readonly<Record<string, string>> = {
  'no booking was completed': '完了した予約がない',
  'no vehicle had anybody aboard': '誰も乗車していない',
  'no vehicle has driven': '走行した車両がない',
  'nobody was driven': '誰も乗せて走っていない',
  'nobody asked for a ride': '申込みがない',
  'nobody was promised a ride': '成立した予約がない',
  'nobody wanted to connect to a bus or train': '列車・バスへの乗継ぎの希望がない',
  'nobody with a connection was carried': '乗継ぎのある乗車がない',
  'nobody was promised a ride or found it full': '成立した予約も空き無しもない',
  'fewer than two groups with 20 wishes': '20件以上の区分が二つない',
  'no ride was due': '乗車の予定がなかった',
  'the bookings do not say how they were made': '予約の経路が記録されていない',
  'fewer than seven days': '7日分に満たない',
  'no named rider was carried': '利用者番号のある乗車がない',
  'no ride wished for at once was completed': '「今すぐ」の完了予約がない',
  'no ride booked ahead was completed': '事前予約の完了がない',
  'no vehicle is registered': '登録車両がない',
  'no vehicle was on duty': '勤務した車両がない',
  'nobody was carried': '誰も運んでいない',
  'the days have no operating cost': '運行経費がない',
  'nobody has said what the service costs': '経費が示されていない',
};

export const reasonWords = (en: string): Words => ({ en, ja: REASONS[en] ?? en });

/** Whether the sentence has a Japanese counterpart. */
export const isTranslated = (en: string): boolean => en in REASONS;
