import type { Language, Words } from '../../../core/words.js';
import { daysBetween } from '../../../scenarios/calendar.js';
import type { Access } from '../../auth/access.js';
import { Refused } from '../../contract/problem.js';
import { reportPeriod, reportView, type ReportView } from '../../contract/report.js';
import { csv } from '../../record/csv.js';
import { dailyReport } from '../../record/daily.js';
import { dutyReport } from '../../record/duty.js';
import { indicatorReport, monthlyReport } from '../../record/monthly.js';
import { page, REPORT_STYLE, REPORT_STYLE_AT } from '../../record/page.js';
import type { PastDay } from '../../record/past-day.js';
import { dayReader } from '../../record/read-days.js';
import { cellIn, type Report } from '../../record/report.js';
import { rideReport } from '../../record/rides.js';
import { unmetReport } from '../../record/unmet.js';
import { serviceOf } from '../../operation/load-state.js';
import { Reply, route, type Route } from '../route.js';
import type { Services } from '../services.js';
import { EVERYBODY } from './everybody.js';

/** Sums and rates, without anybody's rides. */
const AGGREGATES: Access = {
  roles: { operator: 'any', planner: 'any', admin: 'any' },
  scope: 'reports:read',
};
/** What says who drove or who rode. */
const PEOPLE: Access = { roles: { operator: 'any', admin: 'any' } };

/** The longest period, days: each day may take a second to read. */
const MOST_DAYS = 31;

const topic = 'reports';

interface Offered {
  readonly id: string;
  readonly summary: string;
  readonly access: Access;
  readonly of: Make;
  /** What is printed below it on the same page. */
  readonly with?: readonly Make[];
}

type Make = (days: readonly PastDay[]) => Report | Promise<Report>;

const OFFERED: readonly Offered[] = [
  {
    id: 'daily',
    summary: '運転日報: what every vehicle did',
    access: PEOPLE,
    of: dailyReport,
    with: [monthlyReport],
  },
  {
    id: 'monthly',
    summary: '月報: one line a day',
    access: AGGREGATES,
    of: monthlyReport,
    with: [indicatorReport],
  },
  {
    id: 'indicators',
    summary: 'The indicators of a simulation, of lived days',
    access: AGGREGATES,
    of: indicatorReport,
  },
  { id: 'duty', summary: '乗務記録: who drove what, where and when', access: PEOPLE, of: dutyReport },
  {
    id: 'unmet',
    summary: 'Unmet demand by reason, hour and pair of stops',
    access: AGGREGATES,
    of: unmetReport,
  },
  { id: 'rides', summary: 'Every wish and what became of it', access: PEOPLE, of: rideReport },
];

/** Reports about past days: as JSON, as CSV for spreadsheets, and as a page to print. */
export function reportRoutes(services: Services): Route[] {
  const { gate, operation, folder } = services;
  const reader = dayReader({
    store: gate.store,
    calendar: operation.calendar,
    serviceOn: async (date) =>
      operation.state.days.get(date)?.service ?? (await serviceOf(gate.store, folder, date)),
  });
  const read: Read = async ({ from, to = from }) => {
    const length = daysBetween(from, to) + 1;
    if (length < 1 || length > MOST_DAYS) refusePeriod(length);
    return { from, to, days: await reader.read(from, to) };
  };
  return [
    style,
    ...OFFERED.flatMap((offered) => routesOf(offered, read, () => operation.state.parts.scenario.about.name)),
  ];
}

type Read = (period: { readonly from: string; readonly to?: string | undefined }) => Promise<{
  readonly from: string;
  readonly to: string;
  readonly days: readonly PastDay[];
}>;

const style: Route = route({
  method: 'get',
  path: REPORT_STYLE_AT,
  name: 'getReportStyle',
  topic,
  summary: 'The style of printed reports',
  access: EVERYBODY,
  answer: { status: 200, file: 'text/css' },
  handle: () => Promise.resolve(REPORT_STYLE),
});

function routesOf(
  { id, summary, access, of, with: more = [] }: Offered,
  read: Read,
  nameOf: () => Words,
): Route[] {
  const name = `${id[0]!.toUpperCase()}${id.slice(1)}`;
  const usual = { method: 'get', topic, access, query: reportPeriod } as const;
  return [
    route({
      ...usual,
      path: `/api/reports/${id}`,
      name: `get${name}Report`,
      summary,
      answer: { status: 200, body: reportView },
      handle: async ({ query, language }) => {
        const { days, ...period } = await read(query);
        return viewOf(await of(days), period, language);
      },
    }),
    route({
      ...usual,
      path: `/api/reports/${id}/csv`,
      name: `get${name}ReportCsv`,
      summary: `${summary} (CSV: UTF-8 with byte order mark)`,
      answer: { status: 200, file: 'text/csv' },
      handle: async ({ query, language }) => {
        const { days, from, to } = await read(query);
        const file = `${id}-${from}${to === from ? '' : `-${to}`}.csv`;
        return new Reply(csv(await of(days), language), {
          'content-disposition': `attachment; filename="${file}"`,
        });
      },
    }),
    route({
      ...usual,
      path: `/api/reports/${id}/page`,
      name: `get${name}ReportPage`,
      summary: `${summary} (page to print)`,
      answer: { status: 200, file: 'text/html' },
      handle: async ({ query, language }) => {
        const { days, from, to } = await read(query);
        const reports: Report[] = [];
        for (const make of [of, ...more]) reports.push(await make(days));
        return page({ service: nameOf(), title: reports[0]!.title, from, to }, reports, language);
      },
    }),
  ];
}

function viewOf(
  report: Report,
  period: { readonly from: string; readonly to: string },
  language: Language,
): ReportView {
  return {
    id: report.id,
    title: report.title[language],
    ...period,
    columns: report.columns.map(({ id, name }) => ({ id, name: name[language] })),
    rows: report.rows.map((row) => row.map((cell) => cellIn(cell, language))),
    notes: report.notes.map((note) => note[language]),
  };
}

function refusePeriod(length: number): never {
  const errors = [
    { where: 'query.to', expected: `1 to ${MOST_DAYS} days from "from" on`, found: `${length} days` },
  ];
  throw new Refused(
    'invalid-request',
    { ja: `期間は1~${MOST_DAYS}日にしてください。`, en: `the period has to be of 1 to ${MOST_DAYS} days` },
    { errors },
  );
}
