/** A phone number as people in Japan read it; others as they are stored, with the code of their country. */
export function phoneText(phone: string): string {
  const national = /^\+81(\d+)$/.exec(phone)?.[1];
  if (national === undefined) return phone;
  const digits = `0${national}`;
  // Mobile and internet telephones are written 3-4-4; where to part the others depends on the exchange.
  return digits.length === 11 ? `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}` : digits;
}
