import { clockOf, dateOf, dayText } from '../parts/moments.js';
import type { Language } from '../words/language.js';

/** "11月24日(火) 08:05". */
export const momentText = (moment: string, language: Language): string =>
  `${dayText(dateOf(moment), language)} ${clockOf(moment)}`;
