import type { Words } from '../../core/words.js';
import { csvFile } from '../../scenarios/csv-file.js';
import type { Complaints } from '../../scenarios/problem-list.js';
import { isWithin, type Period } from './count.js';

/** Why a figure of a service is not what the simulator says; written by people who know the service. */
export interface Reason {
  readonly period: Period;
  readonly figure: string;
  /** Empty: all keys of the figure. */
  readonly key: string;
  readonly words: Words;
}

/** Where a scenario keeps them. */
export const REASONS_FILE = 'reasons.csv';

const COLUMNS = { required: ['from', 'to', 'figure', 'ja', 'en'], optional: ['key'] };

export const reasonsTable = (text: string, complaints: Complaints): readonly Reason[] =>
  csvFile(text, COLUMNS, complaints).map((row) => ({
    period: { from: row.text('from'), to: row.text('to') },
    figure: row.text('figure'),
    key: row.text('key'),
    words: { ja: row.text('ja'), en: row.text('en') },
  }));

/** The first reason given for a figure in a period that holds the one at hand. */
export const reasonFor = (
  reasons: readonly Reason[],
  of: { readonly period: Period; readonly figure: string; readonly key: string },
): Words | undefined =>
  reasons.find(
    ({ period, figure, key }) =>
      figure === of.figure && (key === '' || key === of.key) && isWithin(of.period, period),
  )?.words;
