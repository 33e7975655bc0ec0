/** Under this name the browser remembers the number of the service. */
const KEY = 'noriai-phone';

/** Keeps the number to call for the day on which the service cannot be reached. */
export function rememberPhone(phone: string | null): void {
  try {
    if (phone === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, phone);
  } catch {
    // A browser that keeps nothing shows no number without a line: it never has.
  }
}

export function rememberedPhone(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
