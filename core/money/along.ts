/** Along which length a distance fare counts: the direct drive, whatever the tour did, or the straight line. */
export type Along = 'direct-way' | 'straight-line';
