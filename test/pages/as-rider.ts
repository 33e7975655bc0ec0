import type { Profile } from '../scene/profile.js';
import type { Stage } from '../scene/stage.js';
import type { PageState } from './page-state.js';

/** A rider of this state alone, and a page that opens as theirs. */
export function asRider(
  state: Omit<PageState, 'who' | 'path'> & {
    readonly path?: string;
    readonly prepare?: (stage: Stage, rider: string) => Promise<string | undefined>;
  },
): PageState {
  let place = '';
  return {
    path: '/',
    ...state,
    who: async (stage: Stage): Promise<Profile> => {
      const rider = await stage.rider('見本 花子', 'みほん はなこ');
      place = (await state.prepare?.(stage, rider)) ?? '';
      return stage.signedIn({ rider });
    },
    reach: async (scene) => {
      if (place !== '') await scene.page.goto(`${scene.stage.server.url}/#${place}`);
      await state.reach(scene);
    },
  };
}
