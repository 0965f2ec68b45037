import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const asha: NewPatientInput = {
  fullName: 'Asha Rao',
  phone: '5000041735',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F',
  locality: 'Vijay Nagar',
};

test('a shipped notice is there in two languages; a newer one leaves it as it was', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const [shipped] = await owner.call(contract.patients.notices, {});
  expect(shipped?.version).toBe(1);
  expect(shipped?.textEn).toContain('Data Protection Board of India');
  expect(shipped?.textHi).toContain('डेटा संरक्षण बोर्ड');
  const added = await owner.call(contract.patients.addNotice, {
    textEn: 'We write down what we need to treat you.',
    textHi: '',
  });
  expect(added).toMatchObject({ version: 2, validFrom: '2026-11-21' });
  expect(await owner.call(contract.patients.notices, {})).toEqual([added, shipped]);
  const { driver } = owner.server.house.opened().db;
  expect(() => driver.exec("UPDATE notices SET text_en = 'something quite different'")).toThrow(
    'as it was shown',
  );
  const desk = await owner.as('receptionist');
  const refused = desk.call(contract.patients.addNotice, {
    textEn: 'We keep everything for ever.',
    textHi: '',
  });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});

test('what was agreed at the desk stands until it is withdrawn, and both stay written', async () => {
  const clinic = await openTestClinic();
  const consents = {
    noticeVersion: 1,
    language: 'hi' as const,
    purposes: { care: true, messages: true, research: false },
    givenBy: 'Ramesh Rao',
  };
  const { id: patientId } = await clinic.call(contract.patients.register, { ...asha, consents });
  const consentsNow = async () => (await clinic.call(contract.patients.banner, { patientId })).consents;
  expect(await consentsNow()).toMatchObject({ noticeVersion: 1, purposes: consents.purposes });
  clinic.clock.advance(60_000);
  await clinic.call(contract.patients.recordConsents, {
    ...{ patientId, noticeVersion: 1, language: 'hi' },
    purposes: { messages: false },
  });
  expect(await consentsNow()).toEqual({
    noticeVersion: 1,
    at: clinic.clock.now(),
    purposes: { care: true, messages: false, research: false },
  });
  expect(await clinic.call(contract.patients.wantsMessages, { patientId })).toEqual({ isAgreed: false });
  const { driver } = clinic.server.house.opened().db;
  expect(driver.prepare('SELECT count(*) FROM patient_consents').pluck().get()).toBe(4);
  expect(() => driver.exec('DELETE FROM patient_consents')).toThrow('never deleted');
});

test('nobody agrees to a notice that does not exist, and the record is not made halfway', async () => {
  const clinic = await openTestClinic();
  const consents = { noticeVersion: 7, language: 'en' as const, purposes: { care: true } };
  expect((await refusalOf(clinic.call(contract.patients.register, { ...asha, consents }))).code).toBe(
    'NO_SUCH_NOTICE',
  );
  expect(await clinic.call(contract.patients.search, { text: 'asha' })).toEqual([]);
  const { id: patientId } = await clinic.call(contract.patients.register, asha);
  expect((await clinic.call(contract.patients.banner, { patientId })).consents).toBeNull();
  expect(await clinic.call(contract.patients.wantsMessages, { patientId })).toEqual({ isAgreed: null });
  const given = clinic.call(contract.patients.recordConsents, { ...consents, patientId });
  expect((await refusalOf(given)).code).toBe('NO_SUCH_NOTICE');
});

test('the notice is printed with the person’s number', async () => {
  const clinic = await openTestClinic();
  const { id: patientId } = await clinic.call(contract.patients.register, asha);
  const page = await clinic.call(contract.patients.printNotice, { patientId });
  expect(page.fileName).toBe('notice-P-26-00001.pdf');
  expect(Buffer.from(page.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
});

test.each([
  [
    'in a language that no notice has',
    { language: 'klingon' as never, purposes: { care: true } },
    'language',
  ],
  ['without anything that was asked', { language: 'en' as const, purposes: {} }, 'purposes'],
])('consent %s is none', async (_what, more, path) => {
  const clinic = await openTestClinic();
  const { id: patientId } = await clinic.call(contract.patients.register, asha);
  const given = clinic.call(contract.patients.recordConsents, { patientId, noticeVersion: 1, ...more });
  const refusal = await refusalOf(given);
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { problems: [{ path }] } });
});

test('a notice carries no character that would turn its lines round on paper', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const textEn = 'We keep your record for your care.\nAsk us for it.';
  const refusal = await refusalOf(
    owner.call(contract.patients.addNotice, { textEn: `${textEn}\u202e`, textHi: '' }),
  );
  expect(refusal.data.problems).toEqual([{ path: 'textEn', code: 'NOT_PLAIN_TEXT' }]);
  expect((await owner.call(contract.patients.addNotice, { textEn, textHi: '' })).textEn).toBe(textEn);
});
