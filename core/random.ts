/**
 * A stream of random numbers in [0, 1). Whoever needs chance receives a stream of its own, one per purpose,
 * so that a change in one model leaves the draws of all others as they were.
 */
export type Random = () => number;

/**
 * The stream for one purpose of one seeded run. Equal names and seeds give equal streams on every machine.
 * Generator: sfc32 (Chris Doty-Humphrey, PractRand), seeded through 32-bit FNV-1a of the purpose.
 */
export function randomStream(seed: number, purpose: string): Random {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${seed}/${purpose}`)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  let a = hash | 0;
  let b = Math.imul(hash, 0x9e3779b1) | 0;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 0x1_0000_0000;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** A whole number in [0, n). */
export const below = (n: number, random: Random): number => Math.floor(random() * n);
