/** The cookies of a request by name, from its header. What cannot be read is left out; of two of one name the first counts. */
export function readCookies(header: string | undefined): Readonly<Partial<Record<string, string>>> {
  const found = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, equals).trim();
    if (equals > 0 && name !== '' && !found.has(name)) found.set(name, part.slice(equals + 1).trim());
  }
  return Object.fromEntries(found);
}
