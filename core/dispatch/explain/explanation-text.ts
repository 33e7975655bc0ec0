import { clockText } from '../../units.js';
import type { Added, Explanation, Obstacle, Suggestion } from './explanation.js';
import { OBSTACLE_KINDS, obstacleText } from './obstacle-words.js';
import { REFUSALS } from './refusal-words.js';
import { remedyText, RIDERS_OWN, type Names } from './remedy-words.js';
import type { Language, Words } from '../../words.js';

/** Vehicles that are told one by one; the rest are counted by what keeps them. */
const MOST_VEHICLES = 5;

/**
 * An explanation in sentences, the same facts for whoever reads it:
 * `operator`: vehicles by name, costs, everything that would help;
 * `rider`: polite and plain, only what the rider can change, nothing of vehicles or other riders;
 * `log`: counts and codes' words, no stop, no rider, no vehicle.
 */
export function explanationText(
  explanation: Explanation,
  reader: 'operator' | 'rider' | 'log',
  names: Names,
): Words {
  switch (reader) {
    case 'operator':
      return joined([...answer(explanation), ...vehicles(explanation, names), ...help(explanation, names)]);
    case 'rider':
      return joined(toRider(explanation, names));
    case 'log':
      return joined([...answer(explanation), ...counted(explanation.vehicles), ...help(explanation)]);
  }
}

/** "4 min of driving, 2 min of others’ time, 3 min wait: 312 yen". */
export function addedText({ yen, driving, othersArrival, wait }: Added): Words {
  const [drives, delays] = [minutesOf(driving), minutesOf(othersArrival)];
  const waits = wait === undefined ? undefined : minutesOf(wait);
  return {
    en: `${drives} min of driving, ${delays} min of others’ time${waits === undefined ? '' : `, ${waits} min of waiting`}: ${Math.round(yen.total)} yen`,
    ja: `走行${drives}分、ほかの人の時間${delays}分${waits === undefined ? '' : `、待ち${waits}分`}、計${Math.round(yen.total)}円`,
  };
}

function answer({ refusal, offers }: Explanation): Words[] {
  if (refusal !== undefined) {
    const { why } = REFUSALS[refusal.reason];
    return [{ en: `Refused: ${why.en}.`, ja: `お断り: ${why.ja}。` }];
  }
  if (offers[0]?.offer.kind === 'as-wished') return [{ en: 'Offered as wished.', ja: '希望どおり提案。' }];
  return [
    {
      en: `Not as wished; ${offers.length} other ${offers.length === 1 ? 'ride' : 'rides'} offered.`,
      ja: `希望どおりは不可。代わりに${offers.length}件を提案。`,
    },
  ];
}

/** The cheapest vehicles with what they would cost, then why not the others. */
function vehicles({ vehicles: all }: Explanation, names: Names): Words[] {
  const told = all.slice(0, MOST_VEHICLES).map((suggestion) =>
    inBoth((language) => {
      const { vehicle, added, obstacles } = suggestion;
      const cost = added === undefined ? [] : [addedText(added)[language]];
      const kept = obstacles.map((obstacle) => obstacleText(obstacle)[language]);
      return `${names.vehicle(vehicle)} (${[...cost, ...kept].join('; ')})`;
    }),
  );
  const list =
    told.length === 0
      ? []
      : [
          inBoth(
            (l) =>
              `${told.map((words) => words[l]).join(l === 'ja' ? '、' : ', ')}${l === 'ja' ? '。' : '.'}`,
          ),
        ];
  return [...list, ...counted(all.slice(MOST_VEHICLES))];
}

/** "Vehicles: 3 full; 2 too late." */
function counted(suggestions: readonly Suggestion[]): Words[] {
  if (suggestions.length === 0) return [];
  const groups = new Map<Obstacle['code'] | 'free', { readonly words: Words; count: number }>();
  for (const { obstacles } of suggestions) {
    const first = obstacles[0];
    const key = first?.code ?? 'free';
    const group = groups.get(key) ?? {
      words: first === undefined ? FREE : OBSTACLE_KINDS[first.code],
      count: 0,
    };
    group.count++;
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return [
    {
      en: `Vehicles: ${all.map(({ words, count }) => `${count} ${words.en}`).join('; ')}.`,
      ja: `車両: ${all.map(({ words, count }) => `${words.ja}${count}台`).join('、')}。`,
    },
  ];
}

const FREE: Words = { en: 'could come', ja: '対応可能' };

function help({ remedies, offers }: Explanation, names?: Names): Words[] {
  if (offers[0]?.offer.kind === 'as-wished') return [];
  if (remedies.length === 0)
    return [{ en: 'Nothing alone would have helped.', ja: '単独で解決する変更はありません。' }];
  return [
    inBoth((language) => {
      const list = remedies.map((remedy) => remedyText(remedy, names)[language]);
      return language === 'en'
        ? `Would have helped, each alone: ${list.join('; ')}.`
        : `次のどれか一つで可能: ${list.join('、')}。`;
    }),
  ];
}

function toRider({ refusal, offers, remedies }: Explanation, names: Names): Words[] {
  const own = remedies.filter(({ code }) => RIDERS_OWN.has(code));
  if (refusal === undefined) return offered(offers);
  const apology = { en: 'We are sorry.', ja: '申し訳ございません。' };
  const why = REFUSALS[refusal.reason].toRider;
  if (own.length === 0) return [apology, why];
  const choices = inBoth((language) => {
    const list = own.map((remedy) => remedyText(remedy, names)[language]);
    return language === 'en'
      ? `We could take you with one of these changes: ${list.join('; ')}.`
      : `次のいずれかに変えていただければご乗車いただけます: ${list.join('、')}。`;
  });
  return [apology, why, choices];
}

function offered(offers: Explanation['offers']): Words[] {
  const rides = offers.map(({ offer }) => {
    const { earliest, latest } = offer.promise.pickup;
    return `${clockText(earliest)}–${clockText(latest)}`;
  });
  if (offers[0]?.offer.kind === 'as-wished')
    return [
      {
        en: `We can take you as you wish; please be ready ${rides[0]!}.`,
        ja: `ご希望どおりご乗車いただけます。${rides[0]!}にお待ちください。`,
      },
    ];
  return [
    {
      en: `We cannot take you exactly as you wish, but we can offer a pick-up at ${rides.join(', or ')}.`,
      ja: `ご希望どおりのご用意ができませんが、${rides.join('、または')}のお迎えでしたら承れます。`,
    },
  ];
}

const joined = (sentences: readonly Words[]): Words => ({
  en: sentences.map(({ en }) => en).join(' '),
  ja: sentences.map(({ ja }) => ja).join(''),
});

const minutesOf = (seconds: number): number => Math.round(seconds / 60);

/** The same sentence made once for each language. */
const inBoth = (say: (language: Language) => string): Words => ({ en: say('en'), ja: say('ja') });
