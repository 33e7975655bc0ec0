import { importRoads } from '../core/road/import.js';
import { RoadDataError } from '../core/road/road-data-error.js';
import type { Folder } from './folder.js';
import type { RoadSource, RoadsFile } from './format/roads-file.js';
import { matrixWays } from './matrix-ways.js';
import type { ProblemList } from './problem-list.js';
import { roadWays } from './road-ways.js';
import { straightWays } from './straight-ways.js';
import { syntheticRoads } from './synthetic-roads.js';
import type { Ways } from './ways.js';

/** The ways that roads.yaml names; undefined, and told, if they cannot be read. */
export function openWays(
  { source, stops }: RoadsFile,
  folder: Folder,
  problems: ProblemList,
): Ways | undefined {
  switch (source.kind) {
    case 'straight-line':
      return straightWays(source);
    case 'matrix': {
      const text = folder.text(source.file);
      return text === undefined ? undefined : matrixWays(source.file, text, problems.in(source.file));
    }
    case 'files':
      return fromFiles(source, stops, folder, problems);
    case 'synthetic': {
      const made = syntheticRoads(source, folder, problems);
      return made && roadWays(made, stops);
    }
  }
}

function fromFiles(
  source: Extract<RoadSource, { kind: 'files' }>,
  stops: RoadsFile['stops'],
  folder: Folder,
  problems: ProblemList,
): Ways | undefined {
  const names = source.boundary === undefined ? source.files : [...source.files, source.boundary];
  const all = names.flatMap((name) => {
    const bytes = folder.bytes(name);
    return bytes === undefined ? [] : [{ name, bytes }];
  });
  if (all.length < names.length) return undefined;
  const files = all.slice(0, source.files.length);
  const boundary = all[source.files.length];
  try {
    const settings = {
      format: source.format,
      tableEdges: source.table_edges,
      ...(boundary ? { boundary } : {}),
    };
    return roadWays(importRoads(files, settings), stops);
  } catch (cause) {
    if (!(cause instanceof RoadDataError)) throw cause;
    for (const problem of cause.problems) problems.add({ severity: 'error', ...problem });
    return undefined;
  }
}
