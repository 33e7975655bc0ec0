/** Where the result of one of several seeds lies inside the folder of all. */
export const seedFolder = (seed: number): string => `seed-${seed}`;
