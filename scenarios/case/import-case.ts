import { importRoads, type ImportedRoads } from '../../core/road/import.js';
import type { RoadFile } from '../../core/road/recognise.js';
import { ProblemList } from '../problem-list.js';
import type { CaseRequest, CaseRun } from './case.js';
import { caseRequests } from './case-requests.js';
import { caseRuns } from './case-fleet.js';
import { caseScenario } from './case-scenario.js';

/** The files of a case as bytes, with the names that messages use. */
export interface CaseFiles {
  readonly nodes: RoadFile;
  readonly edges: RoadFile;
  /** Runs in JSON; `picked` names one of them. */
  readonly fleet: RoadFile;
  readonly picked?: string;
  /** The table of requests of a run. */
  readonly requestsOf: (run: CaseRun, runs: number) => RoadFile;
}

export interface CaseFolder {
  readonly name: string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/**
 * Turns a case into scenario folders, one a run.
 * @throws ScenarioError with everything wrong in fleet and requests, RoadDataError for the road tables.
 */
export function importCase({ nodes, edges, fleet, picked, requestsOf }: CaseFiles): CaseFolder[] {
  const problems = new ProblemList();
  const imported = importRoads([nodes, edges], { format: 'tables', tableEdges: 'by-header' });
  const runs = caseRuns(textOf(fleet), picked, problems.in(fleet.name));
  const folders = runs.map((run) => {
    const file = requestsOf(run, runs.length);
    const complaints = problems.in(file.name);
    const requests = caseRequests(textOf(file), run.timeStep, complaints);
    judgeNodes({ run, requests, imported }, { fleet: fleet.name, requests: file.name }, problems);
    const origin = `${fleet.name} (run ${run.name}) and ${file.name}`;
    const files = new Map<string, string | Uint8Array>(caseScenario({ run, requests, origin }));
    files.set('nodes.csv', nodes.bytes).set('edges.csv', edges.bytes);
    return { name: run.name, files };
  });
  problems.throwIfErrors();
  return folders;
}

const textOf = ({ bytes }: RoadFile): string => new TextDecoder().decode(bytes);

function judgeNodes(
  { run, requests, imported }: { run: CaseRun; requests: readonly CaseRequest[]; imported: ImportedRoads },
  names: { readonly fleet: string; readonly requests: string },
  problems: ProblemList,
): void {
  const known = (node: string): boolean =>
    imported.roads.getNode(node) !== undefined || imported.cutOff.getNode(node) !== undefined;
  const judge = (file: string, whose: string, node: string): void => {
    if (known(node)) return;
    problems.in(file).error(whose, {
      expected: 'a node that an edge of the road table touches',
      found: `"${node}"`,
      remedy: 'correct the id of the node',
    });
  };
  for (const { id, startNode } of run.vehicles)
    judge(names.fleet, `run ${run.name}, vehicle ${id}`, startNode);
  for (const { id, origin, destination } of requests) {
    judge(names.requests, `request ${id}, origin`, origin);
    judge(names.requests, `request ${id}, destination`, destination);
  }
}
