import type { Page } from 'playwright-core';
import type { Stage } from '../scene/stage.js';

/** The longest name of a stop there is: it must fit. */
export const LONG = 's26';

/** A ride to come, and the page begins at home. */
export async function bookedOnly(stage: Stage, rider: string): Promise<undefined> {
  await stage.booked(rider);
  return undefined;
}

/** Until the picture of the roads is there. */
export const mapDrawn = (page: Page): Promise<void> => page.locator('.map canvas').first().waitFor();
