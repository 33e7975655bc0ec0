import type { Words } from '../../core/words.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { countedFigure, type CountedId } from './counted-figure.js';
import { poolingVariants } from './pooling-variants.js';

/** What people call a key of a figure; empty where the figure has none. */
export function keyName(figure: CountedId, key: string, { places }: Pick<Scenario, 'places'>): Words {
  if (figure === 'pooling_rate') return poolingVariants.find(({ id }) => id === key)!.name;
  const same = (text: string): Words => ({ ja: text, en: text });
  switch (countedFigure(figure).keys) {
    case 'none':
      return same('');
    case 'weekday':
      return WEEKDAY_WORDS[key]!;
    case 'hour':
      return { ja: `${key}時台`, en: `${key}:00–${key}:59` };
    case 'lead':
      return LEAD_WORDS[key]!;
    case 'age group':
      return { ja: `${key.replace('+', '以上').replace('-', '〜')}歳`, en: key };
    case 'stop':
      return same(places.find(({ id }) => id === key)?.name ?? key);
  }
}

const WEEKDAY_WORDS: Readonly<Record<string, Words>> = {
  mon: { ja: '月曜', en: 'Monday' },
  tue: { ja: '火曜', en: 'Tuesday' },
  wed: { ja: '水曜', en: 'Wednesday' },
  thu: { ja: '木曜', en: 'Thursday' },
  fri: { ja: '金曜', en: 'Friday' },
  sat: { ja: '土曜', en: 'Saturday' },
  sun: { ja: '日曜', en: 'Sunday' },
};

const LEAD_WORDS: Readonly<Record<string, Words>> = {
  '2d': { ja: '2日以上前', en: '2 days ahead or more' },
  '1d': { ja: '前日', en: 'the day before' },
  over_2h: { ja: '当日2時間以上前', en: 'same day, 2 h or more' },
  '1h_2h': { ja: '当日1〜2時間前', en: 'same day, 1 to 2 h' },
  under_1h: { ja: '当日1時間未満前', en: 'same day, less than 1 h' },
};
