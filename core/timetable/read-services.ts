import { feedTable, type FeedRow } from './feed-table.js';
import { feedDate } from './feed-time.js';
import type { FeedSource } from './feed-source.js';
import type { Service } from './timetable.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Services of calendar.txt and calendar_dates.txt; one of the two files is enough. */
export function readServices({ files, problems }: FeedSource): ReadonlyMap<string, Service> {
  if (!files.has('calendar.txt') && !files.has('calendar_dates.txt')) {
    problems.error('calendar.txt', 'whole file', {
      expected: 'calendar.txt or calendar_dates.txt',
      found: 'neither',
      remedy: 'export the feed again, with one of them: nobody knows on which days trips run',
    });
  }
  const weekly = readWeekly({ files, problems });
  const added = new Map<string, Set<string>>();
  const removed = new Map<string, Set<string>>();
  for (const row of feedTable(
    'calendar_dates.txt',
    { required: ['service_id', 'date', 'exception_type'], isRequired: 'optional' },
    files,
    problems,
  )) {
    const date = dateIn(row, 'date');
    const type = row.text('exception_type');
    if (type !== '1' && type !== '2')
      row.error('exception_type', '1 (runs) or 2 (does not run)', 'write 1 or 2');
    else if (date !== undefined) put(type === '1' ? added : removed, row.text('service_id'), date);
  }
  const ids = new Set([...weekly.keys(), ...added.keys(), ...removed.keys()]);
  return new Map(
    [...ids].map((id) => [
      id,
      {
        id,
        weekly: weekly.get(id),
        added: added.get(id) ?? new Set(),
        removed: removed.get(id) ?? new Set(),
      },
    ]),
  );
}

function readWeekly({ files, problems }: FeedSource): Map<string, NonNullable<Service['weekly']>> {
  const rows = feedTable(
    'calendar.txt',
    { required: ['service_id', ...DAYS, 'start_date', 'end_date'], isRequired: 'optional' },
    files,
    problems,
  );
  const services = new Map<string, NonNullable<Service['weekly']>>();
  for (const row of rows) {
    const id = row.text('service_id');
    if (id === '' || services.has(id))
      row.error('service_id', 'an id used once', 'keep one row for each service');
    const [from, to] = [dateIn(row, 'start_date'), dateIn(row, 'end_date')];
    if (from === undefined || to === undefined) continue;
    if (to < from) row.error('end_date', 'a date not before start_date', 'correct the dates');
    const days = DAYS.map((day) => {
      const cell = row.text(day);
      if (cell !== '0' && cell !== '1') row.error(day, '1 (runs) or 0 (does not run)', 'write 0 or 1');
      return cell === '1';
    });
    if (!services.has(id)) services.set(id, { days, from, to });
  }
  return services;
}

function dateIn(row: FeedRow, column: string): string | undefined {
  const date = feedDate(row.text(column));
  if (date === undefined) row.error(column, 'a date such as 20260401', 'write year, month and day');
  else if (!/^\d{8}$/.test(row.text(column)))
    row.warn(column, 'a date such as 20260401', 'leave out the signs between');
  return date;
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key) ?? new Set();
  map.set(key, values.add(value));
}
