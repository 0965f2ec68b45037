import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { plainJpeg } from './jpeg.ts';
import { SAMPLE_PHOTO } from './patient-card.sample.ts';
import { testJpeg } from './test-photo.test-support.ts';

afterEach(closeTestClinics);

const asha: NewPatientInput = {
  fullName: 'Asha Rao',
  phone: '5000041735',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F',
};

async function deskWithAsha(): Promise<{ clinic: TestClinic; patientId: number }> {
  const clinic = await openTestClinic();
  return { clinic, patientId: (await clinic.call(contract.patients.register, asha)).id };
}

const save = (clinic: TestClinic, patientId: number, jpeg: Uint8Array) =>
  clinic.call(contract.patients.savePhoto, { patientId, jpeg: Buffer.from(jpeg).toString('base64') });

test('the latest photo is the person’s, the older ones stay', async () => {
  const { clinic, patientId } = await deskWithAsha();
  expect(await clinic.call(contract.patients.photo, { patientId })).toEqual({ jpeg: null, takenAt: null });
  await save(clinic, patientId, testJpeg({ bytes: 3_000 }));
  clinic.clock.advance(60_000);
  const { takenAt } = await save(clinic, patientId, SAMPLE_PHOTO);
  const latest = await clinic.call(contract.patients.photo, { patientId });
  expect(latest).toEqual({ jpeg: Buffer.from(SAMPLE_PHOTO).toString('base64'), takenAt });
  const { driver } = clinic.server.house.opened().db;
  expect(driver.prepare('SELECT count(*) FROM patient_photos').pluck().get()).toBe(2);
  expect(() => driver.exec('DELETE FROM patient_photos')).toThrow('never deleted');
  expect(() => driver.exec('UPDATE patient_photos SET taken_at = 1')).toThrow('never changed');
});

test('a banner and a search say that there is a photo and carry none of it', async () => {
  const { clinic, patientId } = await deskWithAsha();
  const before = await clinic.call(contract.patients.banner, { patientId });
  await save(clinic, patientId, testJpeg());
  const banner = await clinic.call(contract.patients.banner, { patientId });
  expect([before.patient.hasPhoto, banner.patient.hasPhoto]).toEqual([false, true]);
  const hits = await clinic.call(contract.patients.search, { text: 'asha' });
  expect(JSON.stringify([banner, hits]).length).toBeLessThan(4_000);
});

test.each([
  ['a PNG', Buffer.from('89504e470d0a1a0a'.padEnd(400, '0'), 'hex')],
  ['a page', Buffer.from(`%PDF-1.7${' '.repeat(400)}`)],
  [
    'a program that begins like a picture',
    Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(500, 0x41)]),
  ],
  ['half a picture', testJpeg().subarray(0, 1_000)],
  ['a picture wider than 1024 points', testJpeg({ width: 1_025 })],
  ['a picture of no height', testJpeg({ height: 0 })],
  ['a kind of JPEG that no page can show', testJpeg({ marker: 0xc9 })],
  ['two pictures in one', Buffer.concat([testJpeg().subarray(0, -2), testJpeg()])],
  ['one picture behind another', Buffer.concat([testJpeg(), testJpeg()])],
  [
    'a small picture that says behind its scan that it is a huge one',
    Buffer.concat([
      testJpeg().subarray(0, -2),
      Buffer.from('ffc0000b08ea60ea6001011100', 'hex'),
      testJpeg().subarray(-500),
    ]),
  ],
  [
    'a picture with a letter behind its end',
    Buffer.concat([testJpeg(), Buffer.alloc(17), Buffer.from('ffd9', 'hex')]),
  ],
])('%s is no photo', async (_what, jpeg) => {
  const { clinic, patientId } = await deskWithAsha();
  expect(await refusalOf(save(clinic, patientId, jpeg))).toEqual({ code: 'NOT_A_PHOTO', data: {} });
  expect((await clinic.call(contract.patients.photo, { patientId })).jpeg).toBeNull();
});

