import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportView } from '../../../server/contract/report.js';
import { testServer, type Answered, type Caller, type TestServer } from '../../scene/server.js';
import { TINY } from './scene.js';

describe('reports over HTTP', () => {
  let server: TestServer;
  let operator: Caller;
  beforeAll(async () => {
    server = await testServer();
    operator = await server.as('operator');
    const { db } = server.gate.store;
    const { date } = TINY.day;
    const closed = { state: 'closed', closed_at: server.gate.clock.now() };
    const known = await db
      .selectFrom('service_day')
      .selectAll()
      .where('service_date', '=', date)
      .executeTakeFirst();
    if (known === undefined) {
      const versions = '{"fleet":1,"stops":1,"service":1}';
      await db
        .insertInto('service_day')
        .values({ service_date: date, versions, opened_at: server.gate.clock.now(), ...closed })
        .execute();
    } else {
      await db.updateTable('service_day').set(closed).where('service_date', '=', date).execute();
    }
    await db.deleteFrom('journal').where('service_date', '=', date).execute();
    const journal = TINY.inputs.map((input, seq) => ({
      service_date: date,
      seq,
      position: 1000 + seq,
      input: JSON.stringify(input),
      actor: 'clock',
      recorded_at: server.gate.clock.now(),
    }));
    await db.insertInto('journal').values(journal).execute();
  });
  afterAll(async () => {
    expect(server.misshapen).toEqual([]);
    await server.stop();
  });

  const ask = (path: string, headers = {}): Promise<Answered> =>
    operator.call('GET', `/api/reports/${path}`, undefined, headers);
  const DAY = `from=${TINY.day.date}`;

  test('a day is told as JSON, as CSV and as a page', async () => {
    const { body } = await ask(`monthly?${DAY}`);
    const view = body as ReportView;
    const cell = (id: string): unknown => view.rows[0]![view.columns.findIndex((column) => column.id === id)];
    expect([cell('wishes'), cell('carried'), cell('fare_yen')]).toEqual([8, 6, 2400]);

    const sheet = await ask(`rides/csv?${DAY}`, { 'accept-language': 'ja' });
    expect(sheet.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(sheet.headers.get('content-disposition')).toBe(
      `attachment; filename="rides-${TINY.day.date}.csv"`,
    );
    expect(parse(String(sheet.body), { bom: true })).toHaveLength(9);

    const page = await ask(`daily/page?${DAY}`, { 'accept-language': 'ja' });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<h2>運転日報</h2>');
    expect(page.body).toContain('<h2>月報</h2>');
    expect((await server.asNobody.call('GET', '/api/reports.css')).body).toContain('A4');
  });

  test('a period has 1 to 31 days', async () => {
    expect((await ask('daily?from=2026-11-01&to=2026-12-01')).status).toBe(200);
    for (const period of [
      'from=2026-11-01&to=2026-12-02',
      'from=2026-11-02&to=2026-11-01',
      'from=2026-13-01',
      '',
    ]) {
      const answer = await ask(`daily?${period}`);
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'invalid-request']);
    }
  });

  test('planners see sums, and nobody’s rides or duties', async () => {
    const planner = await server.as('planner');
    for (const [id, status] of Object.entries({
      monthly: 200,
      indicators: 200,
      unmet: 200,
      duty: 403,
      rides: 403,
    })) {
      for (const form of ['', '/csv', '/page']) {
        expect((await planner.call('GET', `/api/reports/${id}${form}?${DAY}`)).status).toBe(status);
      }
    }
    expect((await server.asNobody.call('GET', `/api/reports/monthly?${DAY}`)).status).toBe(401);
  });
});
