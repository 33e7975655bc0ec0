import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../scenarios/defaults.js';
import { publishedSchemas } from '../../scenarios/format/published.js';

const shipped = readdirSync('scenarios', { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && readdirSync(join('scenarios', entry.name)).includes('scenario.yaml'),
  )
  .map(({ name }) => name);

describe.each([...publishedSchemas()])('%s', (name, text) => {
  test('is published as the loader judges (else: npm run schemas)', () => {
    expect(readFileSync(`scenarios/schema/${name}`, 'utf8')).toBe(text);
  });

  test.each(shipped)('is named by the file of %s, so that editors complete it', (scenario) => {
    const file = name.replace('.schema.json', '.yaml');
    const [first] = readFileSync(join('scenarios', scenario, file), 'utf8').split('\n');
    expect(first).toBe(`# yaml-language-server: $schema=../schema/${name}`);
  });
});

test('every default says where it comes from', () => {
  for (const [name, { source }] of Object.entries(DEFAULTS)) expect(source, name).not.toBe('');
});

test('every key that a planner may write is described in docs/scenario.md', () => {
  const words = readFileSync('docs/scenario.md', 'utf8');
  const keys = new Set<string>();
  const collect = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [name, inner] of Object.entries(part)) {
      if (name === 'properties') for (const key of Object.keys(inner as object)) keys.add(key);
      collect(inner);
    }
  };
  for (const [name, text] of publishedSchemas()) {
    if (/^(scenario|fleet|roads)/.test(name)) collect(JSON.parse(text));
  }
  expect([...keys].filter((key) => !words.includes(key))).toEqual([]);
});
