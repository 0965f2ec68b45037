import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { pageSizesOf } from '../../printing/read-pdf.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { SAMPLE_PHOTO, testJpeg, testPdf } from '../../server/test-files.test-support.ts';
import { addTo, base64, desk, send } from './test-desk.test-support.ts';

afterEach(closeTestClinics);

const { documents, patients, queue } = contract;

test('a report and two photographed pages are one document, page after page, and each look is on the record', async () => {
  const { clinic, patientId } = await desk();
  const scan = testJpeg({ bytes: 9_000, exif: 'GPS 22.7196 N' });
  const thumbnail = base64(testJpeg({ width: 120, height: 160, bytes: 700 }));
  const first = await send(clinic, testPdf({ pages: 4 }), { saidKind: 'pdf' });
  const second = await send(clinic, scan, { saidKind: 'jpeg', thumbnail });
  const { documentId } = await clinic.call(documents.add, {
    ...{
      patientId,
      kind: 'labReport',
      datedOn: '2026-11-20',
      tags: ['sugar', 'sugar'],
      mayShowPatient: true,
    },
    files: [first.file, second.file],
  });
  const [listed] = await clinic.call(documents.list, { patientId });
  expect(listed).toMatchObject({
    ...{
      id: documentId,
      version: 1,
      title: '',
      tags: ['sugar'],
      mayShowPatient: true,
      addedByName: 'Sunita Toppo',
    },
    pages: [
      { pageNumber: 1, kind: 'pdf', pageCount: 4, hasThumbnail: false },
      { pageNumber: 2, kind: 'jpeg', pageCount: null, hasThumbnail: true },
    ],
  });
  const shown = await clinic.call(documents.page, { documentId, pageNumber: 1 });
  expect(Buffer.from(shown.content, 'base64').equals(testPdf({ pages: 4 }))).toBe(true);
  const photo = await clinic.call(documents.page, { documentId, pageNumber: 2 });
  expect(Buffer.from(photo.content, 'base64').includes('GPS')).toBe(false);
  const small = await clinic.call(documents.thumbnail, { documentId, pageNumber: 2 });
  expect(small.jpeg).toBe(thumbnail);
  expect((await clinic.call(documents.thumbnail, { documentId, pageNumber: 1 })).jpeg).toBeNull();
  const trail = clinic.auditTrail().filter(({ entity }) => entity === 'patient');
  expect(trail.filter(({ action }) => action === 'document.viewed')).toEqual([
    {
      action: 'document.viewed',
      outcome: 'ok',
      entity: 'patient',
      entityId: patientId,
      personName: 'Sunita Toppo',
    },
    {
      action: 'document.viewed',
      outcome: 'ok',
      entity: 'patient',
      entityId: patientId,
      personName: 'Sunita Toppo',
    },
  ]);
});

test('a change is the next version, a withdrawn document is struck and kept, and nothing is overwritten', async () => {
  const { clinic, patientId } = await desk();
  const { documentId } = await addTo(clinic, patientId);
  const facts = { kind: 'imaging' as const, datedOn: '2026-11-18', title: 'Chest X-ray' };
  expect(await clinic.call(documents.change, { documentId, version: 1, ...facts })).toEqual({ version: 2 });
  const stale = clinic.call(documents.change, { documentId, version: 1, ...facts, title: 'Other' });
  expect((await refusalOf(stale)).code).toBe('CHANGED_MEANWHILE');
  const doctor = await clinic.as('doctor');
  await doctor.call(documents.withdraw, { documentId, version: 2, reason: 'Of another person' });
  const [listed] = await clinic.call(documents.list, { patientId });
  expect(listed).toMatchObject({ title: 'Chest X-ray', withdrawnBecause: 'Of another person', version: 3 });
  const history = await clinic.call(documents.versions, { documentId });
  expect(history.map(({ version, kind, changedByName }) => [version, kind, changedByName])).toEqual([
    [3, 'imaging', 'Dr Meera Kulkarni'],
    [2, 'imaging', 'Sunita Toppo'],
    [1, 'labReport', 'Sunita Toppo'],
  ]);
  for (const work of [
    clinic.call(documents.change, { documentId, version: 3, ...facts }),
    clinic.call(documents.withdraw, { documentId, version: 3, reason: 'Again' }),
    clinic.call(documents.print, { documentId, pageNumber: 1 }),
  ])
    expect((await refusalOf(work)).code).toBe('DOCUMENT_WITHDRAWN');
  expect((await clinic.call(documents.page, { documentId, pageNumber: 1 })).kind).toBe('pdf');
  const { driver } = clinic.server.house.opened().db;
  for (const table of ['documents', 'document_pages', 'document_versions']) {
    expect(() => driver.exec(`DELETE FROM ${table}`)).toThrow('never deleted');
    expect(() =>
      driver.exec(
        `UPDATE ${table} SET document_id = 1`.replace('documents SET document_id', 'documents SET id'),
      ),
    ).toThrow('never changed');
  }
  expect(() => driver.exec('DELETE FROM document_files')).toThrow('never deleted');
});

