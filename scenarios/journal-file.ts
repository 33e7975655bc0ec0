import { z } from 'zod';
import type { Input } from '../core/dispatch/input.js';
import type { Complaints } from './problem-list.js';

/** What was heard on one live day, and what its inputs refer to. */
export interface Journal {
  readonly date: string;
  /** Says in which world it was heard: see sim/world-print.ts. Only in an equal one do the inputs mean the same. */
  readonly world: string;
  /** Ids by StopIndex, as the inputs number them. */
  readonly stops: readonly string[];
  /** Ways back: [way out, way back]. */
  readonly returns: readonly (readonly [string, string])[];
  /** Bookings to try the service, and bookings in whose place others stand. */
  readonly tests: readonly string[];
  readonly replaced: readonly string[];
  /** In the order in which they were heard. */
  readonly inputs: readonly Input[];
}

const head = z.strictObject({
  date: z.iso.date(),
  world: z.string(),
  stops: z.array(z.string()),
  returns: z.array(z.tuple([z.string(), z.string()])),
  tests: z.array(z.string()),
  replaced: z.array(z.string()),
});

const line = z.looseObject({ kind: z.string(), at: z.int() });

/** One JSON object a line: first what the inputs refer to, then the inputs. */
export function journalText({ inputs, ...about }: Journal): string {
  return [about, ...inputs].map((part) => `${JSON.stringify(part)}\n`).join('');
}

/** Reads what `journalText` wrote; undefined, and told, if it is something else. */
export function journalFile(text: string, complaints: Complaints): Journal | undefined {
  const lines = text.split('\n').filter((one) => one !== '');
  const about = head.safeParse(parsed(lines[0] ?? ''));
  if (!about.success) {
    complaints.error('line 1', {
      expected: 'what the inputs refer to: date, world, stops, returns, tests, replaced',
      found: (lines[0] ?? 'nothing').slice(0, 60),
      remedy: 'export the day again with noriai export',
    });
    return undefined;
  }
  const inputs: Input[] = [];
  for (const [i, one] of lines.slice(1).entries()) {
    const value = parsed(one);
    if (line.safeParse(value).success) inputs.push(value as Input);
    else {
      complaints.error(`line ${i + 2}`, {
        expected: 'an input: a JSON object with "kind" and whole seconds "at"',
        found: one.slice(0, 60),
        remedy: 'is the file cut off? export the day again',
      });
    }
  }
  return { ...about.data, inputs };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
