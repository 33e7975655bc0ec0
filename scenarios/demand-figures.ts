import type { ByAge } from './age-group.js';
import type { ByPurpose, DestinationKind, Purpose } from './purpose.js';

/** A figure and where it comes from. "assumption" means: chosen by us, with the reason. */
interface Figure<T> {
  readonly value: T;
  readonly source: string;
}

const figure = <T>(value: T, source: string): Figure<T> => ({ value, source });

const MATSUYAMA =
  'person-trip survey of Matsuyama 2023 (19,021 persons, 60,043 trips; udc-matsuyama/MatsuyamaPT_report)';
const SEXES =
  'both sexes, men 50 % up to 59, 49 % in the 60s, 46 % in the 70s, 39 % in the 80s, 25 % from 90 (assumption)';
const AGES = '65-74 = half 60s, half 70s; 75-84 = half 70s, half 80s; 85+ = 60 % 80s, 40 % 90+ (assumption)';
const HINO = 'Choisoko Hino, Shiga, cumulative to March 2026 (town reports, kken78/choisoko-hino-dashboard)';

/**
 * Every figure of the census demand, each with its source: what holds where a demand.yaml says nothing else. Shares of
 * one list need not add up to 1; they are taken relative to their sum. docs/demand.md explains what each is used for.
 */
