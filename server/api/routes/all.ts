import type { Route } from '../route.js';
import type { Services } from '../services.js';
import { accountRoutes } from './accounts.js';
import { auditRoutes } from './audit.js';
import { bookingRoutes } from './bookings.js';
import { dayRoutes } from './days.js';
import { deskRoutes } from './desk.js';
import { documentRoutes } from './document.js';
import { drivingRoutes } from './driving.js';
import { keyRoutes } from './keys.js';
import { messageRoutes } from './messages.js';
import { partRoutes } from './parts.js';
import { plannerLivedRoutes } from './planner-lived.js';
import { plannerResultRoutes } from './planner-results.js';
import { plannerRunRoutes } from './planner-runs.js';
import { plannerScenarioRoutes } from './planner-scenarios.js';
import { privacyRoutes } from './privacy.js';
import { quoteRoutes } from './quotes.js';
import { reportRoutes } from './reports.js';
import { riderSessionRoutes } from './rider-session.js';
import { riderRoutes } from './riders.js';
import { roadRoutes } from './roads.js';
import { serviceRoutes } from './service.js';
import { sessionRoutes } from './session.js';
import { standingOrderRoutes } from './standing-orders.js';
import { tourRoutes } from './tours.js';
import { vehicleRoutes } from './vehicles.js';
import { watchRoutes } from './watch.js';

/** As in package.json; the API follows the version of the program. */
export const API_VERSION = '0.2.0';

/** Everything the API can do, topic by topic. */
export function allRoutes(services: Services): readonly Route[] {
  const routes: Route[] = [
    ...serviceRoutes(services),
    ...roadRoutes(services),
    ...sessionRoutes(services),
    ...riderSessionRoutes(services),
    ...quoteRoutes(services),
    ...bookingRoutes(services),
    ...standingOrderRoutes(services),
    ...riderRoutes(services),
    ...privacyRoutes(services),
    ...vehicleRoutes(services),
    ...tourRoutes(services),
    ...deskRoutes(services),
    ...watchRoutes(services),
    ...drivingRoutes(services),
    ...messageRoutes(services),
    ...partRoutes(services),
    ...dayRoutes(services),
    ...reportRoutes(services),
    ...plannerScenarioRoutes(services),
    ...plannerRunRoutes(services),
    ...plannerResultRoutes(services),
    ...plannerLivedRoutes(services),
    ...accountRoutes(services),
    ...keyRoutes(services),
    ...auditRoutes(services),
    ...documentRoutes(() => routes, API_VERSION),
  ];
  return routes;
}
