import type { SaxesParser } from 'saxes';
import { RoadDataError } from './road-data-error.js';

const CHUNK_BYTES = 1 << 16;

/** Feeds a parser in pieces, so that the text of a large file is never held at once; faults name the line. */
export function parseXml(parser: SaxesParser, bytes: Uint8Array, file: string): void {
  parser.on('error', (error) => {
    throw new RoadDataError({
      file,
      place: `line ${parser.line}, column ${parser.column}`,
      expected: 'well-formed XML',
      found: error.message.replace(/^\d+:\d+: /, ''),
      remedy: 'the file is damaged or cut short; download or export it again',
    });
  });
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }));
  }
  parser.write(decoder.decode());
  parser.close();
}
