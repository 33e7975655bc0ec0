import type { Entry, ImportAccount } from './account.js';

/** An import told to people, one fact a line, ending in a line break. */
export function accountText(account: ImportAccount): string {
  const { files, read, kept, classes, cutOff, clipped, attribution } = account;
  const lines = [
    ...files.map(({ name, format }) => `${name} (${format})`),
    `read: ${read.points} points, ${read.ways} ways`,
    `kept: ${kept.junctions} junctions, ${kept.links} links, ${km(kept.streetKm)} of streets (${km(kept.linkKm)} by direction)`,
    '',
    'class            streets km    links',
    ...classes.map(
      ({ roadClass, streetKm, links }) =>
        `${roadClass.padEnd(14)} ${streetKm.toFixed(1).padStart(12)} ${String(links).padStart(8)}`,
    ),
    ...entryLines('left out', account.dropped),
    ...(clipped ? ['', `outside the boundary: ${clipped.streets} streets, ${km(clipped.km)}`] : []),
    '',
    `not connected: ${cutOff.parts} parts, ${cutOff.junctions} junctions, ${km(cutOff.streetKm)}`,
    ...cutOff.largest.map(
      (part) => `  ${km(part.km)}, ${part.junctions} junctions: ${part.street} near ${part.lat}, ${part.lon}`,
    ),
    ...entryLines('remarks', account.remarks),
    ...entryLines('turn restrictions (counted, not yet applied to driving times)', account.turnRestrictions),
    ...(account.synthetic === undefined ? [] : ['', account.synthetic]),
    ...(attribution === '' ? [] : ['', attribution]),
  ];
  return `${lines.join('\n')}\n`;
}

const km = (n: number): string => `${n.toFixed(1)} km`;

function entryLines(title: string, entries: readonly Entry[]): string[] {
  if (entries.length === 0) return [];
  const rows = entries.map(({ reason, count, examples }) => {
    const shown = examples
      .slice(0, 3)
      .filter((example) => example !== '')
      .join(', ');
    return `  ${count} × ${reason}${shown === '' ? '' : `: ${shown}${count > 3 ? ' …' : ''}`}`;
  });
  return ['', `${title}:`, ...rows];
}
