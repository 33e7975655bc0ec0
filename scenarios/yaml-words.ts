import type { YAMLParseError } from 'yaml';
import type { ProblemWords } from './problem.js';

/** What the parser says of a mistake. */
type Mistake = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/** What planners mistype most, in their words: the parser speaks to programmers. */
const KNOWN: Partial<Record<Mistake['code'], ProblemWords>> = {
  DUPLICATE_KEY: {
    expected: 'every key once',
    found: 'this key again',
    remedy: 'remove one of the two, or put # in front of its line',
  },
  TAB_AS_INDENT: {
    expected: 'spaces in front of a key',
    found: 'a tab',
    remedy: 'replace the tab by as many spaces as the lines beside it have',
  },
  BAD_INDENT: {
    expected: 'keys that belong together to begin in one column',
    found: 'one further left or right',
    remedy: 'indent this line, or the one above it, like its neighbours',
  },
};

/** What the parser found, in words for whoever has to mend it. */
export const yamlWords = ({ code, message }: Mistake): ProblemWords =>
  // In brackets the same code says that one is missing.
  (message.startsWith('Flow') ? undefined : KNOWN[code]) ?? {
    expected: 'YAML',
    found: message,
    remedy: 'check indentation, colons and quotes of this line',
  };

/** Every key that stands twice; of all else the first only, since what follows mostly follows from it. */
export function tellingErrors(errors: readonly Mistake[]): readonly Mistake[] {
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return errors.filter((error) => error.code === 'DUPLICATE_KEY' || error === first);
}
