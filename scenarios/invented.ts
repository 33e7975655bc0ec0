import type { Told } from './format/words.js';
import type { Scenario } from './scenario.js';

/** What is invented or replaced by something simpler, as its author wrote it: to be shown beside every result. */
export const inventedIn = ({ about, ways }: Pick<Scenario, 'about' | 'ways'>): readonly Told[] => [
  ...about.synthetic,
  ...ways.synthetic,
];
