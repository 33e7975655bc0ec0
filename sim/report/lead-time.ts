import { percent, type Figure, type Indicator } from './indicator.js';

/** Bands of the time between booking and ride, as the published figures cut it: from, below, in seconds. */
const HOUR = 3600;
const LEADS = [
  { part: '2d', from: 48 * HOUR, below: Infinity, en: '2 days or more', ja: '2日以上前' },
  { part: '1d', from: 24 * HOUR, below: 48 * HOUR, en: '1 day up to 2 days', ja: '1日以上2日未満前' },
  { part: 'over_2h', from: 2 * HOUR, below: 24 * HOUR, en: '2 hours up to 1 day', ja: '2時間以上1日未満前' },
  { part: '1h_2h', from: HOUR, below: 2 * HOUR, en: '1 hour up to 2 hours', ja: '1時間以上2時間未満前' },
  { part: 'under_1h', from: -Infinity, below: HOUR, en: 'less than 1 hour', ja: '1時間未満前' },
];

const figure = (id: string, { from, below, en, ja }: (typeof LEADS)[number]): Indicator => ({
  id,
  name: { en: `Booked ${en} ahead`, ja: `予約時期 ${ja}` },
  unit: '%',
  formula: {
    en: `100 × accepted bookings with ${en} from asking to the beginning of the promised pick-up window ÷ accepted bookings`,
    ja: `100 × 申込みから約束の乗車時間枠の始まりまでが${ja}の成立予約 ÷ 成立予約`,
  },
  of: ({ wishes }): Figure => {
    const leads = wishes.flatMap(({ promise, asked }) =>
      promise === undefined ? [] : [promise.earliest - asked],
    );
    const inside = leads.filter((lead) => lead >= from && lead < below);
    return percent(inside.length, leads.length, 'nobody was promised a ride');
  },
});

/** How long before their rides people book; the plain id is the first band. */
export const leadTimes: readonly Indicator[] = [
  figure('lead_time_dist', LEADS[0]!),
  ...LEADS.map((lead) => figure(`lead_time_dist.${lead.part}`, lead)),
];
