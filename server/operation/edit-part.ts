import type { PartContent, PartName } from '../../scenarios/parts.js';
import { ScenarioError } from '../../scenarios/scenario-error.js';
import { Refused } from '../contract/problem.js';
import { audit } from './audit.js';
import type { Desk } from './operation.js';

/** A part of the service as it is edited now: in the format of its file in the scenario. */
export function partOf(
  desk: Pick<Desk, 'state'>,
  part: PartName,
): { readonly version: number; readonly content: PartContent } {
  const { versions, contents } = desk.state.parts;
  return { version: versions[part], content: contents[part] };
}

/**
 * Edits the fleet, the stops or the rules of the service. Days that have opened already keep what they opened with.
 * `version` is the one that was edited: who edits an old one is told.
 * @throws Refused invalid-request with every fault; conflict if somebody else was quicker
 */
export function editPart(
  desk: Desk,
  edit: {
    readonly part: PartName;
    readonly version: number;
    readonly content: PartContent;
    readonly reason: string;
  },
): { readonly version: number } {
  const { part, content, reason } = edit;
  const { version } = partOf(desk, part);
  if (version !== edit.version) {
    throw new Refused('conflict', `${part} is at version ${version} already: look at it and edit that`);
  }
  try {
    desk.write({
      table: 'service_part',
      row: {
        part,
        version: version + 1,
        content: JSON.stringify(content),
        edited_by: desk.actor,
        edited_at: desk.now,
      },
    });
  } catch (cause) {
    if (!(cause instanceof ScenarioError)) throw cause;
    const errors = cause.problems.map(({ file, place, expected, found }) => ({
      where: `${file} ${place}`,
      expected,
      found,
    }));
    throw new Refused('invalid-request', `the ${part} would not fit together`, { errors });
  }
  audit(desk, { action: 'part-edited', object: `part:${part}`, reason, detail: { version: version + 1 } });
  return { version: version + 1 };
}
