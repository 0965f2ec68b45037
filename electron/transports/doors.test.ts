import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { afterEach, describe, expect, test } from 'vitest';
import { contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import {
  closeTestClinics,
  OWNER_PASSWORD,
  openTestClinic,
  PEOPLE,
  STAFF_PASSWORD,
  type TestClinic,
} from '../server/test-clinic.ts';
import { type HttpDoor, openHttpDoor } from './http.ts';
import { serveMessagePort } from './message-port.ts';

type Caller = {
  call<P extends AnyProcedure>(procedure: P, input: InputOf<P>, requestId?: string): Promise<OutputOf<P>>;
};
type Door = { name: string; open(clinic: TestClinic): Promise<Caller> };
type Link = {
  call(path: string[], input: unknown, options: { context: object; signal?: AbortSignal }): Promise<unknown>;
};

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeTestClinics();
});

function callerOf(link: Link): Caller {
  return {
    call: (procedure, input, requestId) =>
      link.call(nameOf(procedure).split('.'), input, { context: { requestId } }) as Promise<never>,
  };
}

function requestHeaders({ context }: { context: object }): Record<string, string> {
  const { requestId } = context as { requestId?: string };
  return requestId === undefined ? {} : { 'x-request-id': requestId };
}

async function httpDoor(clinic: TestClinic): Promise<HttpDoor> {
  const pages = mkdtempSync(join(tmpdir(), 'parchi-pages-'));
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Parchi</title>');
  const door = await openHttpDoor({ server: clinic.server, pages, port: 0 });
  closing.push(door.close);
  return door;
}

const doors: Door[] = [
  {
    name: 'MessagePort',
    async open(clinic) {
      const { port1, port2 } = new MessageChannel();
      serveMessagePort(clinic.server, port1 as never);
      port1.start();
      const link = new PortLink({
        port: port2 as never,
        headers: (options: { context: object }) => requestHeaders(options),
      } as never);
      port2.start();
      closing.push(() => port2.close());
      return callerOf(link as unknown as Link);
    },
  },
  {
    name: 'HTTP',
    async open(clinic) {
      const door = await httpDoor(clinic);
      let cookie = '';
      const link = new HttpLink({
        url: `${door.url}rpc`,
        headers: (options: { context: object }) => ({
          'x-parchi': '1',
          origin: door.url.slice(0, -1),
          cookie,
          ...requestHeaders(options),
        }),
        fetch: async (input: Request) => {
          const response = await fetch(input);
          const given = response.headers.get('set-cookie');
          if (given) cookie = given.split(';')[0] ?? '';
          return response;
        },
      } as never);
      return callerOf(link as unknown as Link);
    },
  },
];

const signIn = { userId: PEOPLE.receptionist, password: STAFF_PASSWORD };
const asha = {
  fullName: 'Asha Rao',
  phone: '5000041735',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F' as const,
};

async function refusalThrough(work: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  try {
    await work;
  } catch (error) {
    const { code, data } = error as { code: string; data: unknown };
    return { code, data };
  }
  throw new Error('This call was expected to be refused.');
}

describe.each(doors)('the $name door', ({ open }) => {
  test('carries a round trip', async () => {
    const caller = await open(await openTestClinic());
    const session = await caller.call(contract.users.signIn, signIn);
    expect(session.fullName).toBe('Kavita Nair');
    const patient = await caller.call(contract.patients.register, asha);
    expect((await caller.call(contract.patients.search, { text: 'asha' }))[0]?.patient.id).toBe(patient.id);
  });

  test('carries a declared refusal with its data', async () => {
    const caller = await open(await openTestClinic());
    await caller.call(contract.users.signIn, signIn);
    const first = await caller.call(contract.patients.register, asha);
    const refusal = await refusalThrough(
      caller.call(contract.patients.register, { ...asha, fullName: 'ASHA RAO' }),
    );
    expect(refusal).toEqual({ code: 'LOOKS_LIKE_A_REGISTERED_PATIENT', data: { patientIds: [first.id] } });
  });

  test('carries each common refusal', async () => {
    const caller = await open(await openTestClinic());
    expect((await refusalThrough(caller.call(contract.queue.dayBoard, {}))).code).toBe('NOT_SIGNED_IN');
    await caller.call(contract.users.signIn, signIn);
    expect((await refusalThrough(caller.call(contract.backup.run, {}))).code).toBe('NOT_ALLOWED');
    const shortPhone = caller.call(contract.patients.register, { ...asha, phone: '500004173' });
    expect(await refusalThrough(shortPhone)).toEqual({
      code: 'INVALID_INPUT',
      data: { problems: [{ path: 'phone', code: 'PHONE_NOT_TEN_DIGITS' }] },
    });
    expect((await refusalThrough(caller.call(contract.patients.banner, { patientId: 99 }))).code).toBe(
      'NOT_FOUND',
    );
  });

  test('answers the same request twice with one change', async () => {
    const caller = await open(await openTestClinic());
    await caller.call(contract.users.signIn, signIn);
    const first = await caller.call(contract.patients.register, asha, 'one-double-click');
    const second = await caller.call(contract.patients.register, asha, 'one-double-click');
    expect(second).toEqual(first);
    expect(await caller.call(contract.patients.search, { text: 'asha' })).toHaveLength(1);
  });

  test('carries a large answer', async () => {
    const clinic = await openTestClinic();
    const caller = await open(clinic);
    await caller.call(contract.users.signIn, signIn);
    for (let number = 0; number < 60; number++) {
      const patient = await caller.call(contract.patients.register, {
        ...asha,
        fullName: `Asha ${'abcdefghijklmnopqrstuvwxyz'[number % 26]}${'aeiou'[number % 5]}${'kmnprt'[number % 6]}rao`,
        phone: `50000${String(10_000 + number)}`,
        notADuplicateBecause: 'another person',
      });
      await caller.call(contract.queue.giveToken, { patientId: patient.id, doctorId: PEOPLE.doctor });
    }
    expect((await caller.call(contract.queue.dayBoard, {})).doctors[0]?.rows).toHaveLength(60);
  });

  test('is shut again after signing out', async () => {
    const caller = await open(await openTestClinic());
    await caller.call(contract.users.signIn, signIn);
    await caller.call(contract.users.signOut, {});
    expect((await refusalThrough(caller.call(contract.queue.dayBoard, {}))).code).toBe('NOT_SIGNED_IN');
  });

  test('streams what changes to an open screen', async () => {
    const clinic = await openTestClinic();
    const caller = await open(clinic);
    await caller.call(contract.users.signIn, signIn);
    const changes = (await caller.call(contract.live.changes, {})) as AsyncIterable<{ features: string[] }>;
    const iterator = changes[Symbol.asyncIterator]();
    expect((await iterator.next()).value).toEqual({ features: [] });
    const next = iterator.next();
    await clinic.call(contract.patients.register, asha);
    expect((await next).value).toEqual({ features: ['patients'] });
    await iterator.return?.();
  });

  test('keeps two people apart', async () => {
    const clinic = await openTestClinic();
    const [desk, office] = [await open(clinic), await open(clinic)];
    await desk.call(contract.users.signIn, signIn);
    await office.call(contract.users.signIn, { userId: PEOPLE.owner, password: OWNER_PASSWORD });
    expect((await refusalThrough(desk.call(contract.audit.list, {}))).code).toBe('NOT_ALLOWED');
    expect((await office.call(contract.audit.list, {})).length).toBeGreaterThan(0);
  });
});

