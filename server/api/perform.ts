import { actorName } from '../auth/actor.js';
import { guard, membersOf } from '../auth/guard.js';
import { identify } from '../auth/identify.js';
import type { IdempotencyRow } from '../store/tables.js';
import { idempotencyKey, onlyOnce, requestHash, type Underway } from './idempotency.js';
import type { Limits } from './limits.js';
import type { Language } from '../../core/words.js';
import { Reply, type Call, type Route, type Sender } from './route.js';
import type { Services } from './services.js';
import { validate } from './validate.js';

/** A request as it came, before anything in it is believed. */
export interface RawRequest {
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  readonly parameters: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  readonly language: Language;
  readonly from: Sender;
}

/** What performing takes beside the services. */
export interface Performing extends Services {
  readonly limits: Limits;
  readonly underway: Underway;
}

type AnyCall = Call<unknown, unknown, unknown>;

/**
 * Does what a request asks: who is it, may they, on this object, is it well-formed, has it been done already; and only
 * then the handler.
 * @returns what the handler answers
 * @throws Refused and the errors of store and engine
 */
export async function perform(services: Performing, route: Route, raw: RawRequest): Promise<unknown> {
  const { gate, limits } = services;
  const { from } = raw;
  await limits.general(from.address);
  if (route.limit === 'sign-in') await limits.of('sign-in', from.address, { role: 'nobody' });
  const { actor, session } = await identify(gate, { method: raw.method, ...from });
  const object = route.object;
  const id = object.kind === 'none' ? undefined : idIn(raw, object.in ?? 'path', object.parameter);
  await guard(gate.store, actor, route.access, { kind: object.kind, id });
  if (route.limit === 'quotes') await limits.of('quotes', from.address, actor);
  const [parameters, query, body] = validate([
    { name: 'path', schema: route.parameters, value: raw.parameters },
    { name: 'query', schema: route.query, value: raw.query },
    ...(route.body === undefined ? [] : [{ name: 'body', schema: route.body, value: raw.body }]),
  ]);
  const family = actor.role === 'rider' ? await membersOf(gate.store, actor.rider) : [];
  const call = { actor, session, family, parameters, query, body, language: raw.language, from };
  return route.method === 'get' || route.idempotency === 'none'
    ? (route.handle as (call: AnyCall) => Promise<unknown>)({
        ...call,
        ...reaching(services, actorName(actor)),
      })
    : performOnce(services, route, raw, call);
}

type Known = Omit<AnyCall, 'submit' | 'write'>;

async function performOnce(
  services: Performing,
  route: Route,
  raw: RawRequest,
  call: Known,
): Promise<unknown> {
  const actor = actorName(call.actor);
  const attempt = {
    actor,
    key: idempotencyKey(raw.idempotencyKey),
    hash: requestHash(raw.method, raw.address, raw.body),
    status: route.answer.status,
    now: services.gate.clock.now(),
  };
  return onlyOnce({ store: services.gate.store, underway: services.underway }, attempt, async (rowFor) => {
    let kept = false;
    const keeping = reaching(services, actor, (answer) => {
      kept = true;
      return rowFor(answer);
    });
    const answer = await (route.handle as (call: AnyCall) => Promise<unknown>)({ ...call, ...keeping });
    if (answer instanceof Reply)
      throw new Error(`${route.name} has headers of its own, which cannot be kept`);
    return { answer, kept };
  });
}

/** The two ways to change something. With `rowFor`, the answer is written with the change. */
function reaching(
  { gate, operation }: Services,
  actor: string,
  rowFor?: (answer: unknown) => IdempotencyRow,
): Pick<AnyCall, 'submit' | 'write'> {
  return {
    submit: (work) =>
      operation.submit(actor, (desk) => {
        const answer = work(desk);
        if (rowFor !== undefined) desk.write({ table: 'idempotency', row: rowFor(answer) });
        return answer;
      }),
    write: (work) =>
      gate.store.write(async (tx) => {
        const answer = await work(tx);
        if (rowFor !== undefined) await tx.insertInto('idempotency').values(rowFor(answer)).execute();
        return answer;
      }),
  };
}

function idIn(raw: RawRequest, part: 'path' | 'query' | 'body', name: string): string | undefined {
  const whole = { path: raw.parameters, query: raw.query, body: raw.body }[part];
  if (typeof whole !== 'object' || whole === null || !Object.hasOwn(whole, name)) return undefined;
  const id = (whole as Record<string, unknown>)[name];
  return typeof id === 'string' ? id : undefined;
}
