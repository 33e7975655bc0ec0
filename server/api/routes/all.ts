import type { Route } from '../route.js';
import type { Services } from '../services.js';
import { accountRoutes } from './accounts.js';
import { auditRoutes } from './audit.js';
import { bookingRoutes } from './bookings.js';
import { documentRoutes } from './document.js';
import { keyRoutes } from './keys.js';
import { quoteRoutes } from './quotes.js';
import { riderSessionRoutes } from './rider-session.js';
import { riderRoutes } from './riders.js';
import { serviceRoutes } from './service.js';
import { sessionRoutes } from './session.js';
import { tourRoutes } from './tours.js';
import { vehicleRoutes } from './vehicles.js';

/** As in package.json; the API follows the version of the program. */
export const API_VERSION = '0.2.0';

/** Everything the API can do, topic by topic. */
export function allRoutes(services: Services): readonly Route[] {
  const routes: Route[] = [
    ...serviceRoutes(services),
    ...sessionRoutes(services),
    ...riderSessionRoutes(services),
    ...quoteRoutes(services),
    ...bookingRoutes(services),
    ...riderRoutes(services),
    ...vehicleRoutes(services),
    ...tourRoutes(services),
    ...accountRoutes(services),
    ...keyRoutes(services),
    ...auditRoutes(services),
    ...documentRoutes(() => routes, API_VERSION),
  ];
  return routes;
}
