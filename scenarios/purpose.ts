/**
 * Why somebody leaves home. The classes of the person-trip survey of Matsuyama 2023, its five kinds of paid work but
 * commuting taken together as business, meals and visits as social.
 */
export const PURPOSES = [
  'commute',
  'school',
  'shopping',
  'hospital',
  'social',
  'leisure',
  'other',
  'escort',
  'business',
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** One value for each purpose. */
export type ByPurpose<T = number> = Readonly<Record<Purpose, T>>;

/** Where people go. `homes` are no rows of a table: they are the homes near each stop. */
export const DESTINATION_KINDS = [
  'shop',
  'hospital',
  'clinic',
  'station',
  'hall',
  'leisure',
  'school',
  'work',
] as const;

export type DestinationKind = (typeof DESTINATION_KINDS)[number];
