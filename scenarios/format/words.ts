import { z } from 'zod';
import { rule } from '../issue-words.js';
import { dateText } from './clock.js';

/** An id as written in files. YAML reads 12 as a number; it is the text "12". */
export const idText = z
  .union([z.string().min(1), z.number()], rule('an id (a text)', 'write a name without blanks'))
  .transform(String)
  .meta({ description: 'An id, kept verbatim' });

/** A name in both languages of the project. */
export const names = z
  .strictObject({ ja: z.string().min(1), en: z.string().min(1) })
  .meta({ description: 'The name in Japanese and English' });

/** A sentence for people who read results: in one language, or better in both. */
export const told = z
  .union([z.string().min(1), names], rule('a sentence, or one in each language: { ja, en }', 'write a text'))
  .meta({ description: 'A sentence, or the same in Japanese and English: { ja, en }' });

export type Told = z.output<typeof told>;

/** The English of a sentence, or what there is of it. */
export const inEnglish = (sentence: Told): string => (typeof sentence === 'string' ? sentence : sentence.en);

export const share = z
  .number(rule('a share between 0 and 1'))
  .min(0, rule('a share between 0 and 1'))
  .max(1, rule('a share between 0 and 1'))
  .meta({ description: 'A share or a probability, 0 to 1' });

export const factor = z
  .number(rule('a factor above 0, such as 0.8'))
  .positive(rule('a factor above 0, such as 0.8'))
  .meta({ description: 'A factor, 1 = as usual' });

export const count = z
  .int(rule('a whole number of 0 or more'))
  .min(0, rule('a whole number of 0 or more'))
  .meta({ description: 'A whole number of 0 or more' });

export const attributeList = z
  .array(z.string().min(1))
  .min(1)
  .meta({ description: 'Attributes of riders, such as resident or age-65-plus; at least one has to fit' });

export const zoneList = z
  .array(z.string().min(1))
  .min(1)
  .meta({ description: 'Names of zones as in the column zones of stops.csv; at least one has to fit' });

export const dayTypeList = z
  .array(z.string().min(1))
  .min(1)
  .meta({ description: 'Day types; absent: every day' });

/** From a first day to a last, both included; either may be left open. */
export const dates = z
  .strictObject({ from: dateText.optional(), to: dateText.optional() })
  .refine(
    ({ from = '', to = '9' }) => from <= to,
    rule('a first day not after the last', 'exchange the two dates'),
  )
  .meta({ description: 'From a first day to a last, both included; either may be left out' });

/** Whether a day lies between the dates; without dates every day does. */
export const isWithin = (date: string, between: z.output<typeof dates> | undefined): boolean =>
  (between?.from ?? date) <= date && date <= (between?.to ?? date);

/** Where a figure is from, and how sure it is: two keys beside the figure. */
export const origin = {
  source: z.string().min(1).prefault('assumption').meta({ description: 'Where the figure is from' }),
  certainty: z
    .enum(['agreed', 'published', 'derived', 'assumption'])
    .prefault('assumption')
    .meta({ description: 'agreed: in the contract; published; derived from published figures; assumption' }),
};
