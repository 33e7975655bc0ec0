import type { StopView } from '../../server/contract/service.js';

/** Stops whose name or kana has the text in it; those that begin with it come first. Katakana is read as hiragana. */
export function searched<S extends Pick<StopView, 'name' | 'kana'>>(
  stops: readonly S[],
  text: string,
): readonly S[] {
  const sought = plain(text);
  if (sought === '') return stops;
  const rank = ({ name, kana }: S): number => {
    const [one, other] = [plain(name), plain(kana)];
    if (one.startsWith(sought) || other.startsWith(sought)) return 0;
    return one.includes(sought) || other.includes(sought) ? 1 : 2;
  };
  return stops
    .map((stop) => ({ stop, rank: rank(stop) }))
    .filter((found) => found.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ stop }) => stop);
}

/** From katakana to hiragana there is one step in the table of characters. */
const KATAKANA = /[\u30a1-\u30f6]/g;
const TO_HIRAGANA = 0x60;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replaceAll(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - TO_HIRAGANA));
