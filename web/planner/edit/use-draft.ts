import { useCallback, useEffect, useMemo, useState } from 'react';
import type {
  ScenarioParts,
  ScenarioProblem,
  ScenarioVerdict,
  ScenarioView,
} from '../../../server/contract/planner-scenario.js';
import { path as address } from '../../parts/path.js';
import { usePlanning } from '../planning.js';
import type { PartName } from '../../../server/contract/part-file.js';
import { draftOf, NOTHING, withPart, withText, type Changes } from './changes.js';
import type { Path } from './json-path.js';
import { useVerdict } from './use-verdict.js';

/** A scenario being changed: nothing is kept before it is saved. */
export interface Draft {
  readonly scenario: ScenarioView;
  /** As changed; null where a file is no YAML. */
  readonly parts: ScenarioView['parts'];
  readonly title: string;
  readonly files: ScenarioView['files'];
  readonly problems: readonly ScenarioProblem[];
  readonly changed: boolean;
  readonly state: 'checking' | 'judged' | 'unjudged';
  /** `keeps`: how many steps of the path lead to an entry that stays though nothing is left in it; absent: all. */
  readonly set: (part: PartName, path: Path, value: unknown, keeps?: number) => void;
  readonly setText: (file: string, text: string) => void;
  readonly setTitle: (title: string) => void;
  readonly undo: () => void;
  /** Goes on from what others have saved since; what is not saved here is given up. */
  readonly renew: () => Promise<void>;
  readonly save: () => Promise<void>;
}

/** Changes that were not saved when the reader went to another screen. They go with the page. */
const LEFT = new Map<string, Changes>();

export function useDraft(first: ScenarioView): Draft {
  const { api } = usePlanning();
  const [scenario, setScenario] = useState(first);
  const key = `${scenario.id} ${scenario.version}`;
  const [changes, setChanges] = useState<Changes>(() => LEFT.get(key) ?? NOTHING);
  const changed = changes !== NOTHING;
  useEffect(() => {
    if (changed) LEFT.set(key, changes);
    else LEFT.delete(key);
  }, [key, changes, changed]);
  useLeaveWarning(changed);
  const { verdict, state, forget } = useVerdict(scenario, changes);
  const parts = useMemo(
    () => ({ ...(verdict?.parts ?? scenario.parts), ...changes.parts }),
    [verdict, scenario, changes],
  );
  const known: ScenarioVerdict['parts'] = verdict?.parts ?? scenario.parts;
  const set = useCallback(
    (part: PartName, path: Path, value: unknown, keeps?: number) => {
      setChanges((before) => withPart(before, part, known as Partial<ScenarioParts>, { path, value, keeps }));
    },
    [known],
  );
  const begin = (from: ScenarioView): void => {
    setScenario(from);
    forget();
    setChanges(NOTHING);
  };
  return {
    scenario,
    parts,
    files: (verdict?.files ?? scenario.files).map((file) => ({
      ...file,
      text: changes.files[file.name] ?? file.text,
    })),
    title: changes.title ?? scenario.title ?? '',
    problems: verdict?.problems ?? [],
    changed,
    state,
    set,
    setText: (file, text) => {
      setChanges((before) => withText(before, file, text));
    },
    setTitle: (title) => {
      setChanges((before) => ({ ...before, title }));
    },
    undo: () => {
      begin(scenario);
    },
    renew: async () => {
      begin(await api.get<ScenarioView>(address`/api/planner/scenarios/${scenario.id}`));
    },
    save: async () => {
      const edit = { version: scenario.version, title: changes.title, ...draftOf(changes) };
      begin(await api.send<ScenarioView>('PATCH', address`/api/planner/scenarios/${scenario.id}`, edit));
    },
  };
}

/** The browser asks before it throws away what is not saved. */
function useLeaveWarning(changed: boolean): void {
  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
    };
  }, [changed]);
}
