import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Command, InvalidArgumentError, Option } from 'commander';
import { storedText, type ImportedRoads } from '../core/road/format.js';
import { importRoads, IMPORT_DEFAULTS, type ImportSettings } from '../core/road/import.js';
import { picture } from '../core/road/picture.js';
import { readBoundary } from '../core/road/boundary.js';
import { ROAD_FORMATS, unpacked, type RoadFile, type RoadFormat } from '../core/road/recognise.js';
import { settlementsTable } from '../core/road/synthetic/settlement.js';
import { SYNTHETIC_DEFAULTS } from '../core/road/synthetic/settings.js';
import { synthesise } from '../core/road/synthetic/synthesise.js';
import { accountText } from '../core/road/account-text.js';
import type { TableEdges } from '../core/road/tables.js';

interface ReadOptions {
  readonly format?: RoadFormat;
  readonly edges?: TableEdges;
  readonly boundary?: string;
  readonly json?: true;
}

/** `noriai roads import` and `noriai roads show`. Faults of files are thrown to the main program, which tells and ends. */
export function roadsCommand(): Command {
  const roads = new Command('roads').description('read road data and show what is in it');
  roads.addCommand(
    reading('import', 'read roads, report what was kept and dropped, and store them')
      .option('--out <file>', 'write the stored form here; packed if the name ends in .gz')
      .action((files: string[], options: ReadOptions & { out?: string }) => {
        const imported = load(files, options);
        if (options.out !== undefined) writeWhole(options.out, storedText(imported));
        report(imported, options);
      }),
  );
  roads.addCommand(
    reading('show', 'print sizes, classes, what was dropped and why; draw a picture')
      .option('--svg <file>', 'draw the roads by class')
      .action((files: string[], options: ReadOptions & { svg?: string }) => {
        const imported = load(files, options);
        if (options.svg !== undefined)
          writeWhole(options.svg, picture(imported, files.map((file) => basename(file)).join(', ')));
        report(imported, options);
      }),
  );
  roads.addCommand(synthesiseCommand());
  return roads;
}

interface SynthesiseOptions {
  readonly boundary?: string;
  readonly winding: number;
  readonly speed: number;
  readonly out?: string;
  readonly json?: true;
}

function synthesiseCommand(): Command {
  const { winding, speed } = SYNTHETIC_DEFAULTS;
  return new Command('synthesise')
    .description('make plausible roads from a table of settlements, where no road data are at hand')
    .argument('<settlements>', 'table: id, lon, lat, population; or the cells.csv of a scenario')
    .option('--boundary <file>', 'GeoJSON area of land: roads do not cross what lies outside')
    .option('--winding <factor>', 'length of a road between neighbours ÷ straight line', positive, winding)
    .option('--speed <factor>', 'driven speed ÷ the usual one of its class', positive, speed)
    .option('--out <file>', 'write the stored form here; packed if the name ends in .gz')
    .option('--json', 'print the report as JSON')
    .action((table: string, { boundary, out, ...options }: SynthesiseOptions) => {
      const land = boundary === undefined ? undefined : unpacked(open(boundary));
      const area = {
        file: table,
        settlements: settlementsTable(open(table)),
        boundary: land && readBoundary(land.bytes, land.name),
      };
      const made = synthesise(area, {
        ...SYNTHETIC_DEFAULTS,
        winding: options.winding,
        speed: options.speed,
      });
      if (out !== undefined) writeWhole(out, storedText(made));
      report(made, options);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Expected a number above 0, such as 1.2.');
}

function reading(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument(
      '<files...>',
      'OSM .pbf or .osm, Overpass JSON, GraphML, GeoJSON, nodes.csv edges.csv, or stored roads; also .gz',
    )
    .addOption(
      new Option('--format <format>', 'what the files are (default: told by their content)').choices(
        ROAD_FORMATS,
      ),
    )
    .addOption(
      new Option('--edges <rule>', 'what a row of edges.csv is (default: told by its header)').choices([
        'directed',
        'undirected',
      ]),
    )
    .option('--boundary <file>', 'GeoJSON area: leave out streets with neither end inside')
    .option('--json', 'print the report as JSON');
}

function load(files: readonly string[], { format, edges, boundary }: ReadOptions): ImportedRoads {
  const settings: ImportSettings = {
    format: format ?? IMPORT_DEFAULTS.format,
    tableEdges: edges ?? IMPORT_DEFAULTS.tableEdges,
    ...(boundary === undefined ? {} : { boundary: open(boundary) }),
  };
  return importRoads(files.map(open), settings);
}

const open = (path: string): RoadFile => ({ name: path, bytes: readFileSync(path) });

function report({ account }: ImportedRoads, { json }: ReadOptions): void {
  process.stdout.write(json ? `${JSON.stringify(account, null, 2)}\n` : accountText(account));
}

/** Writes beside the file first and renames: on a fault nothing half-written stands under its name. */
function writeWhole(path: string, text: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    writeFileSync(draft, path.endsWith('.gz') ? packed(text) : text);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Place of the operating system in a gzip header; 255 is "unknown", so that every system writes the same bytes. */
const GZIP_SYSTEM = 9;

function packed(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: 9 });
  bytes[GZIP_SYSTEM] = 255;
  return bytes;
}
