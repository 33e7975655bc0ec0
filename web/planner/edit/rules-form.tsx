import type { ReactNode } from 'react';
import { usePlanning } from '../planning.js';
import { RowsField } from './rows-field.js';

/** Which trips are made: the first rule that fits decides. */
export function RulesForm(): ReactNode {
  const { words } = usePlanning();
  const { columns } = words.rules;
  return (
    <RowsField
      part="service"
      path={['trips']}
      title={words.rules.title}
      hint={words.rules.help}
      columns={[
        { at: ['id'], label: columns.id },
        { at: ['effect'], label: columns.effect, options: Object.entries(words.rules.effects) },
        { at: ['from'], label: columns.from, kind: 'list' },
        { at: ['to'], label: columns.to, kind: 'list' },
        { at: ['attributes'], label: columns.attributes, kind: 'list' },
        { at: ['during'], label: columns.during },
        { at: ['day_types'], label: columns.day_types, kind: 'list' },
      ]}
      fresh={{ id: 'rule', effect: 'refuse' }}
    />
  );
}
