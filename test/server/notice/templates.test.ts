import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { said, TEMPLATES, type NoticeFields } from '../../../server/notice/templates.js';
import type { NoticeWords } from '../../../server/notice/notice-words.js';

const words: NoticeWords = {
  service: { ja: '花見谷のりあい', en: 'Hanamidani Noriai' },
  phone: '0123-45-6789',
  stop: (id) => ({ onsen: '温泉', market: '市場' })[id] ?? id,
  vehicle: (id) => (id === 'car' ? '1号車' : id),
};
const fields: NoticeFields = {
  booking: 'b1',
  date: '2026-04-01',
  vehicle: 'car',
  origin: 'onsen',
  destination: 'market',
  pickup: '2026-04-01T08:47:00+09:00',
  pickupFrom: '2026-04-01T08:45:00+09:00',
  pickupTo: '2026-04-01T08:50:00+09:00',
  arriveBy: '2026-04-01T09:01:00+09:00',
  code: '012345',
};
const names = Object.keys(TEMPLATES) as (keyof typeof TEMPLATES)[];
const text = (name: keyof typeof TEMPLATES, language: 'ja' | 'en', of: NoticeFields = fields): string =>
  TEMPLATES[name][language](said(of, words, language)).lines.join('\n');

test('a confirmed booking is told with day, window, places, latest arrival, vehicle and number to call', () => {
  expect(text('booking-confirmed', 'ja')).toBe(
    [
      'ご予約を承りました。',
      '4月1日(水)',
      '8:45–8:50 温泉でご乗車',
      '9:01までに 市場に到着',
      '車: 1号車',
      '変更・取消・お問い合わせ: 0123-45-6789',
    ].join('\n'),
  );
  expect(text('booking-confirmed', 'en')).toBe(
    [
      'Your ride is booked.',
      'Wed 1 April',
      '8:45–8:50 from 温泉',
      'by 9:01 at 市場',
      'Vehicle: 1号車',
      'To change, cancel or ask: 0123-45-6789',
    ].join('\n'),
  );
});

test('a code is told with its life and nothing else', () => {
  expect(text('one-time-code', 'ja')).toBe(
    '花見谷のりあい 確認コード: 012345\n10分間有効です。だれにも教えないでください。',
  );
});

test.each(names)('%s has a subject and no gap in either language', (name) => {
  for (const language of ['ja', 'en'] as const) {
    const { subject, lines } = TEMPLATES[name][language](said(fields, words, language));
    expect(subject).not.toBe('');
    expect([subject, ...lines].join('\n')).not.toMatch(/undefined|null|–(?!8:50)|\[object/);
  }
});

test.each(names)('%s can be told even if the row says nothing', (name) => {
  for (const language of ['ja', 'en'] as const)
    expect(text(name, language, {})).not.toMatch(/undefined|null|NaN/);
});

test.each(names.filter((name) => name !== 'one-time-code'))(
  '%s is one SMS of at most four parts (268 characters)',
  (name) => {
    expect(text(name, 'ja').length).toBeLessThanOrEqual(268);
  },
);

test('docs/notices.md names every template and no other', () => {
  const listed = [...readFileSync('docs/notices.md', 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm)].map(
    (found) => found[1]!,
  );
  expect(listed.filter((name) => names.includes(name as never)).sort()).toEqual([...names].sort());
});
