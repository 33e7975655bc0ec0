/** A word or sentence in both languages of the project. */
export interface Words {
  readonly ja: string;
  readonly en: string;
}

export type Language = keyof Words;
