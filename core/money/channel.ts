/** Begins the attribute that says how a wish came, on which fares may depend: "via-phone", "via-web". */
const VIA = 'via-';

/** How a party with these attributes asked: "phone", "web", "line" …; undefined if nobody wrote it down. */
export const channelIn = (attributes: readonly string[]): string | undefined =>
  attributes.find((attribute) => attribute.startsWith(VIA))?.slice(VIA.length);

/** The attributes with the channel written among them, instead of the one that stood there. */
export const withChannel = (attributes: readonly string[], channel: string): readonly string[] => [
  ...withoutChannel(attributes),
  `${VIA}${channel}`,
];

/** What remains of the attributes if nobody says how the wish came. */
export const withoutChannel = (attributes: readonly string[]): readonly string[] =>
  attributes.filter((attribute) => !attribute.startsWith(VIA));
