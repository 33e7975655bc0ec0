import type { Migration } from './migration.js';

/** Scenarios of planners, what they have run, and what came of it. */
export const PLANNER_TABLES: Migration = {
  tables: {
    planner_file: { columns: { hash: 'text', content: 'text' }, key: ['hash'] },
    planner_scenario: {
      columns: {
        id: 'text',
        version: 'whole',
        title: 'text',
        based_on: 'text',
        based_on_version: 'whole',
        about: 'text',
        files: 'text',
        edited_by: 'text',
        edited_at: 'whole',
      },
      key: ['id', 'version'],
    },
    planner_run: {
      columns: {
        id: 'text',
        question: 'text',
        state: 'text',
        asked_by: 'text',
        asked_at: 'whole',
        ended_at: 'whole?',
        failure: 'text?',
      },
      key: ['id'],
    },
    planner_result: { columns: { run: 'text', name: 'text', content: 'text' }, key: ['run', 'name'] },
  },
  indices: [{ table: 'planner_run', columns: ['state', 'asked_at'] }],
};
