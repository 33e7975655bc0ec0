import type { Language } from '../../core/words.js';
import { PROBLEMS, Refused, type Problem, type ProblemCode } from '../contract/problem.js';
import { PROBLEM_WORDS } from '../contract/problem-words.js';
import { ClockSteppedBack, Stopping } from '../operation/operation.js';
import { LeaseLost, StoreUnavailable } from '../store/store.js';

/** Media type of RFC 9457. */
export const PROBLEM_TYPE = 'application/problem+json';

/** Where each code is explained. */
export const EXPLAINED_AT = '/api/docs#problem-';

/** Seconds after which it is worth trying again, where the cause does not know better. */
const TRY_AGAIN: Readonly<Partial<Record<ProblemCode, number>>> = {
  'store-unavailable': 5,
  'clock-stepped-back': 30,
  'not-the-holder': 2,
  stopping: 5,
};

/** The refusal behind whatever was thrown: expected ones by name, everything else is a fault of ours. */
export function refusedBy(cause: unknown): Refused {
  if (cause instanceof Refused) return cause;
  const code = codeOf(cause);
  return new Refused(code, PROBLEM_WORDS[code].detail);
}

/** Problem details in the language asked for. `instance` names this very request, for the log. */
export function problemOf({ code, detail, more }: Refused, language: Language, instance: string): Problem {
  const words = PROBLEM_WORDS[code];
  const retryAfter_s = more.retryAfter_s ?? TRY_AGAIN[code];
  return {
    type: `${EXPLAINED_AT}${code}`,
    title: words.title[language],
    status: PROBLEMS[code],
    code,
    detail:
      typeof detail === 'string' ? sentenceFor(detail, words.detail[language], language) : detail[language],
    instance,
    ...(more.errors === undefined ? {} : { errors: more.errors }),
    ...(retryAfter_s === undefined ? {} : { retryAfter_s }),
  };
}

/** A text that is there in English only stands behind what the problem means in general. */
function sentenceFor(english: string, general: string, language: Language): string {
  return language === 'en' ? english : `${general}(${english})`;
}

function codeOf(cause: unknown): ProblemCode {
  if (cause instanceof StoreUnavailable) return 'store-unavailable';
  if (cause instanceof LeaseLost) return 'not-the-holder';
  if (cause instanceof ClockSteppedBack) return 'clock-stepped-back';
  if (cause instanceof Stopping) return 'stopping';
  return bodyFault(cause) ?? 'internal-error';
}

/** What express says about a body or an address that it could not read. */
function bodyFault(cause: unknown): ProblemCode | undefined {
  if (!(cause instanceof Error) || !('status' in cause)) return undefined;
  if (cause.status === PROBLEMS['body-too-large']) return 'body-too-large';
  if (cause.status === PROBLEMS['wrong-media-type']) return 'wrong-media-type';
  return cause.status === PROBLEMS['malformed-body'] ? 'malformed-body' : undefined;
}

/** The first of our languages that a browser asks for; Japanese if it asks for neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...settings] = part.trim().split(';');
      const weight = settings.map((s) => /^\s*q=([\d.]+)$/.exec(s)?.[1]).find((q) => q !== undefined);
      return { tag: tag.toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => weight > 0 && (tag === 'ja' || tag === 'en'))
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.tag === 'en' ? 'en' : 'ja';
}
