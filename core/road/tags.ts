/** Tags of a way or point as text. Values of a list are joined by `;`, as OpenStreetMap does. */
export type Tags = Readonly<Record<string, string | undefined>>;
