import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput, Patient } from '#shared/features/patients/patient.schema.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const asha: NewPatientInput = {
  fullName: 'Asha Rao',
  phone: '5000041735',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F',
  locality: 'Vijay Nagar',
};

/** The fields that a form sends back when one of them is changed. */
function formOf(patient: Patient): NewPatientInput & { patientId: number; version: number } {
  const { id, uhid: _, hasPhoto, isUnknown, foundAt, mergedInto, alsoKnownAs, ...fields } = patient;
  return { ...fields, patientId: id };
}

test('what the desk writes of a person is there again, and each change is kept', async () => {
  const clinic = await openTestClinic();
  const more = {
    altPhone: '5000055284',
    relativeName: 'Ramesh Rao',
    tags: ['staff family'],
    alerts: [{ kind: 'mlc' as const, note: 'FIR 12/26', until: '2026-12-31' }],
  };
  const patient = await clinic.call(contract.patients.register, { ...asha, ...more });
  expect(patient).toMatchObject({
    ...more,
    hasPhoto: false,
    isUnknown: false,
    mergedInto: null,
    alsoKnownAs: [],
  });
  const changed = await clinic.call(contract.patients.change, {
    ...formOf(patient),
    tags: [],
    altPhone: '',
    relativeName: 'Suresh Rao',
  });
  expect(changed).toMatchObject({ tags: [], altPhone: '', relativeName: 'Suresh Rao', alerts: more.alerts });
  const { driver } = clinic.server.house.opened().db;
  const kept = driver.prepare('SELECT record FROM patient_versions').pluck().all() as string[];
  expect(kept.map(record => JSON.parse(record).relativeName)).toEqual(['Ramesh Rao']);
});

test.each([
  [{ sex: 'M', aboutYears: 40 }, 'Unknown man ~40'],
  [{ sex: 'F', aboutYears: 70 }, 'Unknown woman ~70'],
  [{ sex: 'U', aboutYears: 30 }, 'Unknown person ~30'],
  [{ sex: 'M', aboutYears: 6 }, 'Unknown child ~6'],
  [{ sex: 'F', aboutYears: 0 }, 'Unknown baby'],
] as const)('somebody without a name (%o) is registered as %s', async (who, fullName) => {
  const clinic = await openTestClinic();
  const patient = await clinic.call(contract.patients.registerUnknown, who);
  expect(patient).toMatchObject({
    fullName,
    phone: '',
    isUnknown: true,
    birthIsEstimated: true,
    guardian: null,
  });
  expect(patient.birthOn).toBe(`${2026 - who.aboutYears}-11-21`);
});

test('two unknown men of one night are two people, and no empty phone makes them a family', async () => {
  const clinic = await openTestClinic();
  const found = { sex: 'M' as const, aboutYears: 40, foundAt: 'Bus stand', broughtBy: 'PC Patil' };
  const first = await clinic.call(contract.patients.registerUnknown, found);
  const second = await clinic.call(contract.patients.registerUnknown, found);
  expect(second.id).not.toBe(first.id);
  expect(first.foundAt).toBe('Bus stand, brought by PC Patil');
  expect(await clinic.call(contract.patients.household, { phone: '' })).toEqual([]);
  expect(await clinic.call(contract.patients.search, { text: 'unknown man' })).toHaveLength(2);
});

test('an alert can be set on somebody unknown; a name and a phone make them known', async () => {
  const clinic = await openTestClinic();
  const unknown = await clinic.call(contract.patients.registerUnknown, { sex: 'M', aboutYears: 40 });
  const alerts = [{ kind: 'mlc' as const, note: '', until: null }];
  const marked = await clinic.call(contract.patients.change, { ...formOf(unknown), alerts });
  expect(marked).toMatchObject({ isUnknown: true, phone: '', alerts });
  const known = await clinic.call(contract.patients.change, {
    ...formOf(marked),
    fullName: 'Mohan Joshi',
    phone: '5000017777',
  });
  expect(known).toMatchObject({
    isUnknown: false,
    fullName: 'Mohan Joshi',
    phone: '5000017777',
    uhid: unknown.uhid,
  });
  expect((await clinic.call(contract.patients.search, { text: 'mohan' }))[0]?.patient.id).toBe(unknown.id);
  const noPhone = clinic.call(contract.patients.change, { ...formOf(known), phone: '' });
  expect((await refusalOf(noPhone)).data.problems).toEqual([{ path: 'phone', code: 'PHONE_NOT_TEN_DIGITS' }]);
});

