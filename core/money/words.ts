/** A word or sentence in both languages. */
export interface Words {
  readonly en: string;
  readonly ja: string;
}
