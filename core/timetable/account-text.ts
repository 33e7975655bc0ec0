import type { TimetableAccount } from './account.js';

/** The account as lines for a terminal. */
export function accountText(account: TimetableAccount): string {
  const { agencies, valid, platforms, lines, trips, repeated, fares, languages, date, running } = account;
  const facts: readonly (readonly [string, string])[] = [
    ['agency', agencies.join('; ')],
    ['office', account.offices.join('; ')],
    ['valid', valid === null || valid === undefined ? 'unknown' : `${valid.from} to ${valid.to}`],
    ['halts', String(platforms)],
    ['lines', String(lines)],
    ['trips', repeated === 0 ? String(trips) : `${trips}, of these ${repeated} by headway`],
    ['fares', fares === null ? 'none told' : `${fares.rules} rules, ${fares.from} to ${fares.to} yen`],
    ['names in', languages.join(', ')],
    ...account.services.map(
      ({ id, days, added, removed }) =>
        [
          'service',
          `${id}: ${days || 'single dates'}${added + removed === 0 ? '' : `, +${added} −${removed} dates`}`,
        ] as const,
    ),
  ];
  const table = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name.padEnd(9)} ${value}`);
  if (date === null) return `${table.join('\n')}\n`;
  const total = running.reduce((sum, line) => sum + line.trips, 0);
  const heading = total === 0 ? `nothing runs on ${date}` : `${total} trips on ${date}:`;
  const rows = running.map(
    ({ line, kind, trips: n, first, last, headsigns }) =>
      `  ${String(n).padStart(4)}  ${first}–${last}  ${kind.padEnd(5)} ${line}${headsigns.length === 0 ? '' : ` → ${headsigns.join(', ')}`}`,
  );
  return `${[...table, '', heading, ...rows].join('\n')}\n`;
}