type Raw = { status: number; headers: Record<string, unknown>; body: string };

function rawRequest(
  url: string,
  headers: Record<string, string>,
  method = 'POST',
  body = '{"json":{}}',
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { method, headers: { 'content-type': 'application/json', ...headers } },
      response => {
        let text = '';
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(method === 'GET' ? undefined : body);
  });
}

describe('strangers at the HTTP door', () => {
  test('another host name is turned away (DNS rebinding)', async () => {
    const door = await httpDoor(await openTestClinic());
    const answer = await rawRequest(`${door.url}rpc/setup/status`, {
      host: `clinic.evil.example:${door.port}`,
    });
    expect(answer.status).toBe(421);
    expect((await rawRequest(door.url, { host: 'evil.example' }, 'GET')).status).toBe(421);
  });

  test.each([
    ['another origin', { origin: 'https://evil.example', 'x-parchi': '1' }],
    ['no origin', { 'x-parchi': '1' }],
    ['a page of another site', { 'x-parchi': '1', 'sec-fetch-site': 'cross-site', origin: 'OWN' }],
    ['a plain form without our header', { origin: 'OWN' }],
  ])('%s is turned away', async (_what, headers) => {
    const door = await httpDoor(await openTestClinic());
    const sent = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value === 'OWN' ? door.url.slice(0, -1) : value]),
    );
    expect((await rawRequest(`${door.url}rpc/setup/status`, sent as Record<string, string>)).status).toBe(
      403,
    );
  });

  test('a body of ten megabytes is refused before it is read', async () => {
    const door = await httpDoor(await openTestClinic());
    const headers = { origin: door.url.slice(0, -1), 'x-parchi': '1' };
    const answer = await rawRequest(`${door.url}rpc/setup/status`, headers, 'POST', 'x'.repeat(10_000_000));
    expect(answer.status).toBe(413);
  });

  test('pages come with the strict policy and nothing outside the folder is served', async () => {
    const door = await httpDoor(await openTestClinic());
    const page = await rawRequest(door.url, {}, 'GET');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe");
    for (const path of [
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      'assets/..%5c..%5cx.json',
      '%00.js',
    ]) {
      const answer = await rawRequest(`${door.url}${path}`, {}, 'GET');
      expect(answer.body, path).not.toContain('"name"');
    }
  });

  test('the cookie is kept from scripts and changes at sign-in', async () => {
    const door = await httpDoor(await openTestClinic());
    const headers = { origin: door.url.slice(0, -1), 'x-parchi': '1' };
    const first = await rawRequest(`${door.url}rpc/setup/status`, headers);
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    const before = cookie.split(';')[0] ?? '';
    const body = JSON.stringify({ json: signIn });
    const signed = await rawRequest(
      `${door.url}rpc/users/signIn`,
      { ...headers, cookie: before },
      'POST',
      body,
    );
    expect(signed.status).toBe(200);
    const after = String(signed.headers['set-cookie']).split(';')[0] ?? '';
    expect(after).not.toBe(before);
    const old = await rawRequest(`${door.url}rpc/queue/dayBoard`, { ...headers, cookie: before });
    expect(old.status).toBe(401);
    // Sent before the sign-in was answered, it must not take the new cookie away.
    expect(old.headers['set-cookie']).toBeUndefined();
    const held = await rawRequest(`${door.url}rpc/queue/dayBoard`, { ...headers, cookie: after });
    expect(held.status).toBe(200);
  });
});
