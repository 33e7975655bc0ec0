/**
 * A phone number as E.164, as in +819012345678; undefined if it is none. Without a country it is Japanese: 9 digits
 * after the 0 for fixed lines, 10 for mobile (060, 070, 080, 090), IP (050) and data (020) numbers. Full-width digits,
 * spaces, hyphens of all kinds and brackets do not matter.
 * Source of the lengths: numbering plan of the Ministry of Internal Affairs and Communications (電気通信番号計画).
 */
export function normalPhone(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s()‐‑‒–—―−ー-]/g, '');
  const international = /^(?:\+|00)([1-9]\d{6,14})$/.exec(plain)?.[1];
  if (international?.startsWith('81') === false) return `+${international}`;
  // "+81 (0)90…" is written by many; the 0 is not dialled.
  const national = (international?.slice(2) ?? plain).replace(/^0/, '');
  if (international === undefined && !plain.startsWith('0')) return undefined;
  return /^(?:(?:20|50|60|70|80|90)\d{8}|(?!20|50|60|70|80|90)[1-9]\d{8})$/.test(national)
    ? `+81${national}`
    : undefined;
}
