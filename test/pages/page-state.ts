import type { BrowserContextOptions, Page } from 'playwright-core';
import { driver as driverEn } from '../../web/words/en/driver.js';
import { operator as operatorEn } from '../../web/words/en/operator.js';
import { planner as plannerEn } from '../../web/words/en/planner.js';
import { rider as riderEn } from '../../web/words/en/rider.js';
import { driver as driverJa } from '../../web/words/ja/driver.js';
import { operator as operatorJa } from '../../web/words/ja/operator.js';
import { planner as plannerJa } from '../../web/words/ja/planner.js';
import { rider as riderJa } from '../../web/words/ja/rider.js';
import type { Profile } from '../scene/profile.js';
import type { Stage } from '../scene/stage.js';

/** What the pages say, so that a state is reached in any language by the same steps. */
export interface PageWords {
  readonly rider: typeof riderJa;
  readonly operator: typeof operatorJa;
  readonly driver: typeof driverJa;
  readonly planner: typeof plannerJa;
}
export const WORDS: Readonly<Record<'ja' | 'en', PageWords>> = {
  ja: { rider: riderJa, operator: operatorJa, driver: driverJa, planner: plannerJa },
  en: { rider: riderEn, operator: operatorEn, driver: driverEn, planner: plannerEn },
};

/** One thing that a page can look like. Screenshots are made of each, and each is judged for everybody's eyes and hands. */
export interface PageState {
  /** The page, and what is special, as in "rider-offers": the name of the picture. */
  readonly name: string;
  /** Its address on the server. */
  readonly path: string;
  /** Who is signed in; absent: nobody. */
  readonly who?: (stage: Stage) => Promise<Profile>;
  readonly options?: BrowserContextOptions;
  /** Before the page is opened: what has happened, and what the browser will not get. */
  readonly before?: (scene: StateScene) => Promise<unknown>;
  /** After it was opened, until the state is there. */
  readonly reach: (scene: StateScene) => Promise<unknown>;
  /** Undoes what others would see. */
  readonly after?: (scene: StateScene) => Promise<unknown>;
}

export interface StateScene {
  readonly stage: Stage;
  readonly page: Page;
  readonly words: PageWords;
}

/** A state in which `who` is nobody, or named by the state itself. */
export const asNobody = (state: PageState): PageState => state;

/** Opens a state in a page. Words the server says are asked for in the language, too. */
export async function reach(state: PageState, scene: StateScene, language: 'ja' | 'en'): Promise<void> {
  const { page, stage } = scene;
  await page.addInitScript(`localStorage.setItem('noriai-language', '${language}')`);
  await state.before?.(scene);
  await page.goto(`${stage.server.url}${state.path}`);
  await state.reach(scene);
}

export const button = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

export const link = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click();

export const seen = (page: Page, text: string | RegExp): Promise<void> =>
  page
    .getByText(text, { exact: typeof text === 'string' })
    .first()
    .waitFor();

export const titled = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('heading', { name, exact: typeof name === 'string' })
    .first()
    .waitFor();
