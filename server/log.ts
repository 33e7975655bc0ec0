import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Fields that may hold something about a person: never written, wherever in an entry they stand. */
const PRIVATE = [
  'phone',
  'name',
  'kana',
  'email',
  'address',
  'note',
  'password',
  'code',
  'secret',
  'token',
  'cookie',
  'authorization',
  'lon',
  'lat',
  'lonLat',
] as const;

/** How deep in an entry private fields are looked for. */
const DEPTH = 4;

/**
 * One JSON line an entry. Says what happened to which object by id; people are ids only. Level from `LOG_LEVEL`
 * ("info" if absent).
 */
export function openLog(level: string, to?: DestinationStream): Logger {
  const paths = Array.from({ length: DEPTH }, (_, depth) => '*.'.repeat(depth)).flatMap((prefix) =>
    PRIVATE.map((field) => `${prefix}${field}`),
  );
  return pino({ level, base: null, redact: { paths, censor: '…' } }, to ?? pino.destination(1));
}
