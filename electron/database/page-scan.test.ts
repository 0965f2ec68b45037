import { randomBytes } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDatabaseKey } from '../keys/database-key.ts';
import { copyEncrypted } from './copy-encrypted.ts';
import { createDatabaseFile } from './open-file.ts';
import { isPageSound, PAGE_BYTES, pageMacKey, pageScanSteps, scanPages } from './page-scan.ts';

const key = newDatabaseKey(randomBytes);
let folder: string;
let path: string;
let sound: Buffer;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clinic-'));
  path = join(folder, 'copy.db');
  const driver = createDatabaseFile(join(folder, 'clinic.db'), key);
  driver.exec(
    'CREATE TABLE visits (id INTEGER PRIMARY KEY, note TEXT) STRICT; CREATE INDEX notes ON visits (note)',
  );
  const insert = driver.prepare('INSERT INTO visits (note) VALUES (?)');
  driver.transaction(() => {
    for (let index = 0; index < 3000; index++) insert.run(`${index} ${'x'.repeat(300)}`);
    driver.exec('DELETE FROM visits WHERE id % 3 = 0');
  })();
  copyEncrypted(driver, path);
  driver.close();
  sound = readFileSync(path);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a sound copy has no bad page', () => {
  writeFileSync(path, sound);
  expect(scanPages(path, key)).toEqual({
    pages: sound.length / PAGE_BYTES,
    badPages: [],
    tornBytes: 0,
    isSaltIntact: true,
  });
});

test('one flipped bit anywhere in any page is found, with the exact page', () => {
  const macKey = pageMacKey(key);
  const pages = sound.length / PAGE_BYTES;
  expect(pages).toBeGreaterThan(256);
  for (let number = 1; number <= pages; number++) {
    const page = Buffer.from(sound.subarray((number - 1) * PAGE_BYTES, number * PAGE_BYTES));
    expect(isPageSound(page, number, macKey)).toBe(true);
    for (let flip = 0; flip < 10; flip++) {
      const at = (number === 1 ? 16 : 0) + Math.floor(Math.random() * (PAGE_BYTES - 16));
      page[at] = (page[at] ?? 0) ^ (1 << (flip % 8));
      expect(isPageSound(page, number, macKey), `page ${number}, byte ${at}`).toBe(false);
      page[at] = (page[at] ?? 0) ^ (1 << (flip % 8));
    }
  }
});

test('damage in several places of a file is listed page by page, and a torn end and a lost salt are told', () => {
  const file = Buffer.concat([sound, Buffer.from('torn')]);
  for (const number of [2, 256, 257])
    file[(number - 1) * PAGE_BYTES + 5] = (file[(number - 1) * PAGE_BYTES + 5] ?? 0) ^ 4;
  file[0] = (file[0] ?? 0) ^ 1;
  writeFileSync(path, file);
  expect(scanPages(path, key)).toMatchObject({ badPages: [2, 256, 257], tornBytes: 4, isSaltIntact: false });
});

test('two sound pages in each other’s place are both found', () => {
  const file = Buffer.from(sound);
  sound.copy(file, 4 * PAGE_BYTES, 7 * PAGE_BYTES, 8 * PAGE_BYTES);
  sound.copy(file, 7 * PAGE_BYTES, 4 * PAGE_BYTES, 5 * PAGE_BYTES);
  writeFileSync(path, file);
  expect(scanPages(path, key).badPages).toEqual([5, 8]);
});

test('with another key every page is bad', () => {
  writeFileSync(path, sound);
  expect(scanPages(path, newDatabaseKey(randomBytes)).badPages).toHaveLength(sound.length / PAGE_BYTES);
});

test('the page at one gibibyte, where SQLite keeps its locks and never writes, is not called bad', () => {
  const file = openSync(path, 'w');
  ftruncateSync(file, 0x4000_0000 + 3 * PAGE_BYTES);
  closeSync(file);
  const steps = pageScanSteps(path, key, 262_143);
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value.badPages).toEqual([262_143, 262_144, 262_146, 262_147]);
});
