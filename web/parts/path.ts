/** An address with names in it that may hold anything, a slash too: path`/api/bookings/${id}/history`. */
export function path(texts: TemplateStringsArray, ...names: readonly string[]): string {
  return texts.map((text, i) => (i === 0 ? text : encodeURIComponent(names[i - 1]!) + text)).join('');
}

/** The names in an address, in order: the other way about. What is not well written stands for itself. */
export function namesIn(address: string): readonly string[] {
  return address
    .split('/')
    .slice(1)
    .map((name) => {
      try {
        return decodeURIComponent(name);
      } catch {
        return name;
      }
    });
}
