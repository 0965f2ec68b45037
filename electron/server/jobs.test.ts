import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../database/db.ts';
import { startJobs } from './jobs.ts';
import { liveChanges } from './live-changes.ts';
import { closeTestClinics, openTestClinic } from './test-clinic.ts';

afterEach(async () => {
  vi.useRealTimers();
  await closeTestClinics();
});

test('a backup disk that is not there is asked for twice an hour, not every minute', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const owner = await openTestClinic({ role: 'owner' });
  const { version, clinic, settings } = await owner.call(contract.settings.get, {});
  const file = join(owner.folderPath, 'not-a-folder');
  writeFileSync(file, '');
  const backupFolder = join(file, 'backups');
  await owner.call(contract.settings.change, { version, clinic, settings: { ...settings, backupFolder } });
  const jobs = startJobs({ house: owner.server.house, live: liveChanges(), logFault: () => {} });
  for (let minute = 0; minute < 60; minute += 1) {
    owner.clock.advance(60_000);
    vi.advanceTimersByTime(60_000);
    await new Promise(setImmediate);
  }
  const runs = await owner.call(contract.backup.list, {});
  expect(runs.map(({ isGood }) => isGood)).toEqual([false, false]);
  await jobs.stop();
});

test('an answer is given again for a day, and forgotten after it, the younger ones kept', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const owner = await openTestClinic({ role: 'owner' });
  const { db } = owner.server.house.opened();
  const jobs = startJobs({ house: owner.server.house, live: liveChanges(), logFault: () => {} });
  const hour = 3_600_000;
  const kept = () =>
    db.reader
      .all<{ requestId: string }>(sql`SELECT request_id AS requestId FROM answered_requests ORDER BY id`)
      .map(({ requestId }) => requestId);
  const answer = (requestId: string, answeredAt: number) =>
    db.transaction(writer =>
      writer.run(sql`
        INSERT INTO answered_requests (request_id, user_id, procedure, output, answered_at)
        VALUES (${requestId}, 1, 'settings.change', '{}', ${answeredAt})`),
    );
  const tick = async () => {
    vi.advanceTimersByTime(60_000);
    await new Promise(setImmediate);
  };
  const now = owner.clock.now();
  for (const [index, age] of [25, 24.5, 23, 1].entries()) answer(`request-${index}`, now - age * hour);
  await tick();
  expect(kept()).toEqual(['request-2', 'request-3']);
  owner.clock.advance(25 * hour);
  await tick();
  expect(kept()).toEqual([]);
  await jobs.stop();
});
