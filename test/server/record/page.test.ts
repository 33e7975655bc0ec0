import { describe, expect, test } from 'vitest';
import { dailyReport } from '../../../server/record/daily.js';
import { monthlyReport } from '../../../server/record/monthly.js';
import { page } from '../../../server/record/page.js';
import { note, pastDay } from './scene.js';

const head = {
  service: { ja: '乗合 <b>', en: 'Ride & co' },
  title: { ja: '運転日報', en: 'Daily report' },
  from: '2026-11-24',
  to: '2026-11-24',
};

describe('a report as a page', () => {
  test('says what it is about in the language asked for, and brings neither script nor style of its own', async () => {
    const ja = page(head, [dailyReport([pastDay()]), await monthlyReport([pastDay()])], 'ja');
    expect(ja).toContain('<html lang="ja">');
    expect(ja).toContain('<h1>運転日報 乗合 &lt;b&gt;</h1>');
    expect(ja).toContain('<h2>月報</h2>');
    expect(ja).toContain('対象期間: 2026-11-24');
    expect(ja).not.toMatch(/<script|style=|<style|onclick/);
    expect(page(head, [], 'en')).toContain('<h1>Daily report Ride &amp; co</h1>');
  });

  test('writes what drivers wrote as text, whatever it looks like', () => {
    const notes = [note('9:00 car driver:d1 accident - <img src=x onerror=alert(1)>')];
    const html = page(head, [dailyReport([pastDay({ notes })])], 'ja');
    expect(html).toContain('9:00 &lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain('<img');
  });

  test('says so where there is nothing on record', () => {
    expect(page(head, [dailyReport([])], 'ja')).toContain('記録はありません。');
  });
});
