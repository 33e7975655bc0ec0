const MINUTE_MS = 60_000;

/** A moment as the service writes it, "2026-11-24T08:05:00+09:00"; `like` is one in its time zone. */
export function momentText(ms: number, like: string): string {
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(like);
  if (offset === null) return `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const minutes = (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1);
  return `${new Date(ms + minutes * MINUTE_MS).toISOString().slice(0, 19)}${offset[0]}`;
}
