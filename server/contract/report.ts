import { z } from 'zod';

/** Shapes of what crosses the wire about reports. */
export const reportPeriod = z.strictObject({
  from: z.iso.date(),
  /** Absent: the same day. */
  to: z.iso.date().optional(),
});

/** A table about some days. Texts are in the language asked for. */
export const reportView = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    columns: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof reportView>;
