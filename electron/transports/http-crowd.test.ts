import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  STAFF_PASSWORD,
  type TestClinic,
} from '../server/test-clinic.ts';
import { callerThroughHttp } from './callers.ts';
import { type HttpDoor, openHttpDoor } from './http.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeTestClinics();
});

async function doorOf(clinic: TestClinic): Promise<HttpDoor> {
  const pages = mkdtempSync(join(tmpdir(), 'parchi-pages-'));
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Parchi</title>');
  const door = await openHttpDoor({ server: clinic.server, pages, port: 0 });
  closing.push(door.close, () => rmSync(pages, { recursive: true }));
  return door;
}

test('a crowd without cookies never turns out who is signed in, and is itself forgotten', async () => {
  const clinic = await openTestClinic();
  const door = await doorOf(clinic);
  const desk = callerThroughHttp(door.url);
  await desk.call(contract.users.signIn, { userId: PEOPLE.receptionist, password: STAFF_PASSWORD });
  for (let round = 0; round < 12; round += 1) {
    const crowd = Array.from({ length: 50 }, () =>
      callerThroughHttp(door.url).call(contract.setup.status, {}),
    );
    await Promise.all(crowd);
  }
  expect((await desk.call(contract.queue.dayBoard, {})).doctors).toHaveLength(2);
  expect(clinic.server.house.connections.size).toBeLessThan(510);
});

test('a path that is no text is not found, without a fault', async () => {
  const door = await doorOf(await openTestClinic());
  const status = await new Promise(resolve => {
    request({ port: door.port, host: '127.0.0.1', path: '/%E0%A4%A' }, reply =>
      resolve(reply.statusCode),
    ).end();
  });
  expect(status).toBe(404);
});

test('a connection that ended has no session left in any hand', async () => {
  const desk = await openTestClinic();
  desk.server.end(desk.connection);
  expect(desk.connection.session).toBeNull();
});
