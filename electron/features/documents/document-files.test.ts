import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { testJpeg, testPdf } from '../../server/test-files.test-support.ts';
import { collectOrphans } from './documents.service.ts';
import { addTo, base64, desk, filesOf, send } from './test-desk.test-support.ts';

afterEach(closeTestClinics);

const { documents } = contract;

test.each([
  [
    'a PNG that says it is a JPEG',
    Buffer.from('89504e470d0a1a0a0000', 'hex'),
    'jpeg',
    'FILE_LIES',
    { said: 'jpeg', real: 'png' },
  ],
  [
    'a program that says it is a PDF',
    Buffer.from('MZ this program'),
    'pdf',
    'FILE_LIES',
    { said: 'pdf', real: 'program' },
  ],
  ['a page of the web', Buffer.from('<!doctype html><script>'), null, 'FILE_NOT_TAKEN', { real: 'web' }],
  ['an honest TIFF', Buffer.from('II*\0________'), 'tiff', 'FILE_NOT_TAKEN', { real: 'tiff' }],
  ['nothing at all', Buffer.alloc(0), null, 'FILE_NOT_TAKEN', { real: 'unknown' }],
  ['half a picture', testJpeg().subarray(0, 1_000), 'jpeg', 'PICTURE_DAMAGED', {}],
  [
    'a PDF with a script',
    testPdf({ catalogue: '/OpenAction << /S /JavaScript >>' }),
    'pdf',
    'PDF_DANGEROUS',
    { what: 'script' },
  ],
] as const)(
  '%s is refused for what it is, and nothing is kept',
  async (_what, content, saidKind, code, data) => {
    const { clinic } = await desk();
    expect(await refusalOf(send(clinic, content, { saidKind }))).toEqual({ code, data });
    expect(readdirSync(clinic.folderPath)).not.toContain('blobs');
  },
);

test('a file of 30 MB is taken and a larger one refused at its field', async () => {
  const { clinic, patientId } = await desk();
  const scan = testPdf({ filling: 29_000_000 });
  const { documentId } = await addTo(clinic, patientId, scan);
  const { content } = await clinic.call(documents.page, { documentId, pageNumber: 1 });
  expect(Buffer.from(content, 'base64').equals(scan)).toBe(true);
  const larger = await refusalOf(send(clinic, testPdf({ filling: 30_000_001 })));
  expect(larger).toEqual({
    code: 'INVALID_INPUT',
    data: { problems: [{ path: 'content', code: 'FILE_TOO_LARGE' }] },
  });
});

test('a thumbnail that is a whole picture is refused', async () => {
  const { clinic } = await desk();
  const thumbnail = base64(testJpeg({ width: 2_000, height: 1_000 }));
  expect((await refusalOf(send(clinic, testPdf(), { thumbnail }))).data).toEqual({
    problems: [{ path: 'thumbnail', code: 'NOT_A_THUMBNAIL' }],
  });
});

test('the same report for two people is one file and two documents', async () => {
  const { clinic, patientId, register } = await desk();
  const other = await register('Bina Shah', '5000041736');
  await addTo(clinic, patientId);
  await addTo(clinic, other.id);
  expect(filesOf(clinic)).toHaveLength(1);
  expect(await clinic.call(documents.list, { patientId: other.id })).toHaveLength(1);
});

test('a damaged file is told as damaged, a lost one as missing', async () => {
  const { clinic, patientId } = await desk();
  const { documentId } = await addTo(clinic, patientId);
  const [path = ''] = filesOf(clinic);
  const bytes = readFileSync(path);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const look = () => clinic.call(documents.page, { documentId, pageNumber: 1 });
  expect((await refusalOf(look())).code).toBe('FILE_DAMAGED');
  rmSync(path);
  expect((await refusalOf(look())).code).toBe('FILE_MISSING');
});

test('what was sent and never became a document is gone after a day; what a document holds stays', async () => {
  const { clinic, patientId } = await desk();
  await addTo(clinic, patientId);
  const { file } = await send(clinic, testPdf({ pages: 9 }));
  expect(await collectOrphans(clinic.server.house)).toBe(0);
  clinic.clock.advance(25 * 3_600_000);
  const doctor = await clinic.as('doctor');
  const { file: fresh } = await send(doctor, testPdf({ pages: 8 }));
  expect(await collectOrphans(clinic.server.house)).toBe(1);
  expect(filesOf(clinic)).toHaveLength(2);
  const add = (name: string) =>
    doctor.call(documents.add, { patientId, kind: 'other', datedOn: '2026-11-20', files: [name] });
  expect(await refusalOf(add(file))).toEqual({ code: 'FILE_NOT_SENT', data: { page: 1 } });
  await add(fresh);
});

test('a power cut between file and row leaves a file that is collected, and no half document', async () => {
  const { clinic, patientId } = await desk();
  const house = clinic.server.house;
  const { driver } = house.opened().db;
  driver.exec(
    "CREATE TEMP TRIGGER cut BEFORE INSERT ON document_files BEGIN SELECT raise(ABORT, 'cut'); END",
  );
  const silent = console.error;
  console.error = () => {};
  await expect(send(clinic, testPdf())).rejects.toMatchObject({ code: 'FAULT' });
  console.error = silent;
  driver.exec('DROP TRIGGER cut');
  expect(filesOf(clinic)).toHaveLength(1);
  expect(await clinic.call(documents.list, { patientId })).toEqual([]);
  clinic.clock.advance(25 * 3_600_000);
  expect(await collectOrphans(house)).toBe(1);
  expect(filesOf(clinic)).toEqual([]);
});
