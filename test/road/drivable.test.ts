import { describe, expect, test } from 'vitest';
import { barrierAt } from '../../core/road/access.js';
import { Tally } from '../../core/road/account.js';
import { judgeWay } from '../../core/road/drivable.js';
import { limitKmh } from '../../core/road/speed.js';

/** What becomes of a way with tags like `highway=primary oneway=yes`: its speeds, or why it was left out. */
function judged(text: string): string {
  const tags = Object.fromEntries(text.split(' ').map((tag) => tag.split('=') as [string, string]));
  const way = judgeWay(tags, { id: 'way 1', directions: 'by-tags' }, new Tally());
  return 'leftOut' in way ? way.leftOut : `${way.roadClass} ${way.forwardKmh}/${way.backwardKmh}`;
}

describe('who may drive', () => {
  test.each([
    ['highway=residential', 'residential 20/20'],
    ['highway=primary_link', 'primary 40/40'],
    ['highway=residential;tertiary', 'residential 20/20'],
    ['highway=residential access=private', 'closed to cars (access=private)'],
    ['highway=residential access=private motor_vehicle=yes', 'residential 20/20'],
    ['highway=residential motor_vehicle=no access=yes', 'closed to cars (motor_vehicle=no)'],
    ['highway=residential access=no psv=yes', 'open to public service vehicles only'],
    ['highway=residential access=destination', 'residential 20/20'],
    ['highway=residential vehicle=agricultural;forestry', 'closed to cars (vehicle=agricultural;forestry)'],
    ['highway=residential vehicle=agricultural;destination', 'residential 20/20'],
    ['highway=service service=parking_aisle', 'service 15/15'],
    ['highway=service service=driveway', 'a way on a plot (service=driveway)'],
    ['highway=track', 'an unpaved track'],
    ['highway=track tracktype=grade1', 'track 15/15'],
    ['highway=track motor_vehicle=permissive', 'track 15/15'],
    ['highway=construction construction=primary', 'not built or no longer there (highway=construction)'],
    ['highway=pedestrian', 'not for cars (highway=pedestrian)'],
    ['highway=service area=yes', 'an area, not a line (area=yes)'],
    ['route=ferry', 'a ferry not said to carry cars'],
    ['route=ferry motor_vehicle=yes', 'ferry 15/15'],
    ['highway=motorway', 'motorway 85/0'],
    ['highway=motorway oneway=no', 'motorway 85/85'],
    ['highway=residential lanes=1 maxspeed=60', 'residential 20/20'],
    ['highway=residential width=3.5', 'residential 20/20'],
    ['highway=tertiary width=3.5', 'tertiary 20/20'],
    ['highway=tertiary lanes=1 oneway=yes', 'tertiary 35/0'],
    ['highway=tertiary maxspeed:forward=50 maxspeed=30', 'tertiary 40/24'],
  ])('%s → %s', (tags, outcome) => {
    expect(judged(tags)).toBe(outcome);
  });
});

describe('what a maxspeed says, in km/h', () => {
  test.each([
    ['40', 40],
    ['40 km/h', 40],
    ['50 mph', 80.4672],
    ['10 knots', 18.52],
    ['walk', 6],
    ['none', 130],
    ['40;50', 40],
    ['JP:urban', 60],
    ['JP:express', 60],
    ['DE:urban', 50],
    ['DE:zone:30', 30],
    ['FR:zone30', 30],
    ['RO:30', 30],
    ['signals', undefined],
    ['fast', 'unreadable'],
    ['0', 'unreadable'],
    ['-40', 'unreadable'],
    ['400', 'unreadable'],
  ])('%s → %s', (text, kmh) => {
    expect(limitKmh(text, 'tertiary')).toBe(kmh);
  });

  test('what cannot be read is remarked on, and the default speed taken', () => {
    const remarks = new Tally();
    const way = judgeWay(
      { highway: 'tertiary', maxspeed: '四十' },
      { id: 'way 7', directions: 'by-tags' },
      remarks,
    );
    expect(way).toMatchObject({ forwardKmh: 35 });
    expect(remarks.entries()[0]).toMatchObject({ examples: ['way 7: 四十', 'way 7: 四十'] });
  });
});

test.each([
  ['bollard', {}, 'barrier=bollard'],
  ['gate', {}, 'barrier=gate'],
  ['gate', { motor_vehicle: 'yes' }, undefined],
  ['cattle_grid', {}, undefined],
  ['toll_booth', {}, undefined],
  ['toll_booth', { access: 'no' }, 'barrier=toll_booth, access=no'],
])('a %s %o closes the road: %s', (barrier, tags, outcome) => {
  expect(barrierAt({ barrier, ...tags })).toBe(outcome);
});