test('a document belongs to a visit of the same person, on whichever of their records, and has no day to come', async () => {
  const { clinic, reception, patientId, register } = await desk();
  const twin = await register('Asha Deshpande', '5000055284');
  const stranger = await register('Bina Shah', '5000041736');
  const visitOf = async (id: number) =>
    (await reception.call(queue.giveToken, { patientId: id, doctorId: PEOPLE.doctor })).visitId;
  const [oldVisit, strangersVisit] = [await visitOf(twin.id), await visitOf(stranger.id)];
  await reception.call(queue.act, { action: 'leave', visitId: oldVisit, reason: 'Went home' });
  const owner = await clinic.as('owner');
  await addTo(clinic, twin.id, testPdf({ pages: 2 }));
  await owner.call(patients.merge, { keptId: patientId, goneId: twin.id, reason: 'one person' });
  await addTo(clinic, patientId, testPdf(), { visitId: oldVisit });
  expect(await clinic.call(documents.list, { patientId })).toHaveLength(2);
  expect(await clinic.call(documents.list, { patientId: twin.id })).toHaveLength(2);
  const wrong = addTo(clinic, patientId, testPdf(), { visitId: strangersVisit });
  expect((await refusalOf(wrong)).code).toBe('NOT_THEIR_VISIT');
  const early = addTo(clinic, patientId, testPdf(), { datedOn: '2026-11-22' });
  expect((await refusalOf(early)).code).toBe('DATED_IN_FUTURE');
});

test('the desk adds what comes by hand and reads none of it', async () => {
  const { clinic, patientId } = await desk('receptionist');
  const { documentId } = await addTo(clinic, patientId);
  for (const work of [
    clinic.call(documents.list, { patientId }),
    clinic.call(documents.page, { documentId, pageNumber: 1 }),
    clinic.call(documents.saveCopy, { documentId, pageNumber: 1 }),
  ])
    expect((await refusalOf(work)).code).toBe('NOT_ALLOWED');
  const accountant = await clinic.as('accountant');
  expect((await refusalOf(send(accountant, testPdf()))).code).toBe('NOT_ALLOWED');
});

test('pictures print as one PDF, a PDF as itself, and a copy carries no name', async () => {
  const { clinic, patientId } = await desk('doctor');
  const photo = await send(clinic, SAMPLE_PHOTO);
  const upright = await send(clinic, SAMPLE_PHOTO.slice());
  const { documentId } = await addTo(clinic, patientId, testPdf(), { files: [photo.file, upright.file] });
  const { pdf } = await clinic.call(documents.print, { documentId, pageNumber: 1 });
  expect(pageSizesOf(Buffer.from(pdf, 'base64'))).toHaveLength(2);
  const copy = await clinic.call(documents.saveCopy, { documentId, pageNumber: 2 });
  expect(copy).toMatchObject({ kind: 'jpeg', fileName: `document-${documentId}-2.jpg` });
  const report = await addTo(clinic, patientId, testPdf({ pages: 2 }));
  const printed = await clinic.call(documents.print, { documentId: report.documentId, pageNumber: 1 });
  expect(printed.pdf).toBe(base64(testPdf({ pages: 2 })));
  expect(clinic.auditTrail().map(({ action }) => action)).toEqual(
    expect.arrayContaining(['document.copied', 'document.printed']),
  );
});
