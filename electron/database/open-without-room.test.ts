import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDatabaseFile } from './open-file.ts';
import {
  countVisits,
  failureOf,
  key,
  outputOf,
  type TestClinicFile,
  testClinicFile,
} from './test-clinic-file.ts';

let clinic: TestClinicFile;

beforeEach(() => {
  clinic = testClinicFile();
});

afterEach(() => clinic.remove());

describe.skipIf(process.platform !== 'linux')('folders that do not take a file', () => {
  test('a folder without the right to write is read-only for opening and for making a clinic', () => {
    clinic.make(1);
    // As root no permission bit refuses anything, so the second process gives its rights away first.
    const answer = outputOf(
      clinic.path,
      `
      import { chmodSync } from 'node:fs';
      chmodSync(${JSON.stringify(clinic.folder)}, 0o555); chmodSync(path, 0o644);
      if (process.getuid() === 0) { process.setegid(65534); process.seteuid(65534); }
      const codes = [codeOf(() => openDatabaseFile(path, key, { maxSchemaVersion: 5 })), codeOf(() => createDatabaseFile(path + '2', key))];
      if (process.getuid() === 0) { process.seteuid(0); }
      chmodSync(${JSON.stringify(clinic.folder)}, 0o755);
      console.log(codes.join(' '));`,
    );
    expect(answer).toBe('FOLDER_READ_ONLY FOLDER_READ_ONLY');
    expect(countVisits(clinic.open())).toBe(1);
  });

  test('a write-protected file in a writable folder is read-only too', () => {
    clinic.make(1);
    const answer = outputOf(
      clinic.path,
      `
      import { chmodSync } from 'node:fs';
      chmodSync(${JSON.stringify(clinic.folder)}, 0o777); chmodSync(path, 0o444); chmodSync(path + '.lock', 0o666);
      if (process.getuid() === 0) { process.setgid(65534); process.setuid(65534); }
      console.log(codeOf(() => openDatabaseFile(path, key, { maxSchemaVersion: 5 })));`,
    );
    expect(answer).toBe('FOLDER_READ_ONLY');
  });

  test('a process that may write no further finds the disk full, and what was saved before is whole', () => {
    clinic.make(1);
    const program = `
      const driver = openDatabaseFile(path, key, { maxSchemaVersion: 5 });
      const insert = driver.prepare('INSERT INTO visits (note) VALUES (?)');
      let saved = 0;
      try { for (;;) { insert.run('y'.repeat(3000)); saved++; } } catch (error) { console.log(saved, error.code); }
      process.kill(process.pid, 'SIGKILL');`;
    const answer = outputOf(clinic.path, program, ['prlimit', '--fsize=400000']);
    const [saved, code] = answer.split(' ');
    expect(code).toMatch(/^SQLITE_(IOERR_WRITE|FULL)/);
    expect(Number(saved)).toBeGreaterThan(5);
    expect(countVisits(clinic.open())).toBe(1 + Number(saved));
    clinic.closeAll();
    expect(
      outputOf(
        clinic.path,
        'console.log(codeOf(() => openDatabaseFile(path, key, { maxSchemaVersion: 5 })))',
        ['prlimit', '--fsize=1000'],
      ),
    ).toBe('DISK_FULL');
  });

  const mounted = canMount();
  test.skipIf(!mounted)('a full disk is told apart; with room again the same clinic opens whole', () => {
    const disk = join(clinic.folder, 'disk');
    mkdirSync(disk);
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]).status).toBe(0);
    const onDisk = testClinicFile(disk);
    try {
      onDisk.make(5);
      const room = spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=1k', 'count=4096']);
      expect(room.status).not.toBe(0);
      expect(failureOf(onDisk.open).code).toBe('DISK_FULL');
      expect(failureOf(() => createDatabaseFile(`${onDisk.path}2`, key)).code).toBe('DISK_FULL');
      rmSync(join(disk, 'filler'));
      expect(countVisits(onDisk.open())).toBe(5);
      onDisk.closeAll();
      spawnSync('mount', ['-o', 'remount,ro', disk]);
      expect(failureOf(onDisk.open).code).toBe('FOLDER_READ_ONLY');
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });
});

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const trial = mkdtempSync(join(tmpdir(), 'mount-'));
  const status = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', trial]).status;
  if (status === 0) spawnSync('umount', [trial]);
  rmSync(trial, { recursive: true, force: true });
  return status === 0;
}
