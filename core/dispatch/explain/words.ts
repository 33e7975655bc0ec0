/** A word or sentence in both languages. */
export interface Words {
  readonly en: string;
  readonly ja: string;
}

/** The same sentence made once for each language. */
export const inBoth = (say: (language: keyof Words) => string): Words => ({ en: say('en'), ja: say('ja') });
