import type { Input } from '../../core/dispatch/input.js';

/** Inputs as JSON lines, one input a line, in the order in which they were heard. */
export const journalText = (inputs: readonly Input[]): string =>
  inputs.map((input) => `${JSON.stringify(input)}\n`).join('');

const KINDS: Readonly<Record<Input['kind'], true>> = {
  asked: true,
  confirmed: true,
  declined: true,
  cancelled: true,
  departed: true,
  arrived: true,
  boarded: true,
  alighted: true,
  absent: true,
  rested: true,
  observed: true,
  delayed: true,
  'broke-down': true,
  repaired: true,
  'stop-closed': true,
  'stop-opened': true,
  overridden: true,
  proposed: true,
  woken: true,
};

/** A journal that cannot be folded, with the line at fault. */
export class JournalError extends Error {}

/**
 * Reads what `journalText` wrote. Throws a JournalError naming the first line that is not an input, or that is
 * earlier than the line before it.
 */
export function readJournal(text: string): Input[] {
  const inputs: Input[] = [];
  let latest = -Infinity;
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const input = readLine(line, i + 1);
    if (input.at < latest) {
      throw new JournalError(
        `line ${i + 1}: expected a time from ${latest} on, found ${input.at}; keep the order`,
      );
    }
    latest = input.at;
    inputs.push(input);
  }
  return inputs;
}

function readLine(line: string, number: number): Input {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    throw new JournalError(
      `line ${number}: expected one JSON object, found ${line.slice(0, 40)}; is it cut off?`,
    );
  }
  const { kind, at } = (read ?? {}) as { readonly kind?: unknown; readonly at?: unknown };
  if (typeof kind !== 'string' || !(kind in KINDS)) {
    throw new JournalError(`line ${number}: expected a kind of input, found ${String(kind)}`);
  }
  if (!Number.isInteger(at)) {
    throw new JournalError(`line ${number}: expected "at" in whole seconds, found ${String(at)}`);
  }
  return read as Input;
}
