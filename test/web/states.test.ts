import { afterAll, expect, test } from 'vitest';
import { ALL_STATES } from '../pages/all-states.js';
import { reach, WORDS } from '../pages/page-state.js';
import { describeInBrowser, obstacles, openPage } from '../scene/browser.js';
import { cutOff } from '../scene/cut-off.js';
import { openStage, type Stage } from '../scene/stage.js';

/** A small phone, or 400 % of a large screen; and 200 % of a usual one. */
const SCREENS = [
  { width: 320, height: 640 },
  { width: 640, height: 512 },
] as const;

/** Pages of which every state is judged for screen readers here; the others in tests of their own. */
const judged = (name: string): boolean => /^(rider|driver)-/.test(name);

describeInBrowser('at 320 pixels and at twice the size, nothing is lost in either language', (browser) => {
  let opened: Promise<Stage> | undefined;
  const stage = (): Promise<Stage> => (opened ??= openStage());
  afterAll(async () => {
    await (await opened)?.end();
  });

  // What differs in its colours alone takes the same room.
  const told = ALL_STATES.filter(({ name }) => !name.endsWith('-night'));
  // By default every third, as each costs a page, and no runs, which cost more; STATES=all for all of them.
  const some = told.filter(({ name }) => !/^planner-runs?(-|$)/.test(name)).filter((_, i) => i % 3 === 0);
  test.each(process.env['STATES'] === 'all' ? told : some)('$name', async (state) => {
    const there = await stage();
    const storageState = await state.who?.(there);
    const page = await openPage(await browser(), {
      ...{ viewport: SCREENS[0], reducedMotion: 'reduce' as const },
      ...state.options,
      ...(storageState === undefined ? {} : { storageState }),
    });
    const scene = { stage: there, page, words: WORDS.ja };
    try {
      await reach(state, scene, 'ja');
      for (const language of ['ja', 'en']) {
        // By the page itself: a dialog may lie above the button.
        if (language === 'en')
          await page.evaluate("document.querySelector('header button[lang=en]').click()");
        if (judged(state.name)) expect(await obstacles(page), language).toEqual([]);
        for (const screen of SCREENS) {
          await page.setViewportSize(screen);
          expect(await cutOff(page), `${language}, ${screen.width} px`).toEqual([]);
        }
      }
    } finally {
      await state.after?.(scene);
      await page.context().close();
    }
  });
});
