import { expect, test } from 'vitest';
import { Returns } from '../../sim/replay/returns.js';
import type { RequestId } from '../../core/ids.js';

const id = (name: string): RequestId => name as RequestId;
const pair = (): Returns => new Returns([{ out: id('out'), back: id('back') }]);

test('nobody calls for the way back before having arrived', () => {
  const returns = pair();
  expect(returns.answer(id('back'), 'now')).toBe('later');
  returns.made(id('out'));
  expect(returns.answer(id('back'), 'now')).toBe('ask');
});

test('a way back for a stated time is asked for with the way out', () => {
  expect(pair().answer(id('back'), 'depart')).toBe('ask');
});

test('who was refused for good does not ask for the way back', () => {
  const returns = pair();
  expect(returns.giveUp(id('out~2'))).toBe('back');
  expect(returns.answer(id('back'), 'now')).toBe('never');
  expect(returns.giveUp(id('out'))).toBeUndefined();
});

test('who is not at the stop on the way out cancels the way back', () => {
  const at = 0 as never;
  expect(pair().off({ kind: 'absent', at, vehicle: 0 as never, request: id('out') }, [])).toEqual(['back']);
});

test('a ride that is nobody’s way back is asked for as it is', () => {
  expect(pair().answer(id('other'), 'now')).toBe('ask');
});
