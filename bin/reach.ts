import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { cellsTable } from '../scenarios/cells-table.js';
import { loadScenario } from '../scenarios/load-scenario.js';
import { ProblemList } from '../scenarios/problem-list.js';
import { jsonText } from '../sim/compare/json-text.js';
import type { PeopleOf } from '../sim/reach/reach.js';
import { writeFolder } from '../sim/report/write-folder.js';
import { timetableFor } from './feed-option.js';
import { giveAnswer, type AnswerOptions } from './give-answer.js';
import { outFolder, scenarioFolder, wholeNumber } from './run-options.js';

interface Options extends AnswerOptions {
  readonly minutes: readonly number[];
  readonly seeds: number;
  readonly gtfs?: string;
  readonly people: readonly YearFile[];
}

interface YearFile {
  readonly year: string;
  readonly file: string;
}

const EXAMPLES = `
Examples:
  noriai reach scenarios/minami-shinshu
  noriai reach scenarios/mitoyo --minutes 20,40 --gtfs gtfs-jp.zip --out out/reach
  noriai reach scenarios/obihiro --people 2040=cells-2040.csv --json

On foot, by timetable (--gtfs, or the one in service.yaml) and by the service on the terms of simulated days; waiting is
included (docs/reach.md). --people takes tables as noriai demand import --year writes them; it may be given again.
Files in DIR: reach.html, reach.json, reach-shares.csv, reach-cells.csv.
Exit code: 0 done, 1 scenario or feed cannot be used, 2 used wrongly.`;

/** `noriai reach SCENARIO`: who reaches a hospital, shop or station in time, with and without the service. */
export function reachCommand(): Command {
  return new Command('reach')
    .description('who reaches a hospital, shop or station in time, with and without the service')
    .argument('<scenario>', 'folder of a scenario with a census demand', scenarioFolder)
    .option('--minutes <list>', 'limits, separated by commas', minutesOf, [30, 60])
    .option('--seeds <k>', 'simulated days behind waits and detours', wholeNumber(1), 3)
    .option('--gtfs <feed>', 'folder or .zip of the buses and trains')
    .option('--people <year=file>', 'people of another year', peopleFile, [])
    .option('--out <dir>', 'write page, tables and JSON into this folder', outFolder)
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', EXAMPLES)
    .action(reach);
}

async function reach(path: string, { minutes, seeds, gtfs, people, ...options }: Options): Promise<void> {
  const scenario = loadScenario(path);
  const cells = scenario.people?.cells;
  if (cells === undefined) {
    throw new InvalidArgumentError(
      `${path} has no people: reach needs a demand of kind census (docs/demand.md), found ${scenario.demand.source.kind}.`,
    );
  }
  const timetable = timetableFor(scenario, gtfs);
  const [{ reachOf }, { reachFiles, reachJson }, { reachText }] = await Promise.all([
    import('../sim/reach/reach.js'),
    import('../sim/reach/reach-files.js'),
    import('../sim/reach/reach-text.js'),
  ]);
  const answer = reachOf(scenario, {
    seeds,
    people: [{ year: '', cells }, ...people.map(otherPeople)],
    ...(timetable === undefined ? {} : { timetable }),
  });
  await giveAnswer(options, {
    json: () => jsonText(reachJson(answer, minutes)),
    text: () => reachText(answer, minutes),
    write: (out) => {
      writeFolder(out, reachFiles(answer, minutes, scenario.ways.roads));
    },
  });
}

function otherPeople({ year, file }: YearFile): PeopleOf {
  const problems = new ProblemList();
  const cells = cellsTable(readFileSync(file, 'utf8'), problems.in(basename(file)));
  problems.throwIfErrors();
  return { year, cells };
}

function minutesOf(text: string): readonly number[] {
  const limits = text.split(',').map(Number);
  if (limits.every((n) => Number.isInteger(n) && n > 0)) return [...new Set(limits)].sort((a, b) => a - b);
  throw new InvalidArgumentError('Expected whole minutes such as 30,60.');
}

function peopleFile(text: string, before: readonly YearFile[]): readonly YearFile[] {
  const [, year, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (year !== undefined && file !== undefined) return [...before, { year, file }];
  throw new InvalidArgumentError('Expected a year and a table, such as 2040=cells-2040.csv.');
}
