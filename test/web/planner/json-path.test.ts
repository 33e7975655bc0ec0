import { describe, expect, test } from 'vitest';
import { isWithin, valueAt, withValue } from '../../../web/planner/edit/json-path.js';

const FLEET = { vehicles: [{ id: 'van', shifts: { weekday: [{ time: '8:00-12:00' }] } }, { id: 'car' }] };

describe('a value in a part of a scenario', () => {
  test('is found by its path', () => {
    expect(valueAt(FLEET, ['vehicles', 0, 'shifts', 'weekday', 0, 'time'])).toBe('8:00-12:00');
    expect(valueAt(FLEET, ['vehicles', 5, 'id'])).toBeUndefined();
    expect(valueAt(FLEET, ['vehicles', 0, 'id', 'deeper'])).toBeUndefined();
  });

  test('is changed without touching what was there', () => {
    const more = withValue(FLEET, ['vehicles', 1, 'count'], 2);
    expect(valueAt(more, ['vehicles', 1])).toEqual({ id: 'car', count: 2 });
    expect(FLEET.vehicles[1]).toEqual({ id: 'car' });
  });

  test('is made with all that lies on the way to it', () => {
    expect(withValue({}, ['policy', 'ride', 'cap'], '40 min')).toEqual({
      policy: { ride: { cap: '40 min' } },
    });
    expect(withValue({ id: 'x' }, ['breaks', 0, 'lasts'], '45 min')).toEqual({
      id: 'x',
      breaks: [{ lasts: '45 min' }],
    });
  });

  test('taken out takes an empty object with it, so that the default holds', () => {
    const service = { hours: {}, policy: { ride: { cap: '40 min' } } };
    expect(withValue(service, ['policy', 'ride', 'cap'], undefined)).toEqual({ hours: {} });
    expect(
      withValue({ id: 'x', breaks: [{ begin: '11:00-13:00' }] }, ['breaks', 0, 'begin'], undefined, 0),
    ).toEqual({
      id: 'x',
    });
    expect(withValue(FLEET, ['vehicles', 0], undefined)).toEqual({ vehicles: [{ id: 'car' }] });
  });

  test('leaves the entry of a list, which is about to get another value', () => {
    expect(withValue({ layouts: [{ seats: 4 }] }, ['layouts', 0, 'seats'], undefined)).toEqual({
      layouts: [{}],
    });
  });

  test('keeps the order of keys', () => {
    const changed = withValue({ a: 1, b: 2, c: 3 }, ['b'], 5);
    expect(Object.keys(changed as object)).toEqual(['a', 'b', 'c']);
  });

  test('a complaint about it lies within what is around it', () => {
    expect(isWithin(['vehicles', 0, 'count'], ['vehicles', 0])).toBe(true);
    expect(isWithin(['vehicles', 10], ['vehicles', 1])).toBe(false);
    expect(isWithin([], ['vehicles'])).toBe(false);
  });
});
