import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTemporaryPdfs } from './temporary-pdfs.ts';

let system: string;
beforeEach(() => {
  system = mkdtempSync(join(tmpdir(), 'parchi-system-temp-'));
});
afterEach(() => rmSync(system, { recursive: true }));

test.skipIf(process.platform === 'win32')('a PDF for the viewer can be read by its owner alone', () => {
  const file = openTemporaryPdfs(system).put(new Uint8Array([1, 2, 3]));

  expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect([...readFileSync(file)]).toEqual([1, 2, 3]);
});

test('closing the app leaves nothing behind', () => {
  const pdfs = openTemporaryPdfs(system);
  pdfs.put(new Uint8Array([1]));

  pdfs.wipe();

  expect(readdirSync(system)).toEqual([]);
});

test('pages left by a crash are gone after the next start; those of another open clinic stay', () => {
  const open = openTemporaryPdfs(system).put(new Uint8Array([1]));
  const crashed = join(system, `parchi-pages-${pidOfAFinishedProcess()}-a1b2c3`);
  mkdirSync(crashed);
  mkdirSync(join(system, 'parchi-notes'));

  openTemporaryPdfs(system);

  expect(existsSync(crashed)).toBe(false);
  expect(existsSync(open)).toBe(true);
  expect(existsSync(join(system, 'parchi-notes'))).toBe(true);
});

function pidOfAFinishedProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}
