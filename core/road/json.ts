import { RoadDataError } from './road-data-error.js';

/** The JSON value in these bytes (UTF-8, with or without byte order mark). */
export function parseJson(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch (cause) {
    throw new RoadDataError({
      file,
      place: 'JSON text',
      expected: 'complete JSON',
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: 'the file is damaged or cut short; download or export it again',
    });
  }
}
