import type { Words } from '../../core/words.js';
import type { DayRun } from '../run.js';

/** What was done with the journal of a live day, for readers of a result. */
export const JOURNAL_WORDS: Readonly<Record<NonNullable<DayRun['journal']>, Words>> = {
  'as-it-was': {
    ja: '実際の運行の記録をそのまま読み直したもの。計画は立て直していない',
    en: 'the journal of a live day, folded again as it was: nothing was searched anew',
  },
  'same-people': {
    ja: '実際の運行日の利用者を、別の条件で走らせたもの。申込み・返事・取消しは当日のまま、車両の動きはシミュレーション',
    en: 'the people of a live day in another world: they ask, answer and cancel as they did; the vehicles are simulated',
  },
};