test('one ABHA number is one person’s, whatever reason is given', async () => {
  const clinic = await openTestClinic();
  const abhaNumber = '91000041735010';
  const first = await clinic.call(contract.patients.register, { ...asha, abhaNumber });
  const other = { ...asha, fullName: 'Imran Qureshi', phone: '5000055284', sex: 'M' as const };
  const again = clinic.call(contract.patients.register, {
    ...other,
    abhaNumber: '91-0000-4173-5010',
    notADuplicateBecause: 'his sister’s card',
  });
  expect(await refusalOf(again)).toEqual({ code: 'ABHA_OF_ANOTHER', data: { patientId: first.id } });
  const imran = await clinic.call(contract.patients.register, other);
  const taken = clinic.call(contract.patients.change, { ...formOf(imran), abhaNumber });
  expect(await refusalOf(taken)).toEqual({ code: 'ABHA_OF_ANOTHER', data: { patientId: first.id } });
  const own = await clinic.call(contract.patients.change, { ...formOf(first), locality: 'Palasia' });
  expect(own.abhaNumber).toBe(abhaNumber);
});

const father = { fullName: 'Ramesh Rao', relation: 'father' };

test.each([
  ['a child far from eighteen', '2015-03-02', father, null],
  ['a child who turns eighteen in sixty days', '2009-01-20', father, '2027-01-20'],
  ['a child who turns eighteen in sixty-one days', '2009-01-21', father, null],
  [
    'somebody who turned eighteen last year and whose guardian still stands',
    '2007-06-01',
    father,
    '2025-06-01',
  ],
  ['a grown person without a guardian', '2007-06-01', null, null],
  ['a child born on 29 February', '2008-02-29', father, '2026-02-28'],
])('%s (%s)', async (_what, birthOn, guardian, comesOfAgeOn) => {
  const clinic = await openTestClinic();
  const { id } = await clinic.call(contract.patients.register, { ...asha, birthOn, guardian });
  const banner = await clinic.call(contract.patients.banner, { patientId: id });
  expect(banner.comesOfAgeOn).toBe(comesOfAgeOn);
});

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

const drJain = { name: 'Dr Sunil Jain', kind: 'doctor' as const, phone: '5000030001' };

test('a referrer is written once, whatever the capitals', async () => {
  const clinic = await openTestClinic();
  const first = await clinic.call(contract.patients.addReferrer, drJain);
  const again = clinic.call(contract.patients.addReferrer, {
    ...drJain,
    name: 'DR SUNIL JAIN',
    kind: 'other',
  });
  expect(await refusalOf(again)).toEqual({ code: 'REFERRER_EXISTS', data: { referrerId: first.id } });
  await clinic.call(contract.patients.addReferrer, { ...drJain, phone: '' });
  const names = async (text: string) =>
    (await clinic.call(contract.patients.referrers, { text })).map(({ name, phone }) => `${name} ${phone}`);
  expect(await names('jAi')).toEqual(['Dr Sunil Jain ', 'Dr Sunil Jain 5000030001']);
  expect(await names('%')).toEqual([]);
  expect(await names('')).toHaveLength(2);
});

test('a patient is never sent by somebody who is not on the list', async () => {
  const clinic = await openTestClinic();
  const refusal = await refusalOf(clinic.call(contract.patients.register, { ...asha, referrerId: 9 }));
  expect(refusal).toEqual({ code: 'NOT_FOUND', data: { what: 'referrer' } });
  const { id: patientId, ...patient } = await clinic.call(contract.patients.register, asha);
  expect(patient.referrerId).toBeNull();
  const { driver } = clinic.server.house.opened().db;
  expect(() => driver.exec('UPDATE patients SET referrer_id = 9')).toThrow('FOREIGN KEY');
  expect((await clinic.call(contract.patients.banner, { patientId })).referrerName).toBe('');
});

async function sentPatient(clinic: TestClinic, referrerId: number, phone: string): Promise<number> {
  const person = { ...asha, phone, referrerId, notADuplicateBecause: 'another Asha' };
  return (await clinic.call(contract.patients.register, person)).id;
}

test('the referral report counts new patients, visits and money of its days only', async () => {
  const clinic = await openTestClinic();
  const jain = await clinic.call(contract.patients.addReferrer, drJain);
  const camp = await clinic.call(contract.patients.addReferrer, { name: 'Camp', kind: 'camp', phone: '' });
  await clinic.call(contract.patients.addReferrer, { name: 'Nobody sent', kind: 'other', phone: '' });
  const first = await sentPatient(clinic, jain.id, '5000030002');
  await sentPatient(clinic, jain.id, '5000030003');
  await sentPatient(clinic, camp.id, '5000030004');
  await clinic.call(contract.billing.issue, {
    ...{ patientId: first, visitId: null, doctorId: PEOPLE.doctor },
    lines: [{ description: 'Dressing', quantity: 1, ratePaise: 30_000 }],
    payments: [{ mode: 'cash', amountPaise: 20_000 }],
  });
  const banner = await clinic.call(contract.patients.banner, { patientId: first });
  expect(banner.referrerName).toBe('Dr Sunil Jain');
  const owner = await clinic.as('owner');
  const report = (fromDate: string, toDate: string) =>
    owner.call(contract.patients.referralReport, { fromDate, toDate });
  expect(await report('2026-11-21', '2026-11-21')).toEqual([
    { referrer: jain, patientCount: 2, visitCount: 0, collectedPaise: 20_000 },
    { referrer: camp, patientCount: 1, visitCount: 0, collectedPaise: 0 },
  ]);
  expect(await report('2026-11-20', '2026-11-20')).toEqual([]);
  expect(await report('2026-11-22', '2026-12-31')).toEqual([]);
  const turned = await refusalOf(report('2026-11-30', '2026-11-01'));
  expect(turned.data.problems).toEqual([{ path: 'toDate', code: 'ENDS_BEFORE_IT_BEGINS' }]);
  const desk = clinic.call(contract.patients.referralReport, {
    fromDate: '2026-11-21',
    toDate: '2026-11-21',
  });
  expect((await refusalOf(desk)).code).toBe('NOT_ALLOWED');
});

