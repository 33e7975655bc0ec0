import { beforeAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../scenarios/load-scenario.js';
import { INDICATORS, measure } from '../../sim/report/indicators.js';
import { REFUSALS } from '../../core/dispatch/explain/refusal-words.js';
import { page } from '../../sim/report/page/page.js';
import { isTranslated } from '../../sim/report/page/reasons.js';
import { settingOf } from '../../sim/report/page/setting.js';
import { resultFiles, type SeedResult } from '../../sim/report/result-files.js';
import { overSeeds } from '../../sim/report/seeds.js';
import { summarise, type Summary } from '../../sim/report/summary.js';
import { run } from '../../sim/run.js';

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

function filesOf(name: string, seeds: readonly number[], days = 1): Map<string, string> {
  const scenario = loadScenario(`scenarios/${name}`);
  const all = seeds.map((seed) => ({ seed, runs: run(scenario, { seed, days, referee: 'off' }) }));
  const results: SeedResult[] = all.map(({ seed, runs }) => {
    const ledgers = runs.map(({ ledger }) => ledger);
    const facts = { scenario: scenario.id, seed, synthetic: scenario.synthetic, cpuSeconds: 0 };
    const setting = settingOf(scenario, runs, '# Sources\n\nEverything & <all> is `invented`.');
    return { summary: summarise(ledgers, facts), days: ledgers, setting };
  });
  return resultFiles(results);
}

const summaryOf = (files: ReadonlyMap<string, string>): Summary =>
  JSON.parse(files.get('summary.json')!) as Summary;

let files: Map<string, string>;
let text: string;
beforeAll(async () => {
  files = filesOf('hanamidani', [1]);
  text = await page(files);
});

describe('the report', () => {
  test('needs nothing beside itself: no address, no file, no font is loaded', () => {
    expect(text).not.toMatch(/\b(src|href|action|data)\s*=\s*["']?(?!#)[a-z.\/]/i);
    expect(text).not.toMatch(/url\((?!#)|@import|<link|<iframe|<img|xmlns|fetch\(|XMLHttpRequest/);
  });

  test('holds every indicator of summary.json with its formula in both languages', () => {
    const escaped = (words: string): string =>
      words
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
    for (const [id, { formula, formula_ja, name_ja }] of Object.entries(summaryOf(files).indicators)) {
      expect(text, id).toContain(`id="f-${id}"`);
      for (const words of [formula, formula_ja, name_ja]) expect(text, id).toContain(escaped(words));
    }
  });

  test('leads from every number to a formula that is there', () => {
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    expect(targets.filter((target) => target.startsWith('f-')).length).toBeGreaterThan(40);
    expect([...new Set(targets)].filter((target) => !text.includes(`id="${target}"`))).toEqual([]);
  });

  test('says everything in both languages: as many Japanese texts as English ones, none of them empty', () => {
    const spans = (lang: string): number => text.split(`<span lang="${lang}">`).length - 1;
    expect(spans('ja')).toBe(spans('en'));
    expect(spans('ja')).toBeGreaterThan(150);
    const empty = text.match(/<span lang="(ja|en)">\s*<\/span>/g) ?? [];
    expect(empty).toEqual([]);
  });

  test('shows nothing Japanese to readers of English but names of stops and the word 乗合率', () => {
    const english = [...text.matchAll(/<span lang="en">([^<]*)<\/span>/g)].map((match) => match[1]!);
    const names = new Set(loadScenario('scenarios/hanamidani').places.map(({ name }) => name));
    const japanese = english.filter((words) => JAPANESE.test(words) && !names.has(words));
    expect(japanese.every((words) => words.includes('乗合率'))).toBe(true);
  });

  test('has landmarks, one title, captions for tables and a label for every picture', () => {
    for (const landmark of ['<header', '<nav', '<main', '<footer', '<aside'])
      expect(text).toContain(landmark);
    expect(text.match(/<h1/g)).toHaveLength(1);
    const pictures = text.match(/<svg(?! class="(swatch|patterns)")[^>]*>/g) ?? [];
    expect(pictures.length).toBeGreaterThan(5);
    for (const picture of pictures) {
      const label = /aria-labelledby="([^"]+)"/.exec(picture)?.[1];
      expect(text).toContain(`<figcaption id="${label!}"`);
    }
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('keeps markup of others as text', () => {
    expect(text).toContain('Everything &amp; &lt;all&gt; is <code>invented</code>.');
  });

  test('is the same bytes whenever it is made of the same files', async () => {
    expect(await page(files)).toBe(text);
  });

  test('can be made of a day without service, and of a place without roads', async () => {
    const closed = filesOf('tiny', [1], 1);
    expect(await page(closed)).toContain('class="map"');
    const summary = summaryOf(closed);
    const heads = (name: string): string => `${closed.get(name)!.split('\r\n')[0]!}\r\n`;
    for (const name of closed.keys()) if (name.endsWith('.csv')) closed.set(name, heads(name));
    closed.set('summary.json', JSON.stringify({ ...summary, indicators: {}, counts: {} }));
    expect(await page(closed)).toContain('</html>');
  });

  test('a folder that is no result is told by its files', async () => {
    await expect(page(new Map([['summary.json', '{']]))).rejects.toThrow(/summary\.json[\s\S]*setting\.json/);
  });
});

describe('several seeds', () => {
  test('give mean, interval and single values; each seed lies in a folder like a result of its own', async () => {
    const three = filesOf('tiny', [4, 5, 6]);
    const summary = summaryOf(three);
    expect(summary.seeds).toEqual([4, 5, 6]);
    for (const [id, { value, interval, perSeed }] of Object.entries(summary.indicators)) {
      expect(perSeed, id).toHaveLength(3);
      const own = [4, 5, 6].map(
        (seed) => (JSON.parse(three.get(`seed-${seed}/summary.json`)!) as Summary).indicators[id]!.value,
      );
      expect(perSeed, id).toEqual(own);
      const known = own.filter((one) => one !== null);
      if (value === null) expect(known).toEqual([]);
      else expect(value).toBeCloseTo(known.reduce((a, b) => a + b, 0) / known.length, 9);
      if (known.length > 1) expect(interval!.low).toBeLessThanOrEqual(value! + 1e-9);
      else expect(interval).toBeNull();
    }
    const single = filesOf('tiny', [5]);
    for (const [name, content] of single) expect(three.get(`seed-5/${name}`), name).toBe(content);
    expect(await page(three)).toContain('95%信頼区間');
  });

  test('a single seed keeps the summary as it was', () => {
    const summary = summaryOf(filesOf('tiny', [4]));
    expect(overSeeds([summary])).toBe(summary);
    expect(Object.keys(summary)).not.toContain('seeds');
    for (const figure of Object.values(summary.indicators))
      expect(Object.keys(figure)).not.toContain('interval');
  });
});

describe('words', () => {
  test('every reason why a figure has no value has its Japanese', () => {
    const nothing = { wishes: [], visits: [], legs: [], shifts: [], breaks: [] };
    const empty = [{ date: '2026-04-01', ...nothing }];
    const costless = [{ date: '2026-04-01', ...nothing, account: { costs: [], income: [], payers: [] } }];
    const reasons = [...measure(empty), ...measure(costless)].flatMap(({ figure }) =>
      figure.value === null ? [figure.because] : [],
    );
    expect(reasons.length).toBeGreaterThan(INDICATORS.length);
    expect([...new Set(reasons)].filter((reason) => !isTranslated(reason))).toEqual([]);
  });

  test('every reason for refusing a ride is explained to readers of both languages', () => {
    for (const { why, helps } of Object.values(REFUSALS)) {
      for (const { ja, en } of [why, helps]) {
        expect(ja).toMatch(JAPANESE);
        expect(en).not.toMatch(JAPANESE);
      }
    }
  });
});
