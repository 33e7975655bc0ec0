import { useLanguage } from '../parts/language.js';
import { dateOf, dayText, momentOf } from '../parts/moments.js';
import { useService } from './service.js';

const DAY_MS = 24 * 60 * 60_000;

/** The day of a moment as people say it: "今日", "明日 11月25日(水)", "11月26日(木)". */
export function useDayWords(): (moment: string) => string {
  const { words, service, now } = useService();
  const language = useLanguage();
  return (moment) => {
    const date = dateOf(moment);
    if (date === dateOf(momentOf(now(), service.now))) return words.home.today;
    const text = dayText(date, language);
    const tomorrow = date === dateOf(momentOf(now() + DAY_MS, service.now));
    return tomorrow ? `${words.home.tomorrow} ${text}` : text;
  };
}
