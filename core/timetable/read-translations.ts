import { feedTable } from './feed-table.js';
import type { FeedSource } from './feed-source.js';
import type { Platform } from './timetable.js';

/**
 * Other names by language and name in the feed. Both forms are read: `trans_id,lang,translation` of the first versions of
 * GTFS-JP, and that of GTFS with table_name, which names a record or a value.
 */
export function readTranslations(
  platforms: readonly Platform[],
  { files, problems }: FeedSource,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const rows = feedTable(
    'translations.txt',
    { required: ['translation'], isRequired: 'optional' },
    files,
    problems,
  );
  const names = new Map(platforms.map(({ id, name }) => [id, name]));
  const languages = new Map<string, Map<string, string>>();
  for (const row of rows) {
    const language = row.text('language') || row.text('lang');
    const byRecord = row.text('table_name') === 'stops' ? names.get(row.text('record_id')) : undefined;
    const name = row.text('trans_id') || row.text('field_value') || byRecord;
    if (language === '' || name === undefined) continue;
    const known = languages.get(language) ?? new Map<string, string>();
    languages.set(language, known.set(name, row.text('translation')));
  }
  return languages;
}
