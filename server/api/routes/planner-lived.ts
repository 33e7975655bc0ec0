import { z } from 'zod';
import { plannerDay, plannerReplay } from '../../contract/planner-day.js';
import { Refused } from '../../contract/problem.js';
import { pastJournal } from '../../operation/past-journal.js';
import type { PastDay } from '../../planner/lived-days.js';
import type { LivedViews } from '../../planner/scenario-work.js';
import { PLANNERS } from '../planner-views.js';
import { route, type Route } from '../route.js';
import type { Services } from '../services.js';

const usual = {
  method: 'get',
  topic: 'planning',
  access: PLANNERS,
  parameters: z.strictObject({ date: z.iso.date() }),
  problems: ['not-found', 'conflict'],
} as const;

/** Days of the live service on the same maps as simulated ones; riders have numbers there, no names. */
export function plannerLivedRoutes(services: Services): Route[] {
  const read = reader(services);
  return [
    route({
      ...usual,
      path: '/api/planner/lived-days/{date}',
      name: 'getLivedDay',
      summary:
        'A lived day that is over in sums: flows, unmet wishes, refusals, money; seed 0 says that nothing was drawn',
      answer: { status: 200, body: plannerDay },
      handle: async ({ parameters: { date } }) => (await read(date)).day,
    }),
    route({
      ...usual,
      path: '/api/planner/lived-days/{date}/replay',
      name: 'getLivedReplay',
      summary: 'The same day as it went',
      answer: { status: 200, body: plannerReplay },
      handle: async ({ parameters: { date } }) => (await read(date)).replay,
    }),
  ];
}

function reader({ gate, folder, planner }: Services): (date: string) => Promise<LivedViews> {
  const past = async (date: string): Promise<PastDay> => {
    const journal = await pastJournal(gate.store, folder, date);
    if (journal === undefined) {
      throw new Refused('not-found', {
        ja: 'その日は運行していません。',
        en: 'the service took no bookings on this day',
      });
    }
    if (journal === 'open') {
      throw new Refused('conflict', {
        ja: 'その日の運行はまだ終わっていません。',
        en: 'this day is not over yet',
      });
    }
    return { date, folder, ...journal };
  };
  return async (date) => {
    const outcome = await planner.lived.views(date, () => past(date));
    if (outcome.kind === 'done') return outcome.answer;
    throw new Refused('conflict', {
      ja: `この日を再現できません: ${outcome.message}`,
      en: `this day cannot be shown: ${outcome.message}`,
    });
  };
}
