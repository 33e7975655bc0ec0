import { entriesOf, type Editing } from './editing.js';

/** The stops of a scenario to choose from, by id and name. */
export const stopOptions = (editing: Editing): readonly (readonly [id: string, name: string])[] =>
  entriesOf(editing, 'stops', []).map((row) => {
    const { id = '', name = '' } = row as { readonly id?: string; readonly name?: string };
    return [id, `${name} (${id})`] as const;
  });
