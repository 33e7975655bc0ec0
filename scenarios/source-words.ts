import type { Told } from './format/words.js';

/** Where a figure of money is from: in both languages where the program itself says it, as written where a scenario does. */
export function sourceWords(source: string): Told {
  const ja = JAPANESE.get(source);
  return ja === undefined ? source : { ja, en: source };
}

/** By the English text of default-costs.ts and core/money/income.ts. */
const JAPANESE: ReadonlyMap<string, string> = new Map([
  [
    'middle of 2,500 to 2,800 yen: Katsuura City, 2 jumbo taxis, weekdays 8-18, 12.2 million yen a year (expydoc.com/doc/8407937); driver, vehicle, fuel and insurance in it',
    '2,500〜2,800円の中間: 勝浦市、ジャンボタクシー2台、平日8〜18時、年1,220万円 (expydoc.com/doc/8407937)。運転手・車両・燃料・保険を含む',
  ],
  [
    '3 to 5 vehicles: vendor page, about 2000s (netlaputa.ne.jp); spread over five years is an assumption',
    '車両3〜5台の場合。2000年代ごろの事業者の頁 (netlaputa.ne.jp)。5年で割るのは仮定',
  ],
  ['assumption', '仮定'],
  ['assumption: no published figure was found', '仮定: 公表値は見つからなかった'],
  [
    'assumption: one person, eight hours at 1,500 yen with employer contributions',
    '仮定: 1人、8時間、事業主負担を含め1時間1,500円',
  ],
  ['wishes.csv, fare_yen', '計算した一日の運賃の合計 (wishes.csv の fare_yen)'],
]);
