/** Where an answer goes: `--out` and `--json`. */
export interface AnswerOptions {
  readonly out?: string;
  readonly json?: true;
}

/** The forms of an answer, each made only if it is asked for. */
interface Answer {
  readonly json: () => string;
  readonly text: () => string;
  readonly write: (folder: string) => void | Promise<void>;
}

/** Writes an answer into the folder of `--out`, if there is one, and prints it as text or as JSON. */
export async function giveAnswer({ out, json }: AnswerOptions, answer: Answer): Promise<void> {
  if (out !== undefined) await answer.write(out);
  process.stdout.write(json ? answer.json() : answer.text());
  if (out !== undefined) process.stderr.write(`written to ${out}\n`);
}
