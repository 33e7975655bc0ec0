import type { FeedProblems } from './feed-problem.js';
import type { FeedFiles } from './feed-table.js';

/** Where the readers of the single tables find their rows and leave what is wrong. */
export interface FeedSource {
  readonly files: FeedFiles;
  readonly problems: FeedProblems;
}