test('a place typed once is suggested, the most used first, and a PIN brings its own', async () => {
  const clinic = await openTestClinic();
  const places = [
    ['Vijay Nagar', 'Indore', '452010'],
    ['vijay nagar', 'indore', '452010'],
    ['Vasant Vihar', 'Indore', '452010'],
    ['Vijayanagar', 'Bengaluru', '560040'],
    ['पलासिया', 'Indore', '452001'],
  ] as const;
  for (const [index, [locality, city, pinCode]] of places.entries()) {
    const person = {
      ...asha,
      phone: `500004173${index}`,
      locality,
      city,
      pinCode,
      notADuplicateBecause: 'another',
    };
    await clinic.call(contract.patients.register, person);
  }
  const suggested = async (text: string, pinCode = '') =>
    (await clinic.call(contract.patients.suggestPlaces, { text, pinCode })).map(({ locality }) => locality);
  expect(await suggested('v')).toEqual(['Vijay Nagar', 'Vasant Vihar', 'Vijayanagar']);
  expect(await suggested('VIJ')).toEqual(['Vijay Nagar', 'Vijayanagar']);
  expect(await suggested('पला')).toEqual(['पलासिया']);
  // The district of the PIN from the list stands last, without a locality.
  expect(await suggested('', '560040')).toEqual(['Vijayanagar', '']);
  expect(await suggested('va', '452010')).toEqual(['Vasant Vihar', '']);
  expect(await suggested('%')).toEqual([]);
});

test('a PIN code alone fills the city, and never contradicts what was typed', async () => {
  const clinic = await openTestClinic();
  const [district] = await clinic.call(contract.patients.suggestPlaces, { text: '', pinCode: '110001' });
  expect(district).toEqual({ locality: '', city: 'Central Delhi', pinCode: '110001', state: 'Delhi' });
  const { city } = await clinic.call(contract.patients.register, { ...asha, city: '', pinCode: '452010' });
  expect(city).toBe('Indore');
  const other = { ...asha, phone: '5000041739', fullName: 'Peter Fernandes', pinCode: '452010' };
  expect((await clinic.call(contract.patients.register, { ...other, city: 'Mhow' })).city).toBe('Mhow');
  const unlisted = { ...other, phone: '5000041740', fullName: 'Zubin Irani', city: '', pinCode: '999999' };
  expect((await clinic.call(contract.patients.register, unlisted)).city).toBe('');
});

test('saving the same address again counts no second use', async () => {
  const clinic = await openTestClinic();
  const patient = await clinic.call(contract.patients.register, asha);
  const moved = await clinic.call(contract.patients.change, {
    ...formOf(patient),
    relativeName: 'Ramesh Rao',
  });
  await clinic.call(contract.patients.change, { ...formOf(moved), locality: 'Palasia' });
  const { driver } = clinic.server.house.opened().db;
  expect(driver.prepare('SELECT locality, use_count FROM places ORDER BY 1').raw().all()).toEqual([
    ['Palasia', 1],
    ['Vijay Nagar', 1],
  ]);
});

test.each([
  ['Asha Rao', 'आशा राव'],
  ['Lakshmi Raghavan', 'लक्ष्मी राघवन'],
  ['LAXMI RAGHAVAN', 'लक्ष्मी राघवन'],
  ['Mohammed Imran Qureshi', 'मोहम्मद इमरान कुरैशी'],
  ['Mohd. Imran Qureshi', 'मोहम्मद इमरान कुरैशी'],
  ['Sunita Chouhan', 'सुनीता चौहान'],
  ['Sunita Ramesh Pawar', 'सुनीता रमेश पवार'],
  ['K. Venkatesh', 'के वेंकटेश'],
  ['आशा Rao', 'आशा राव'],
  ['', ''],
])('the name %s may be written %s', async (fullName, localName) => {
  const clinic = await openTestClinic();
  expect(await clinic.call(contract.patients.suggestLocalName, { fullName })).toEqual({ localName });
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

test('what people were sent by is asked for a year at most', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const ask = (fromDate: string, toDate: string) =>
    owner.call(contract.patients.referralReport, { fromDate, toDate });
  expect(await ask('2027-04-01', '2028-03-31')).toEqual([]);
  const refusal = await refusalOf(ask('2027-04-01', '2028-04-01'));
  expect(refusal.data.problems).toEqual([{ path: 'toDate', code: 'TOO_MANY_DAYS' }]);
});
