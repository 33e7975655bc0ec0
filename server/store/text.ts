/** PostgreSQL cannot keep the character NUL and SQLite reads no further than to it: both keep U+FFFD in its place. */
export function withoutNul(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}
