import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ImportLayout, ImportProgress } from '#shared/features/imports/imports.contract.ts';
import {
  closeTestClinics,
  OWNER_PASSWORD,
  openTestClinic,
  PEOPLE,
  STAFF_PASSWORD,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { type Caller, callerThroughHttp, callerThroughPort } from '../../transports/callers.ts';
import { openHttpDoor } from '../../transports/http.ts';
import { fileOf, longList } from './lists.test-support.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeTestClinics();
});

const layout: ImportLayout = {
  map: { oldNumber: 0, fullName: 1, phone: 2, age: 3, sex: 4, locality: 5 },
  ...{ dateOrder: 'dayFirst', agesOn: null, phoneWhenMissing: '', hasHeader: true },
};
const owner = { userId: PEOPLE.owner, password: OWNER_PASSWORD };

async function throughHttp(clinic: TestClinic): Promise<Caller> {
  const pages = mkdtempSync(join(tmpdir(), 'parchi-pages-'));
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Parchi</title>');
  const door = await openHttpDoor({ server: clinic.server, pages, port: 0 });
  closing.push(door.close, () => rmSync(pages, { recursive: true }));
  return callerThroughHttp(door.url);
}

async function throughPort(clinic: TestClinic): Promise<Caller> {
  const caller = callerThroughPort(clinic.server);
  closing.push(caller.close);
  return caller;
}

describe.each([
  ['the window’s port', throughPort],
  ['HTTP', throughHttp],
])('through %s', (_door, open) => {
  test('a list of thirty megabytes is taken, and its progress comes while it is read', async () => {
    const caller = await open(await openTestClinic());
    await caller.call(contract.users.signIn, owner);
    // Few people with a thousand columns of somebody's old program behind them.
    const filler = 'x'.repeat(49_000);
    const [head, ...rows] = longList(600).split('\r\n');
    const file = fileOf([`${head},Rest`, ...rows.map(row => `${row},${filler}`)].join('\n'));
    expect(file.content.length).toBeGreaterThan(38_000_000);
    const steps: ImportProgress['step'][] = [];
    let last: ImportProgress | undefined;
    for await (const progress of await caller.call(contract.imports.run, { ...file, ...layout })) {
      steps.push(progress.step);
      last = progress;
    }
    expect(last).toMatchObject({ step: 'done', run: { importedCount: 600, state: 'done' } });
    expect(steps).toContain('checking');
  }, 60_000);

  test('who stops listening stops the import', async () => {
    const caller = await open(await openTestClinic());
    await caller.call(contract.users.signIn, owner);
    const stream = await caller.call(contract.imports.run, { ...fileOf(longList(6_000)), ...layout });
    for await (const progress of stream) if (progress.step === 'saving') break;
    await expect
      .poll(async () => (await caller.call(contract.imports.list, {}))[0]?.state, { timeout: 10_000 })
      .toBe('undone');
    expect(await caller.call(contract.patients.search, { text: 'asha' })).toEqual([]);
  }, 30_000);

  test('a refusal in the middle comes with its code', async () => {
    const clinic = await openTestClinic();
    const caller = await open(clinic);
    await caller.call(contract.users.signIn, owner);
    const stream = await caller.call(contract.imports.run, { ...fileOf(longList(6_000)), ...layout });
    const listening = (async () => {
      for await (const progress of stream)
        if (progress.step === 'saving') clinic.server.house.endSessionsOf(PEOPLE.owner);
    })();
    await expect(listening).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  }, 30_000);
});

test('whoever may not import may not send forty megabytes either', async () => {
  const clinic = await openTestClinic();
  const caller = await throughHttp(clinic);
  const file = fileOf(Buffer.alloc(2_000_000, 'x'));
  await expect(caller.call(contract.imports.inspect, file)).rejects.toThrow();
  await caller.call(contract.users.signIn, { userId: PEOPLE.receptionist, password: STAFF_PASSWORD });
  await expect(caller.call(contract.imports.inspect, file)).rejects.toThrow();
  const turnedAway = () => clinic.auditTrail().filter(({ action }) => action === 'import.inspected').length;
  // Cut off at the door: only a small file comes as far as being refused for the person's role.
  expect(turnedAway()).toBe(0);
  await expect(caller.call(contract.imports.inspect, fileOf('Name,Mobile'))).rejects.toThrow();
  expect(turnedAway()).toBe(1);
});
