import { clockText, type ServiceTime } from '../../core/units.js';
import type { WishRow } from '../../scenarios/wish-row.js';

const DAY_S = 86_400;

/** Wishes of one day as a bookings table (docs/scenario.md), which a scenario can use instead of generating them. */
export function bookingsText(wishes: readonly WishRow[], date: string): string {
  const header = [
    'booking_id',
    'date',
    'rider_id',
    'asked',
    'kind',
    'at',
    'origin',
    'destination',
    'persons',
    'wheelchairs',
    'attributes',
    'purpose',
    'return_of',
  ];
  const rows = wishes.map((wish) => [
    wish.id,
    date,
    wish.rider ?? '',
    askedText(wish.asked),
    wish.kind,
    wish.at === undefined ? '' : clockText(wish.at),
    endText(wish.origin),
    endText(wish.destination),
    String(wish.persons),
    String(wish.wheelchairs),
    wish.attributes.join(' '),
    wish.purpose ?? '',
    wish.returnOf ?? '',
  ]);
  return [header, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

/** "07:40" on the day, "-1 18:30" on the day before. */
function askedText(asked: ServiceTime): string {
  const days = Math.floor(asked / DAY_S);
  return days < 0 ? `${days} ${clockText((asked - days * DAY_S) as ServiceTime)}` : clockText(asked);
}

function endText(end: WishRow['origin']): string {
  if (typeof end === 'string') return end;
  throw new Error('people of a census board at stops, and one boards at a door');
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