export const DEMAND_FIGURES = {
  licence: figure<ByAge>(
    { '0-14': 0, '15-64': 0.83, '65-74': 0.75, '75-84': 0.45, '85+': 0.135 },
    'National Police Agency, driving licence statistics, ÷ population estimates of 1 October. 15-64: holders under 65 ' +
      '64.07 M (2017) of 76.0 M, less those aged 16 to 17; 65-74: 12.79 M of 17.7 M (2017), 70-74 in 2020 6.5 M of 9.2 M, rising; ' +
      '75+: 6,665,052 (end of 2022) of 19.4 M = 34 %; its split at 85 is an assumption that keeps this total',
  ),
  outingWeekday: figure<ByAge>(
    { '0-14': 0.94, '15-64': 0.8, '65-74': 0.668, '75-84': 0.528, '85+': 0.376 },
    `${MATSUYAMA}, share of persons who went out, weekday; ${SEXES}; ${AGES}; 0-14 = class 0-18`,
  ),
  outingRestDay: figure<ByAge>(
    { '0-14': 0.52, '15-64': 0.586, '65-74': 0.581, '75-84': 0.438, '85+': 0.242 },
    `${MATSUYAMA}, share of persons who went out, holiday; ${SEXES}; ${AGES}; 0-14 = class 0-18`,
  ),
  tripsWeekday: figure<ByAge>(
    { '0-14': 2.34, '15-64': 2.67, '65-74': 2.86, '75-84': 2.73, '85+': 2.5 },
    `${MATSUYAMA}, gross ÷ outing, weekday (trips home included); ${SEXES}; ${AGES}`,
  ),
  tripsRestDay: figure<ByAge>(
    { '0-14': 2.79, '15-64': 2.95, '65-74': 2.81, '75-84': 2.64, '85+': 2.44 },
    `${MATSUYAMA}, gross ÷ outing, holiday (trips home included); ${SEXES}; ${AGES}`,
  ),
  outingWithoutLicence: figure<ByAge>(
    { '0-14': 1, '15-64': 1, '65-74': 0.747, '75-84': 0.747, '85+': 0.747 },
    `${MATSUYAMA}: who gave the licence back goes out on 40.5 % of weekdays, all of 70 and more on 54.2 %; ` +
      'Toyota TTRI 2001 found 2.58 to 5.27 outings a week. Under 65: assumption, no difference',
  ),
  purposes: figure<ByAge<ByPurpose>>(
    {
      '0-14': {
        commute: 0,
        school: 75,
        shopping: 7,
        hospital: 2,
        social: 5,
        leisure: 6,
        other: 5,
        escort: 0,
        business: 0,
      },
      '15-64': {
        commute: 30.3,
        school: 8.1,
        shopping: 26.6,
        hospital: 1.4,
        social: 8.9,
        leisure: 4.8,
        other: 7.3,
        escort: 6.2,
        business: 6.3,
      },
      '65-74': {
        commute: 19.6,
        school: 0,
        shopping: 36.4,
        hospital: 4.1,
        social: 10,
        leisure: 5.8,
        other: 12.6,
        escort: 5,
        business: 6.4,
      },
      '75-84': {
        commute: 6.3,
        school: 0,
        shopping: 43.8,
        hospital: 6.8,
        social: 10.2,
        leisure: 6.4,
        other: 17.3,
        escort: 3.3,
        business: 5.9,
      },
      '85+': {
        commute: 2.7,
        school: 0,
        shopping: 51.6,
        hospital: 10.1,
        social: 10.5,
        leisure: 6.6,
        other: 16.8,
        escort: 1.3,
        business: 0.5,
      },
    },
    `${MATSUYAMA}, trips by purpose without trips home. 15-64: adults, with 8 % school trips for those under 19 (assumption); ` +
      '65-74: half adults, half 70 and more; 75-84: 70 and more; 85+: who gave the licence back; 0-14: assumption',
  ),
  purposesRestDay: figure<ByPurpose>(
    {
      commute: 0.35,
      school: 0.05,
      shopping: 1,
      hospital: 0.1,
      social: 1.2,
      leisure: 1.5,
      other: 1,
      escort: 0.6,
      business: 0.5,
    },
    'assumption: on rest days offices, schools and outpatient wards are mostly closed (TTRI: free purposes 24 % of weekday, 50 % of Sunday trips)',
  ),
  hours: figure<Readonly<Record<Purpose, Readonly<Record<string, number>>>>>(
    {
      commute: { 6: 10, 7: 40, 8: 30, 9: 8, 10: 3, 12: 3, 13: 3, 17: 3 },
      school: { 7: 60, 8: 38, 9: 2 },
      shopping: { 8: 22, 9: 17, 10: 10, 11: 8, 12: 7, 13: 9, 14: 10, 15: 9, 16: 7, 17: 1 },
      hospital: { 8: 16, 9: 38, 10: 20, 11: 8, 13: 4, 14: 8, 15: 5, 16: 1 },
      social: { 8: 18, 9: 17, 10: 12, 11: 9, 12: 7, 13: 11, 14: 10, 15: 8, 16: 8 },
      leisure: { 8: 28, 9: 16, 10: 9, 11: 7, 12: 7, 13: 11, 14: 9, 15: 6, 16: 7 },
      other: { 8: 30, 9: 16, 10: 9, 11: 8, 12: 7, 13: 9, 14: 8, 15: 6, 16: 7 },
      escort: { 7: 25, 8: 25, 9: 8, 10: 6, 11: 4, 12: 4, 13: 4, 14: 6, 15: 8, 16: 10 },
      business: { 8: 25, 9: 22, 10: 14, 11: 8, 12: 4, 13: 12, 14: 8, 15: 5, 16: 2 },
    },
    'Hospital: arrivals, 38 % at 9 h (Utsunomiya Kawachi), the other hours an assumption. The rest: departures, assumption in the ' +
      `shape of ${HINO}: rides by hour 13, 15, 13, 12, 9, 9, 10, 8, 11 % from 8 to 16 h, which hold outward and return rides together; ` +
      'Osaka and Toyama-Takaoka: the elderly avoid commuting hours',
  ),
  weekdays: figure(
    { mon: 0.8, tue: 1.06, wed: 1.03, thu: 0.97, fri: 1.14, sat: 1, sun: 1 },
    `${HINO}: rides a day 22.1, 29.4, 28.6, 26.8, 31.6 from Monday to Friday ÷ their mean; the weekend is an assumption`,
  ),
  stay: figure<Readonly<Record<Purpose, { readonly median: string; readonly spread: number }>>>(
    {
      commute: { median: '8 h', spread: 0.15 },
      school: { median: '7 h', spread: 0.1 },
      shopping: { median: '45 min', spread: 0.4 },
      hospital: { median: '90 min', spread: 0.4 },
      social: { median: '90 min', spread: 0.5 },
      leisure: { median: '65 min', spread: 0.5 },
      other: { median: '45 min', spread: 0.5 },
      escort: { median: '15 min', spread: 0.3 },
      business: { median: '60 min', spread: 0.5 },
    },
    `${MATSUYAMA}: medians of 30 to 65 minutes of the elderly at shopping and leisure; the others are assumptions. Log-normal`,
  ),
  openReturn: figure<ByPurpose>(
    {
      commute: 0,
      school: 0,
      shopping: 0,
      hospital: 0.73,
      social: 0,
      leisure: 0,
      other: 0,
      escort: 0,
      business: 0,
    },
    'Fukuchi, Aomori: of 95 riders who alighted at the hospital 26 booked the ride home, since its time is unknown; elsewhere assumption: 0',
  ),
  lead: figure(
    [
      { share: 33, days: [2, 7] },
      { share: 19, days: [1, 1] },
      { share: 16, ahead: ['2 h', '5 h'] },
      { share: 12, ahead: ['1 h', '2 h'] },
      { share: 20, ahead: ['0 min', '60 min'] },
    ],
    `${HINO}: 33, 19, 16, 12, 20 %; at most 7 days ahead as in Chino, same-day calls at most 5 hours ahead (assumption)`,
  ),
  desk: figure('8:00-18:00', 'assumption: bookings for another day are made while the telephone is answered'),
  nowBelow: figure('15 min', 'assumption: who asks less than 15 minutes ahead wants to leave at once'),
  phone: figure(0.63, `${HINO}: 63 % by telephone, 37 % on the web`),
  parties: figure(
    [0.898, 0.092, 0.01],
    'Chino: 18.6 % of passengers travel in bookings of several persons, taken as parties of two with a few of three',
  ),
  wheelchair: figure<ByAge>(
    { '0-14': 0.001, '15-64': 0.002, '65-74': 0.005, '75-84': 0.015, '85+': 0.05 },
    'assumption: few in all, rising with the need of care; no count of wheelchair users of these services is published',
  ),
  attraction: figure<Readonly<Record<Purpose, Partial<Readonly<Record<DestinationKind | 'homes', number>>>>>>(
    {
      commute: { work: 1, shop: 1, hospital: 1, station: 1 },
      school: { school: 1 },
      shopping: { shop: 1 },
      hospital: { hospital: 1, clinic: 1 },
      social: { homes: 0.002, hall: 1, leisure: 1 },
      leisure: { leisure: 1, hall: 1, shop: 0.1 },
      other: { hall: 1, station: 1, shop: 0.5, work: 0.5 },
      escort: { school: 1, station: 1, hospital: 0.1, clinic: 0.1 },
      business: { work: 1, homes: 0.001 },
    },
    'assumption: kinds that serve a purpose; multiplies the weight of destinations.csv (homes: the number of people living there)',
  ),
  decay: figure<Readonly<Record<Purpose, string>>>(
    {
      commute: '12 min',
      school: '8 min',
      shopping: '6 min',
      hospital: '10 min',
      social: '8 min',
      leisure: '10 min',
      other: '8 min',
      escort: '6 min',
      business: '10 min',
    },
    'assumption: the drive for which a destination is 1/e as attractive as next door; everyday errands are done nearby',
  ),
  walkLimit: figure(
    '10 min',
    'assumption: 600 m of way to a stop at 1 m/s; further away people do not use the service',
  ),
  walkInstead: figure('10 min', 'assumption: who can walk there in 10 minutes does not book a ride'),
  wonWithLicence: figure<ByAge>(
    { '0-14': 0, '15-64': 0.00013, '65-74': 0.0004, '75-84': 0.001, '85+': 0.002 },
    `assumption, set so that a well-covered town has about 3 rides a day per 1,000 people (Hino 2.7 in March 2026, Chino 3 to 3.6) ` +
      'and that riders are as old as those of Hino: 37 % under 60, 8 % in their 60s, 20 % in their 70s, 35 % from 80',
  ),
  wonWithoutLicence: figure<ByAge>(
    { '0-14': 0.002, '15-64': 0.004, '65-74': 0.008, '75-84': 0.011, '85+': 0.013 },
    'assumption, set together with the shares of licence holders; most riders of such services do not drive',
  ),
  wonAt: figure(
    { walk: '5 min', wait: '15 min', fare_yen: 300 },
    'assumption: the usual service for which the two shares above hold',
  ),
  perWalkMinute: figure(-0.12, 'assumption: 10 minutes more on foot leave 30 % of the riders'),
  perWaitMinute: figure(-0.04, 'assumption: a minute of waiting weighs a third of a minute on foot'),
  perHundredYen: figure(-0.15, 'assumption: 300 yen more leave about 64 % of the riders'),
  regularity: figure(
    1,
    'assumption: spread of how much people like the service; a few regular riders make most rides',
  ),
  passShare: figure(0, 'assumption: no pass unless the service sells one'),
} as const;
