import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { roadsCommand } from '../../bin/roads.js';
import { asPbf, asXml, town } from './town.js';

let folder = '';
let out = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'noriai-roads-'));
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (out += String(text)) !== '');
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const run = (...words: string[]): void => {
  roadsCommand().parse(words, { from: 'user' });
};
const write = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

const drawn = town('a b c\n  d', ['abc highway=tertiary', 'bd name=<本町>', 'ac highway=footway']);

test('import stores the roads and prints what became of them; show reads and draws them', () => {
  const map = write('town.osm.pbf', asPbf(drawn));
  const stored = join(folder, 'roads.json.gz');
  run('import', map, '--out', stored);
  expect(out).toContain('kept: 4 junctions, 6 links, 0.3 km of streets');
  expect(out).toContain('1 × not for cars (highway=footway): way 3');
  const first = readFileSync(stored);
  run('import', map, '--out', stored);
  expect(readFileSync(stored).equals(first)).toBe(true);
  out = '';
  run('show', stored, '--json', '--svg', join(folder, 'roads.svg'));
  expect(JSON.parse(out)).toMatchObject({
    kept: { junctions: 4 },
    attribution: '© OpenStreetMap contributors',
  });
  const svg = readFileSync(join(folder, 'roads.svg'), 'utf8');
  expect(svg).toContain('© OpenStreetMap contributors');
  expect(svg.match(/<path class="(tertiary|residential)"/g)).toHaveLength(2);
});

test('a broken file is told by name and leaves nothing behind', () => {
  const broken = write('town.osm', asXml(drawn).subarray(0, 300));
  expect(() => {
    run('import', broken, '--out', join(folder, 'roads.json'));
  }).toThrow(`${broken}, line`);
  expect(readdirSync(folder)).toEqual(['town.osm']);
});

test('a missing file or folder is told by name and leaves nothing behind', () => {
  const map = write('town.osm', asXml(drawn));
  expect(() => {
    run('show', join(folder, 'nowhere.osm'));
  }).toThrow('nowhere.osm');
  expect(() => {
    run('import', map, '--out', join(folder, 'missing', 'roads.json'));
  }).toThrow('missing');
  expect(readdirSync(folder)).toEqual(['town.osm']);
});
