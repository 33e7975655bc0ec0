import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import type { RoadFile } from '../core/road/recognise.js';
import type { CaseRun } from '../scenarios/case/case.js';
import { importCase, type CaseFolder } from '../scenarios/case/import-case.js';

interface Options {
  readonly nodes: string;
  readonly edges: string;
  readonly requests?: string;
  readonly fleet: string;
  readonly out: string;
}

const EXAMPLES = `
The fleet file holds one run, a list of runs, or { "scenarios": [run, …] }; FILE#NAME picks one. One run is written to
the folder itself, several to one folder each inside it. A run takes the table given by --requests; one of several runs
takes the table it names, from the folder of --requests or else of --fleet. docs/scenario.md says how rules are expressed.

Example:
  noriai case import --nodes nodes.csv --edges edges.csv --requests requests_100.csv \\
    --fleet scenarios.json#irs100 --out out/irs100

Exit code: 0 done, 1 a file is broken, 2 used wrongly.`;

/** `noriai case import`: a case of another program becomes scenario folders. */
export function caseCommand(): Command {
  const program = new Command('case').description("turn another program's case into a scenario");
  program.addCommand(
    new Command('import')
      .description('make scenario folders from road tables, requests and a fleet')
      .requiredOption('--nodes <file>', 'table of junctions: id, lon, lat (or x, y), perhaps stop_only')
      .requiredOption('--edges <file>', 'table of directed edges: from, to, length_m, travel_time_s')
      .option('--requests <file>', 'table of requests: id, request_time_s, origin, destination, perhaps size')
      .requiredOption('--fleet <file[#name]>', 'JSON: vehicles and constraints of one or more runs')
      .requiredOption('--out <folder>', 'where to write; must not hold anything yet')
      .addHelpText('after', EXAMPLES)
      .action((options: Options, command: Command) => {
        if (existsSync(options.out) && readdirSync(options.out).length > 0) {
          command.error(`error: ${options.out} is not empty; name a new folder or remove it first`);
        }
        const folders = importCase(filesOf(options));
        writeWhole(options.out, folders);
        for (const { name, path } of placed(options.out, folders)) console.log(`${name}: ${path}`);
      }),
  );
  return program;
}

function filesOf({ nodes, edges, requests, fleet, out }: Options): Parameters<typeof importCase>[0] {
  const mark = fleet.lastIndexOf('#');
  const fleetFile = mark < 0 ? fleet : fleet.slice(0, mark);
  const requestsOf = (run: CaseRun, runs: number): RoadFile => {
    const beside = dirname(requests ?? fleetFile);
    const named = run.requests === undefined ? undefined : join(beside, run.requests);
    const path = runs > 1 ? (named ?? requests) : (requests ?? named);
    return read(path ?? join(out, 'requests.csv'));
  };
  return {
    nodes: read(nodes),
    edges: read(edges),
    fleet: read(fleetFile),
    requestsOf,
    ...(mark < 0 ? {} : { picked: fleet.slice(mark + 1) }),
  };
}

const read = (path: string): RoadFile => ({ name: basename(path), bytes: readFileSync(path) });

/** One run is the folder itself; several lie inside it. */
function placed(
  out: string,
  folders: readonly CaseFolder[],
): { name: string; path: string; folder: CaseFolder }[] {
  return folders.map((folder) => ({
    name: folder.name,
    path: folders.length === 1 ? out : join(out, folder.name),
    folder,
  }));
}

/** Writes beside the folder first and renames: on a fault nothing half-written stands under its name. */
function writeWhole(out: string, folders: readonly CaseFolder[]): void {
  const whole = resolve(out);
  const draft = join(dirname(whole), `.${basename(whole)}.${randomUUID()}`);
  try {
    for (const { path, folder } of placed(draft, folders)) {
      mkdirSync(path, { recursive: true });
      for (const [file, content] of folder.files) writeFileSync(join(path, file), content);
    }
    rmSync(whole, { recursive: true, force: true });
    renameSync(draft, whole);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
