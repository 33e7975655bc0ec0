/**
 * What holds where a scenario says nothing: written as in the files, each with its source. This is the only place that
 * says so; the published schemas show the same values, and docs/scenario.md explains the keys.
 * "assumption" means: a usual figure, chosen by us, to be replaced by what the service at hand really does.
 */
export const DEFAULTS = {
  timezone: { value: 'Asia/Tokyo', source: 'Japan has one time zone and no summer time' },
  dayTypes: {
    value: { weekday: ['mon', 'tue', 'wed', 'thu', 'fri'], weekend: ['sat', 'sun'] },
    source: 'assumption: Saturdays run as Sundays do',
  },
  // Policy
  notice: { value: '0 min', source: 'assumption: a wish for a later moment is taken until that moment' },
  horizon: { value: '7 d', source: 'Chino: one week ahead at most (features.md, Times)' },
  maxWait: { value: '20 min', source: 'assumption' },
  maxEarlyArrival: { value: '20 min', source: 'assumption' },
  ridePerDirect: { value: 1.5, source: 'assumption: α of α · direct + β' },
  ridePlus: { value: '10 min', source: 'assumption: β of α · direct + β' },
  rideMaxDetour: { value: '20 min', source: 'assumption' },
  rideCap: { value: '60 min', source: 'assumption: nobody rides longer than an hour' },
  pickupBefore: { value: '5 min', source: 'assumption' },
  pickupAfter: { value: '10 min', source: 'assumption' },
  maxWaitAboard: { value: '0 min', source: 'riders object to waiting aboard (features.md §3, ask 2)' },
  freeze: { value: '2 min', source: 'assumption: a driver can be told of a change two minutes ahead' },
  halt: { value: '20 s', source: 'assumption: pulling in, doors, pulling out' },
  lead: { value: '2 min', source: 'assumption: an empty vehicle is at the stop two minutes early' },
  offerValidity: { value: '1 min', source: 'assumption: a caller decides on the phone' },
  alternativesEarlier: { value: '30 min', source: 'assumption' },
  alternativesLater: { value: '60 min', source: 'assumption' },
  batchWindow: { value: '0 s', source: 'each request is answered at once' },
  improvement: {
    value: 100,
    source: 'ten times as many as 10 still pay in towns (docs/benchmarks.md, live-improvement)',
  },
  comingRequests: { value: 0, source: 'nothing gained where most rides are booked ahead (ADR 0012)' },
  drivingYenPerHour: {
    value: 1800,
    source:
      'derived: 1,060 yen wage (taxi drivers 2011, docs/money.md) and 20 yen a km of fuel and wear at 37 km/h',
  },
  waitingYenPerHour: {
    value: 1800,
    source:
      'assumption: 30 yen a minute; road appraisal took 56 yen a minute of a car in 1999 (docs/money.md)',
  },
  ridingYenPerHour: {
    value: 900,
    source: 'assumption: waiting counts twice as much as riding, as is usual (docs/money.md)',
  },
  // Boarding, beyond the halt
  boardPerson: { value: '10 s', source: 'assumption' },
  boardWheelchair: { value: '120 s', source: 'assumption: ramp and belts' },
  alightPerson: { value: '5 s', source: 'assumption' },
  alightWheelchair: { value: '90 s', source: 'assumption: ramp and belts' },
  // Walking to another stop
  walkLimit: { value: '0 min', source: 'nobody is sent to another stop unless the service says so' },
  walkKmh: { value: 3.6, source: 'assumption: 1 m/s, an older person' },
  walkDetour: { value: 1.3, source: 'assumption: way on foot ÷ straight line' },
  // Roads
  detourFactor: { value: 1.3, source: 'assumption: way by road ÷ straight line' },
  drivingSide: { value: 'left', source: 'Japan drives on the left' },
  kerb: { value: 'either', source: 'core/road/snap.ts, SNAP_DEFAULTS' },
  maxSnapM: { value: 300, source: 'core/road/snap.ts, SNAP_DEFAULTS' },
  // Riders of bookings keep to what the table says
  riderShare: {
    value: 0,
    source: 'a bookings table is replayed as it is: nobody declines, cancels or stays away',
  },
  answerAfter: { value: '0 s', source: 'the table holds the moment of the yes only' },
  repeatAfter: { value: '10 min', source: 'assumption' },
  repeatTimes: { value: 1, source: 'assumption: who is refused twice gives up' },
} as const;