test('a picture in several scans with restarts is kept whole, the filling behind its end is not', () => {
  const scan = Buffer.from('ffda0008010100003f001122ff0033ffd044ffd155', 'hex');
  const comment = Buffer.from('fffe000647505321', 'hex');
  const whole = (between: Buffer) =>
    Buffer.concat([testJpeg({ marker: 0xc2 }).subarray(0, -2), between, scan, Buffer.from('ffd9', 'hex')]);
  const kept = plainJpeg(Buffer.concat([whole(comment), Buffer.alloc(8)]));
  expect(kept).toEqual({ width: 480, height: 640, bytes: whole(Buffer.alloc(0)) });
});

test('a photo of 120 kB is kept and a bigger one refused', async () => {
  const { clinic, patientId } = await deskWithAsha();
  await save(clinic, patientId, testJpeg({ bytes: 119_000 }));
  expect((await refusalOf(save(clinic, patientId, testJpeg({ bytes: 125_000 })))).code).toBe('INVALID_INPUT');
});

test('where a photo was taken is not kept with it', async () => {
  const { clinic, patientId } = await deskWithAsha();
  await save(clinic, patientId, testJpeg({ exif: 'GPS 22.7196 N 75.8577 E' }));
  const { jpeg } = await clinic.call(contract.patients.photo, { patientId });
  const kept = Buffer.from(jpeg ?? '', 'base64');
  expect(kept.toString('latin1')).not.toContain('GPS');
  expect(plainJpeg(kept)).toMatchObject({ width: 480, height: 640 });
});

test('a photo of nobody is refused, and an accountant takes none', async () => {
  const { clinic, patientId } = await deskWithAsha();
  expect((await refusalOf(save(clinic, 99, testJpeg()))).code).toBe('NOT_FOUND');
  expect((await refusalOf(clinic.call(contract.patients.photo, { patientId: 99 }))).code).toBe('NOT_FOUND');
  const accountant = await clinic.as('accountant');
  expect((await refusalOf(save(accountant, patientId, testJpeg()))).code).toBe('NOT_ALLOWED');
});

test('a card is printed with the photo, its name tells nobody who it is, and to look at one is not to print it', async () => {
  const { clinic, patientId } = await deskWithAsha();
  await save(clinic, patientId, SAMPLE_PHOTO);
  for (const shape of ['CR80', 'A6', 'label'] as const) {
    const preview = await clinic.call(contract.patients.previewCard, { patientId, shape });
    const page = await clinic.call(contract.patients.printCard, { patientId, shape });
    expect(preview.pdf.length).toBe(page.pdf.length);
    expect(page.fileName).toBe('card-P-26-00001.pdf');
    expect(Buffer.from(page.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  }
  expect(clinic.auditTrail().filter(({ action }) => action.startsWith('card.'))).toMatchObject([
    { action: 'card.printed', entity: 'patient', entityId: patientId },
    { action: 'card.printed', entity: 'patient', entityId: patientId },
    { action: 'card.printed', entity: 'patient', entityId: patientId },
  ]);
});

test('a photo taken with an old record in hand is the person’s, on the card with the number that is kept', async () => {
  const { clinic, patientId: keptId } = await deskWithAsha();
  const twin = { ...asha, notADuplicateBecause: 'two Ashas, or so we thought' };
  const { id: goneId } = await clinic.call(contract.patients.register, twin);
  await save(clinic, goneId, testJpeg({ bytes: 3_000 }));
  const owner = await clinic.as('owner');
  await owner.call(contract.patients.merge, { keptId, goneId, reason: 'one person' });
  const hasPhoto = async () =>
    (await clinic.call(contract.patients.banner, { patientId: keptId })).patient.hasPhoto;
  expect(await hasPhoto()).toBe(true);
  clinic.clock.advance(60_000);
  await save(clinic, goneId, SAMPLE_PHOTO);
  const { jpeg } = await clinic.call(contract.patients.photo, { patientId: keptId });
  expect(jpeg).toBe(Buffer.from(SAMPLE_PHOTO).toString('base64'));
  const card = await clinic.call(contract.patients.printCard, { patientId: goneId, shape: 'A6' });
  expect(card.fileName).toBe('card-P-26-00001.pdf');
  const consents = { patientId: goneId, noticeVersion: 1, language: 'en' as const, purposes: { care: true } };
  await clinic.call(contract.patients.recordConsents, consents);
  const { consents: answered } = await clinic.call(contract.patients.banner, { patientId: keptId });
  expect(answered?.purposes).toEqual({ care: true });
});
