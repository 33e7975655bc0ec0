import type { ReactNode } from 'react';
import { keysOf, type Editing, useEditing } from './editing.js';
import type { Path } from './json-path.js';
import type { PartName } from '../../../server/contract/part-file.js';

/** What days are called where a calendar says nothing. */
const USUAL = ['weekday', 'weekend'];

/** The day types of a scenario: those of its calendar, or the usual two, and any that its hours name. */
export function dayTypesOf(editing: Editing): readonly string[] {
  const calendar = keysOf(editing, 'service', ['calendar', 'day_types']);
  const hours = keysOf(editing, 'service', ['hours']);
  return [...new Set([...(calendar.length > 0 ? calendar : USUAL), ...hours])];
}

interface DayTypesProps {
  readonly part: PartName;
  readonly path: Path;
  readonly children: (dayType: string) => ReactNode;
}

/** One piece of a form for each day type. */
export function DayTypes({ part, path, children }: DayTypesProps): ReactNode {
  const editing = useEditing();
  const days = [...new Set([...dayTypesOf(editing), ...keysOf(editing, part, path)])];
  return days.map((day) => children(day));
}
