import type { Language } from '../../core/words.js';
import { CODE_TEMPLATE } from '../auth/one-time-code.js';
import type { NoticeTemplate } from '../operation/notices.js';
import type { NoticeWords } from './notice-words.js';

/** Every message there is. docs/notices.md lists them, and a test compares. */
export type TemplateName = NoticeTemplate | typeof CODE_TEMPLATE;

/** What a row of the outbox says in `fields`: ids and moments (ISO 8601 in the zone of the service), no names. */
export interface NoticeFields {
  readonly booking?: string;
  readonly date?: string;
  readonly vehicle?: string | null;
  readonly origin?: string;
  readonly destination?: string;
  readonly pickup?: string | null;
  readonly pickupFrom?: string | null;
  readonly pickupTo?: string | null;
  readonly arriveBy?: string | null;
  readonly dropoff?: string | null;
  /** Of a one-time code: the six digits, worked out when it is sent. */
  readonly code?: string;
}

export interface Template {
  readonly ja: (said: Said) => Written;
  readonly en: (said: Said) => Written;
  /** After this many minutes nobody needs the message any more. */
  readonly worthMinutes: number;
  /** Only while the booking has one of these states. */
  readonly onlyWhile?: readonly string[];
}

export interface Written {
  readonly subject: string;
  readonly lines: readonly string[];
}

/** The fields in words of one language. */
export interface Said {
  readonly service: string;
  readonly day: string;
  /** "8:45" or, where a window was promised, "8:45–8:50". */
  readonly pickup: string;
  readonly planned: string;
  readonly arriveBy: string;
  readonly origin: string;
  readonly destination: string;
  readonly vehicle: string;
  readonly code: string;
  /** The sentence that says whom to call; empty if nobody takes calls. */
  readonly call: string;
}

const HALF_DAY = 12 * 60;

export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  'booking-confirmed': {
    worthMinutes: HALF_DAY,
    ja: (s) => ({
      subject: `【${s.service}】ご予約を承りました`,
      lines: ['ご予約を承りました。', ...rideJa(s), s.call],
    }),
    en: (s) => ({
      subject: `${s.service}: your ride is booked`,
      lines: ['Your ride is booked.', ...rideEn(s), s.call],
    }),
  },
  'booking-changed': {
    worthMinutes: HALF_DAY,
    ja: (s) => ({
      subject: `【${s.service}】ご予約が変わりました`,
      lines: ['ご予約の内容が次のとおり変わりました。', ...rideJa(s), s.call],
    }),
    en: (s) => ({
      subject: `${s.service}: your booking has changed`,
      lines: ['Your booking has changed. It is now:', ...rideEn(s), s.call],
    }),
  },
  'booking-cancelled': {
    worthMinutes: HALF_DAY,
    ja: (s) => ({
      subject: `【${s.service}】ご予約を取り消しました`,
      lines: [`${s.day} ${s.pickup} ${s.origin}から${s.destination}までのご予約を取り消しました。`, s.call],
    }),
    en: (s) => ({
      subject: `${s.service}: your booking is cancelled`,
      lines: [
        `Your booking on ${s.day}, ${s.pickup}, from ${s.origin} to ${s.destination} is cancelled.`,
        s.call,
      ],
    }),
  },
  'booking-withdrawn': {
    worthMinutes: HALF_DAY,
    ja: (s) => ({
      subject: `【${s.service}】お詫び:お迎えに伺えません`,
      lines: [
        `申し訳ございません。${s.day} ${s.pickup} ${s.origin}から${s.destination}までのご予約は、こちらの都合によりお迎えに伺えなくなりました。`,
        s.call,
      ],
    }),
    en: (s) => ({
      subject: `${s.service}: we are sorry, we cannot come`,
      lines: [
        `We are sorry: for a reason of ours we cannot drive you on ${s.day}, ${s.pickup}, from ${s.origin} to ${s.destination}.`,
        s.call,
      ],
    }),
  },
  'ride-late': {
    worthMinutes: 30,
    onlyWhile: ['booked', 'aboard'],
    ja: (s) => ({
      subject: `【${s.service}】お詫び:遅れています`,
      lines: [
        `申し訳ございません。${s.origin}から${s.destination}までの車が遅れています。`,
        `お迎えは${s.planned}ごろの見込みです。`,
        s.call,
      ],
    }),
    en: (s) => ({
      subject: `${s.service}: we are sorry, we are late`,
      lines: [
        `We are sorry: the vehicle from ${s.origin} to ${s.destination} is late.`,
        `We expect to be there at about ${s.planned}.`,
        s.call,
      ],
    }),
  },
  'vehicle-near': {
    worthMinutes: 5,
    onlyWhile: ['booked'],
    ja: (s) => ({
      subject: `【${s.service}】まもなく到着します`,
      lines: [`車(${s.vehicle})がまもなく${s.origin}に着きます(${s.planned}ごろ)。乗り場でお待ちください。`],
    }),
    en: (s) => ({
      subject: `${s.service}: your vehicle is near`,
      lines: [
        `Your vehicle (${s.vehicle}) will soon be at ${s.origin}, at about ${s.planned}. Please wait at the stop.`,
      ],
    }),
  },
  reminder: {
    worthMinutes: HALF_DAY,
    onlyWhile: ['booked'],
    ja: (s) => ({
      subject: `【${s.service}】明日のご予約`,
      lines: ['明日のご予約のお知らせです。', ...rideJa(s), s.call],
    }),
    en: (s) => ({
      subject: `${s.service}: your ride tomorrow`,
      lines: ['This is a reminder of your ride tomorrow.', ...rideEn(s), s.call],
    }),
  },
  [CODE_TEMPLATE]: {
    worthMinutes: 10,
    ja: (s) => ({
      subject: `【${s.service}】確認コード`,
      lines: [`${s.service} 確認コード: ${s.code}`, '10分間有効です。だれにも教えないでください。'],
    }),
    en: (s) => ({
      subject: `${s.service}: your code`,
      lines: [`${s.service} code: ${s.code}`, 'Valid for 10 minutes. Tell nobody.'],
    }),
  },
};

