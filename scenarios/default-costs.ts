/**
 * What a service costs where a scenario does not say: written as in service.yaml. Every line says where its figure
 * is from; a line marked assumption is ours, to be replaced by the contract at hand.
 */
export const DEFAULT_COSTS = [
  {
    id: 'vehicles',
    name: { en: 'Vehicles with drivers, by the hour', ja: '運行委託費(時間契約)' },
    rate: { per: 'vehicle-hour' as const, yen: 2650 },
    source:
      'middle of 2,500 to 2,800 yen: Katsuura City, 2 jumbo taxis, weekdays 8-18, 12.2 million yen a year (expydoc.com/doc/8407937); driver, vehicle, fuel and insurance in it',
    certainty: 'derived' as const,
  },
  {
    id: 'system-initial',
    name: { en: 'Booking system, to begin with', ja: 'システム初期費' },
    rate: { per: 'once' as const, yen: 15_000_000, years: 5 },
    source:
      '3 to 5 vehicles: vendor page, about 2000s (netlaputa.ne.jp); spread over five years is an assumption',
    certainty: 'published' as const,
  },
  {
    id: 'system-monthly',
    name: { en: 'Booking system, monthly', ja: 'システム利用料' },
    rate: { per: 'month' as const, yen: 100_000 },
    source: 'assumption: no published figure was found',
    certainty: 'assumption' as const,
  },
  {
    id: 'call-centre',
    name: { en: 'Call centre, one desk', ja: '予約受付(1席)' },
    rate: { per: 'day' as const, yen: 12_000 },
    source: 'assumption: one person, eight hours at 1,500 yen with employer contributions',
    certainty: 'assumption' as const,
  },
];
