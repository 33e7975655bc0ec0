import type { Complaints } from '../../scenarios/problem-list.js';

/** The properties of the features of a GeoJSON as a table (CSV); undefined, and told, if it is none. */
export function featureTable(text: string, complaints: Complaints): string | undefined {
  const rows = propertiesOf(text);
  if (rows === undefined || rows.length === 0) {
    complaints.error('whole file', {
      expected: 'a GeoJSON of squares, each with properties such as MESH_ID and PTN_2025',
      found: rows === undefined ? 'something else' : 'no features',
      remedy: 'use the file as published, or export its table as CSV',
    });
    return undefined;
  }
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => cellText(row[column])).join(','));
  return [columns.join(','), ...lines].join('\n');
}

function propertiesOf(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  try {
    const { features } = JSON.parse(text) as {
      features?: readonly { properties?: Record<string, unknown> }[];
    };
    return features?.map(({ properties }) => properties ?? {});
  } catch {
    return undefined;
  }
}

const cellText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).replaceAll(',', ';') : '';
