import type { Complaints } from '../../../scenarios/problem-list.js';

export type Encoding = 'UTF-8' | 'CP932';

/** Text with the encoding in which it was written. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The text of a published table: UTF-8 if it is that without fault, else CP932 (Windows-31J, what e-Stat writes).
 * UTF-16 and bytes that are neither are told, and give undefined.
 */
export function textOf(bytes: Uint8Array, complaints: Complaints): Decoded | undefined {
  const text =
    foreign(bytes) === undefined ? (decoded(bytes, 'utf-8') ?? decoded(bytes, 'shift_jis')) : undefined;
  if (text === undefined) {
    complaints.error('whole file', {
      expected: 'text in CP932 (Shift_JIS, as e-Stat publishes) or UTF-8',
      found: foreign(bytes) ?? 'bytes that are neither',
      remedy: 'use the file as it was published (unpack a zip first), or save it as UTF-8',
    });
    return undefined;
  }
  return { text, encoding: decoded(bytes, 'utf-8') === undefined ? 'CP932' : 'UTF-8' };
}

/** What the bytes are if they are certainly no text of ours. */
function foreign(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'an empty file';
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  if (first === 0x50 && second === 0x4b) return 'a zip archive';
  return bytes.subarray(0, 400).includes(0) ? 'zero bytes: UTF-16 or no text' : undefined;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
