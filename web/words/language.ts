/** What pages are written in. */
export type Language = 'ja' | 'en';
