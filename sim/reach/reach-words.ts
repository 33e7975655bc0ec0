import type { Words } from '../../core/words.js';
import type { AgeGroup } from '../../scenarios/age-group.js';
import type { Reach, ReachedKind } from './reach.js';

export const KIND_WORDS: Readonly<Record<ReachedKind, Words>> = {
  hospital: { ja: '病院', en: 'hospital' },
  clinic: { ja: '診療所', en: 'clinic' },
  shop: { ja: '店', en: 'shop' },
  station: { ja: '駅・乗継所', en: 'station' },
};

export const ageWords = (age: AgeGroup | ''): Words =>
  age === ''
    ? { ja: '全員', en: 'everybody' }
    : { ja: age === '85+' ? '85歳以上' : `${age.replace('-', '〜')}歳`, en: age };

export const yearWords = (year: string): Words =>
  year === '' ? { ja: 'シナリオの人口', en: 'people of the scenario' } : { ja: `${year}年`, en: year };

/** How the times were made, sentence by sentence: to be read before any figure. */
export function reachNotes({ terms, hasTimetable }: Reach): readonly Words[] {
  const minutes = (s: number): string => (s / 60).toFixed(1);
  return [
    terms === undefined
      ? {
          ja: 'シミュレーションした日に誰も運ばれなかったため、サービスは無いものとした。',
          en: 'Nobody was carried on the simulated days, so there is no service.',
        }
      : {
          ja: `乗合: シミュレーション${terms.days}日、${terms.rides}件の乗車から。待ち平均${minutes(terms.wait_s)}分、乗車は直行の${terms.ride_factor.toFixed(2)}倍、列車・バスには平均${minutes(terms.early_s)}分前に着く。満員で断られた希望は${(100 * terms.refused).toFixed(1)}%。ここでは断られないものとした。`,
          en: `Service: from ${terms.rides} rides of ${terms.days} simulated days. Mean wait ${minutes(terms.wait_s)} min, rides take ${terms.ride_factor.toFixed(2)} × the direct drive, trains and buses are reached ${minutes(terms.early_s)} min early on average. ${(100 * terms.refused).toFixed(1)} % of the wishes found it full; here nobody does.`,
        },
    hasTimetable
      ? {
          ja: '列車・バスは時刻表どおり。停留所までは歩いて15分以内、または乗合で。乗換えは3分以上。',
          en: 'Buses and trains run as printed. Halts are reached on foot within 15 minutes, or by the service; changing takes 3 minutes or more.',
        }
      : {
          ja: '時刻表がないため、列車・バスは数えていない。',
          en: 'Without a timetable no buses or trains are counted.',
        },
    {
      ja: '所要時間は、運行時間内の半分以上の時刻に、家を出ようと思ってから着くまで(待ちを含む)の時間。1時間に1本のバスなら待ちは30分になる。家はメッシュ・集落の中心にあるものとした。',
      en: 'A time is what it takes, from wanting to leave until being there, waiting included, at half of the moments of the hours of service or more: of a bus every hour, half an hour of waiting. Homes lie at the middle of their cell.',
    },
    {
      ja: '自動車の運転と送迎は数えていない。',
      en: 'Driving a car and being driven are not counted.',
    },
  ];
}
