import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE, STAFF_PASSWORD } from '../server/test-clinic.ts';
import { testPdf } from '../server/test-files.test-support.ts';
import { callerThroughHttp } from './callers.ts';
import { openHttpDoor } from './http.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeTestClinics();
});

async function callerOn() {
  const clinic = await openTestClinic();
  const pages = mkdtempSync(join(tmpdir(), 'parchi-pages-'));
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Parchi</title>');
  const door = await openHttpDoor({ server: clinic.server, pages, port: 0 });
  closing.push(door.close, () => rmSync(pages, { recursive: true }));
  return callerThroughHttp(door.url);
}

const scan = { saidKind: 'pdf' as const, content: testPdf({ filling: 25_000_000 }).toString('base64') };

test('a scan of 25 MB comes through the HTTP door from the desk, and from nobody who may not add it', async () => {
  const desk = await callerOn();
  await expect(desk.call(contract.documents.putFile, scan)).rejects.toMatchObject({ status: 413 });
  await desk.call(contract.users.signIn, { userId: PEOPLE.accountant, password: STAFF_PASSWORD });
  await expect(desk.call(contract.documents.putFile, scan)).rejects.toMatchObject({ status: 413 });
  await desk.call(contract.users.signIn, { userId: PEOPLE.receptionist, password: STAFF_PASSWORD });
  expect(await desk.call(contract.documents.putFile, scan)).toMatchObject({ kind: 'pdf' });
  // The larger door is for files alone.
  const large = { text: 'a'.repeat(2_000_000) };
  await expect(desk.call(contract.patients.search, large)).rejects.toMatchObject({ status: 413 });
});
