import { expect, test } from 'vitest';
import { rideFare } from '../../core/timetable/ride-fare.js';
import { readFeed } from '../../core/timetable/read-feed.js';
import { serviceTime } from '../../core/units.js';
import { smallFeed } from './small-feed.js';

const ride = (from: number, to: number): Parameters<typeof rideFare>[1] => ({
  trip: 0,
  from,
  to,
  board: serviceTime(8),
  alight: serviceTime(9),
});
const PRICES = 'fare_id,price,currency_type,payment_method,transfers\nnear,150,JPY,0,0\nfar,300,JPY,0,0\n';

test('a ride costs the cheapest price that fits its line and zones', () => {
  const rules = 'fare_id,route_id,origin_id,destination_id\nnear,1,v,o\nfar,1,v,\n';
  const { timetable } = readFeed(smallFeed({ 'fare_attributes.txt': PRICES, 'fare_rules.txt': rules }));
  expect(rideFare(timetable, ride(0, 1))).toBe(150);
  expect(rideFare(timetable, ride(0, 2))).toBe(300);
  expect(rideFare(timetable, ride(1, 2))).toBeUndefined();
});

test('a price without rules holds everywhere, and without prices nothing is known', () => {
  const everywhere = readFeed(smallFeed({ 'fare_attributes.txt': PRICES })).timetable;
  expect(rideFare(everywhere, ride(1, 2))).toBe(150);
  expect(rideFare(readFeed(smallFeed()).timetable, ride(0, 1))).toBeUndefined();
});
