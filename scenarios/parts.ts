import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

/** Parts of a scenario that are edited while the service runs. */
export const PARTS = ['fleet', 'stops', 'service'] as const;
export type PartName = (typeof PARTS)[number];

/** The content of a file: an object as in the YAML file, or rows by column as in the table. */
export type PartContent = Readonly<Record<string, unknown>> | readonly Readonly<Record<string, string>>[];

export const PART_FILES: Readonly<Record<PartName, string>> = {
  fleet: 'fleet.yaml',
  stops: 'stops.csv',
  service: 'service.yaml',
};

const TABLE = { columns: true, bom: true, skip_empty_lines: true, trim: true } as const;

/** The parts as the files of a folder say them; the folder has been judged before. */
export function readParts(folder: string): Readonly<Record<PartName, PartContent>> {
  const text = (part: PartName): string => {
    const path = join(folder, PART_FILES[part]);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  return {
    fleet: (parseYaml(text('fleet')) ?? {}) as PartContent,
    stops: parseCsv<Record<string, string>>(text('stops'), TABLE),
    service: (parseYaml(text('service')) ?? {}) as PartContent,
  };
}

/** The text of the file that holds such a part. JSON is YAML. */
export function partText(part: PartName, content: PartContent): string {
  if (part !== 'stops') return `${JSON.stringify(content, null, 2)}\n`;
  if ((content as readonly unknown[]).length === 0) return '';
  const rows = content as readonly Readonly<Record<string, string>>[];
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
