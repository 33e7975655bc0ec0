import { yen, type Yen } from '../units.js';

/** A taxi meter by distance: so much for the first metres, then so much for each further stretch begun. */
export interface Meter {
  readonly firstMetres: number;
  readonly firstYen: Yen;
  readonly eachMetres: number;
  readonly eachYen: Yen;
}

/**
 * What the meter shows after a drive. The meter moves on as soon as a further stretch begins
 * (運賃の加算距離制). Waiting and slow driving are not metered here.
 */
export function meterYen(meter: Meter, metres: number): Yen {
  const beyond = Math.max(0, metres - meter.firstMetres);
  return yen(meter.firstYen + Math.ceil(beyond / meter.eachMetres) * meter.eachYen);
}
