import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { yamlWith } from '../../scenarios/yaml-edit.js';

const FLEET = `# The vehicles of the valley
vehicles:
  # folds its seats
  - id: van
    layouts: &seats [{ seats: 4 }] # a wheelchair takes two
    shifts:
      weekday: [{ time: 8:00-12:00 }]
  - { id: car, layouts: *seats, count: 2 } # rented
`;
interface Fleet extends Record<string, unknown> {
  vehicles: Record<string, unknown>[];
}
const fleet = (): Fleet => parse(FLEET) as Fleet;
const edited = (change: (content: Fleet) => void): string => {
  const content = fleet();
  change(content);
  const text = yamlWith(FLEET, content);
  expect(parse(text)).toEqual(content);
  // The one thing that is written in a form of its own.
  return text.replaceAll('[ ', '[').replaceAll(' ]', ']');
};

describe('an edited YAML file', () => {
  test('is the same text if nothing was changed', () => {
    expect(yamlWith(FLEET, fleet())).toBe(FLEET);
  });

  test('differs in the changed line only', () => {
    expect(edited(({ vehicles }) => (vehicles[1]!['count'] = 3))).toBe(FLEET.replace('count: 2', 'count: 3'));
  });

  test('keeps comments of entries when one before them is taken out', () => {
    const text = edited((content) => (content.vehicles = content.vehicles.slice(1)));
    expect(text).toContain('# rented');
    expect(text).not.toContain('8:00');
  });

  test('gets a new entry behind the others', () => {
    const text = edited(({ vehicles }) => vehicles.push({ id: 'bus', layouts: [{ seats: 9 }] }));
    expect(text.startsWith(FLEET)).toBe(true);
  });

  test('changes only the one entry where others repeat what it says', () => {
    const text = edited(({ vehicles }) => (vehicles[0]!['layouts'] = [{ seats: 5 }]));
    expect(parse(text)).toMatchObject({
      vehicles: [{ layouts: [{ seats: 5 }] }, { layouts: [{ seats: 4 }] }],
    });
    expect(text).toContain('# rented');
  });

  test('is written anew if it was no YAML', () => {
    expect(parse(yamlWith('a: [', { a: 1 }))).toEqual({ a: 1 });
  });

  const shipped = ['tiny', 'hanamidani', 'mitoyo'].flatMap((town) =>
    readdirSync(`scenarios/${town}`)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(`scenarios/${town}/${name}`, 'utf8')),
  );

  test('always says exactly what it was told, whatever it said before', () => {
    const values = fc.jsonValue({ maxDepth: 4 });
    const contents = fc.dictionary(fc.constantFrom('vehicles', 'policy', 'name', 'id', 'a b', '1'), values);
    fc.assert(
      fc.property(fc.constantFrom(FLEET, ...shipped), contents, fc.boolean(), (text, content, beside) => {
        const whole = beside ? { ...(parse(text) as object), ...content } : content;
        // YAML knows no −0.
        const wanted = JSON.parse(JSON.stringify(whole)) as Record<string, unknown>;
        expect(parse(yamlWith(text, wanted))).toEqual(wanted);
      }),
      { numRuns: 100, seed: 6 },
    );
  });
});
