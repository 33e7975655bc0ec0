import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWhen, type ReadWhen } from '../../../web/operator/call/when-line.js';

const context = {
  now: '2026-11-24T08:05:00+09:00',
  dates: ['2026-11-24', '2026-11-25', '2026-12-01'],
  persons: 1,
  wheelchairs: 0,
};
const read = (text: string): ReadWhen => readWhen(text, context);

test('nothing means now', () => {
  expect(read('')).toEqual({ kind: 'read', wish: { kind: 'now' }, persons: 1, wheelchairs: 0 });
});

test('figures mean when to depart, with an "a" when to be there', () => {
  expect(read('930')).toMatchObject({ wish: { kind: 'depart', at: '2026-11-24T09:30:00+09:00' } });
  expect(read('14')).toMatchObject({ wish: { kind: 'depart', at: '2026-11-24T14:00:00+09:00' } });
  expect(read('a9:30')).toMatchObject({ wish: { kind: 'arrive', by: '2026-11-24T09:30:00+09:00' } });
  expect(read('着１０１５')).toMatchObject({ wish: { kind: 'arrive', by: '2026-11-24T10:15:00+09:00' } });
});

test('a day before a slash means the next day of that number, and hours run past midnight', () => {
  expect(read('25/930')).toMatchObject({ wish: { at: '2026-11-25T09:30:00+09:00' } });
  expect(read('1/a900')).toMatchObject({ wish: { by: '2026-12-01T09:00:00+09:00' } });
  expect(read('2530')).toMatchObject({ wish: { at: '2026-11-25T01:30:00+09:00' } });
});

test('x counts persons and w wheelchairs, in any order; who sits in a wheelchair is a person', () => {
  expect(read('x3 930 w1')).toMatchObject({ persons: 3, wheelchairs: 1 });
  expect(read('w2')).toMatchObject({ persons: 2, wheelchairs: 2 });
});

test('what is over, and what cannot be understood, is said', () => {
  expect(read('800')).toEqual({ kind: 'past' });
  expect(read('970')).toEqual({ kind: 'unclear', word: '970' });
  expect(read('30/930')).toEqual({ kind: 'unclear', word: '30/930' });
  expect(read('930 soon')).toEqual({ kind: 'unclear', word: 'soon' });
  expect(read('x0')).toEqual({ kind: 'unclear', word: 'x0' });
});

test('whatever is typed, it is read or refused, and a moment that is read is not over', () => {
  const line = fc.stringMatching(/^[0-9ax:/w ]{0,12}$/);
  fc.assert(
    fc.property(fc.oneof(line, fc.string()), (text) => {
      const told = read(text);
      if (told.kind !== 'read' || told.wish.kind === 'now') return;
      const moment = told.wish.kind === 'depart' ? told.wish.at : told.wish.by;
      expect(Date.parse(moment)).toBeGreaterThanOrEqual(Date.parse(context.now));
    }),
    { seed: 6, numRuns: 500 },
  );
});