const rideJa = (s: Said): string[] => [
  s.day,
  `${s.pickup} ${s.origin}でご乗車`,
  `${s.arriveBy}までに ${s.destination}に到着`,
  `車: ${s.vehicle}`,
];

const rideEn = (s: Said): string[] => [
  s.day,
  `${s.pickup} from ${s.origin}`,
  `by ${s.arriveBy} at ${s.destination}`,
  `Vehicle: ${s.vehicle}`,
];

/** The fields in words. What a row does not say is left as a dash. */
export function said(fields: NoticeFields, words: NoticeWords, language: Language): Said {
  const { pickupFrom, pickupTo } = fields;
  const planned = timeOf(fields.pickup);
  const window = pickupFrom && pickupTo ? `${timeOf(pickupFrom)}–${timeOf(pickupTo)}` : planned;
  return {
    service: words.service[language],
    day: dayOf(fields.date, language),
    pickup: window,
    planned,
    arriveBy: timeOf(fields.arriveBy),
    origin: words.stop(fields.origin ?? '–'),
    destination: words.stop(fields.destination ?? '–'),
    vehicle: fields.vehicle ? words.vehicle(fields.vehicle) : '–',
    code: fields.code ?? '–',
    call: callOf(words.phone, language),
  };
}

function callOf(phone: string | undefined, language: Language): string {
  if (phone === undefined) return '';
  return language === 'ja' ? `変更・取消・お問い合わせ: ${phone}` : `To change, cancel or ask: ${phone}`;
}

/** "8:05" of 2026-04-01T08:05:00+09:00: moments are written in the zone of the service. */
function timeOf(moment: string | null | undefined): string {
  const [, hour, minute] = /T(\d\d):(\d\d)/.exec(moment ?? '') ?? [];
  return hour === undefined ? '–' : `${Number(hour)}:${minute!}`;
}

function dayOf(date: string | undefined, language: Language): string {
  if (date === undefined) return '–';
  return new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(`${date}T00:00:00Z`));
}
