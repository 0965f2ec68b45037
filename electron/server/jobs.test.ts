import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
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
