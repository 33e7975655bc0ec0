import type { ReactNode } from 'react';
import { usePlanning, type Words } from '../planning.js';
import { Field } from './field.js';
import type { Path } from './json-path.js';

interface Setting {
  readonly path: Path;
  /** Of its words, where that is not the last key. */
  readonly name?: string;
  readonly kind?: 'number';
}

const policy = (...path: string[]): Setting => ({ path: ['policy', ...path] });

/** What a planner may set, in the order of a ride. */
const GROUPS: Readonly<Record<keyof Words['policy']['groups'], readonly Setting[]>> = {
  booking: [policy('notice'), policy('horizon'), policy('offer_validity'), policy('batch_window')],
  waiting: [
    policy('max_wait'),
    policy('max_early_arrival'),
    policy('pickup_window', 'before'),
    policy('pickup_window', 'after'),
    policy('pickup_window', 'after_ahead'),
    policy('alternatives', 'earlier'),
    policy('alternatives', 'later'),
  ],
  riding: [
    { ...policy('ride', 'per_direct'), kind: 'number' },
    policy('ride', 'plus'),
    policy('ride', 'max_detour'),
    policy('ride', 'cap'),
    policy('max_wait_aboard'),
  ],
  driving: [policy('halt'), policy('lead'), { ...policy('improvement'), kind: 'number' }],
  walking: [{ path: ['walks', 'limit'] }],
  boarding: (['board', 'alight'] as const).flatMap((deed) =>
    (['person', 'wheelchair'] as const).map((who) => ({
      path: ['boarding', deed, who],
      name: `${deed}_${who}`,
    })),
  ),
};

/** How long people may wait and ride, and what they are promised. */
export function PolicyForm(): ReactNode {
  const { words } = usePlanning();
  return (
    <div className="stack">
      <p>{words.policy.help}</p>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <fieldset key={group} className="card">
          <legend>{words.policy.groups[group]}</legend>
          <div className="fields">
            {GROUPS[group].map(({ path, name = String(path.at(-1)), kind }) => {
              const [label, hint] = words.policy.fields[name] ?? [name, ''];
              return (
                <Field
                  key={name}
                  part="service"
                  path={path}
                  label={label}
                  hint={hint}
                  {...(kind === undefined ? {} : { kind })}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
