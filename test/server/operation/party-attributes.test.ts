import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownAttributes, partyAttributes } from '../../../server/operation/party-attributes.js';

const words = fc.uniqueArray(fc.constantFrom('resident', 'disabled', 'child', 'age-65-plus'));
const rider = fc
  .tuple(words, fc.constantFrom([], ['pass'], ['pass:month']))
  .map(([some, pass]) => [...some, ...pass]);

test('what all have is said once, what some have is counted, a pass stays the rider’s', () => {
  expect(
    partyAttributes(['resident', 'disabled', 'pass:month'], [['resident', 'child'], ['resident']]),
  ).toEqual(['resident', 'pass:month', 'disabled*1', 'child*1']);
});

test('a rider whose companions are not described stands for all', () => {
  expect(partyAttributes(['resident'], [])).toEqual(['resident']);
});

test('a wish that is asked again, changed or the other way, knows the rider’s own attributes still', () => {
  fc.assert(
    fc.property(rider, fc.array(words, { maxLength: 4 }), (own, companions) => {
      const together = partyAttributes(own, companions);
      const again = ownAttributes(together, companions);
      expect([...again].sort()).toEqual([...own].sort());
    }),
  );
});
