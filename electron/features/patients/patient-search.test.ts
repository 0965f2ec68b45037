import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { closeTestClinics, openTestClinic, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';
import { ASHA } from './test-merges.ts';

const { appointments, patients, queue } = contract;

async function namesFor(clinic: TestClinic, text: string): Promise<string[]> {
  return (await clinic.call(patients.search, { text })).map(({ patient }) => patient.fullName);
}

let phone = 5_000_010_000;
async function register(clinic: TestClinic, fullName: string, more: Partial<NewPatientInput> = {}) {
  phone += 7;
  const fresh = { ...ASHA, phone: String(phone), locality: '', notADuplicateBecause: 'test', fullName };
  return (await clinic.call(patients.register, { ...fresh, ...more })).id;
}

/** The doctor sits from ten to one every day, ten minutes a patient. */
async function sits(clinic: TestClinic): Promise<void> {
  const owner = await clinic.as('owner');
  await owner.call(appointments.setSchedule, {
    ...{ doctorId: PEOPLE.doctor, validFrom: '2026-11-21' },
    sessions: [0, 1, 2, 3, 4, 5, 6].map(weekday => ({
      ...{ weekday, startMinute: 600, endMinute: 780, mode: 'slots' as const, slotMinutes: 10 },
    })),
  });
}

function book(clinic: TestClinic, place: { patientId: number; startMinute: number }) {
  return clinic.call(appointments.book, { doctorId: PEOPLE.doctor, onDate: '2026-11-21', ...place });
}

describe('the one box', () => {
  afterEach(closeTestClinics);

  test.each([
    ['shyam', 'Syam Sundar'],
    ['vikas', 'Wikas Yadav'],
    ['wikash', 'Vikas Yadav'],
    ['meena', 'Mina Soni'],
    ['sheela', 'Shila Jain'],
    ['pooja', 'Puja Shah'],
    ['kavita', 'Kavitha Nair'],
    ['siddarth', 'Siddharth Rao'],
    ['mukhta', 'Mukta Kale'],
    ['anna', 'Ana Dsouza'],
    ['mohd', 'Mohammed Salim'],
    ['md salim', 'Mohammad Saleem'],
    ['mohammed', 'Md Irfan'],
    ['aasha', 'Asha Rao'],
    ['arti', 'Aarti Soni'],
    ['sarah', 'Sara Khan'],
    ['pharuk', 'Farooq Ansari'],
    ['fool', 'Phool Bai'],
    ['zakir', 'Jakir Hussain'],
    ['laxman', 'Lakshman Rao'],
    ['akshay', 'Akxay Patil'],
    ['choudhary', 'Chowdhari Ram'],
    ['ramchandra', 'Ramachandran Iyer'],
    ['nayar', 'Lata Nair'],
  ])('%s finds %s', async (text, fullName) => {
    const clinic = await openTestClinic();
    await register(clinic, 'Gulab Baghel');
    await register(clinic, fullName);
    expect(await namesFor(clinic, text)).toEqual([fullName]);
  });

  test.each([
    ['लक्ष्मी', 'Laxmi Nair'],
    ['रमेश पाटिल', 'Ramesh Patil'],
    ['રમેશ', 'Ramesh Patil'],
    ['সুনীতা', 'Sunita Das'],
    ['ਗੁਰਮੀਤ', 'Gurmeet Gill'],
    ['ರಮೇಶ', 'Ramesh Gowda'],
    ['రమేష్', 'Ramesh Reddy'],
    ['laxmi', 'लक्ष्मी नायर'],
    ['ramesh pat', 'रमेश Patil'],
  ])('%s finds %s, who has no name in that script', async (text, fullName) => {
    const clinic = await openTestClinic();
    await register(clinic, 'Gulab Baghel');
    await register(clinic, fullName);
    expect(await namesFor(clinic, text)).toEqual([fullName]);
  });

  test('finds fragments at the start of any word, in any order, and initials', async () => {
    const clinic = await openTestClinic();
    await register(clinic, 'Mohan Lal Kushwah', { localName: 'मोहन लाल कुशवाह' });
    await register(clinic, 'Gulab Baghel');
    for (const text of ['m k', 'k m', 'kush mo', 'lal', 'कुश', 'मोहन कु', 'MOHAN  kushwah', 'moh, k.']) {
      expect(await namesFor(clinic, text), text).toEqual(['Mohan Lal Kushwah']);
    }
    expect(await namesFor(clinic, 'ohan')).toEqual([]);
  });

  test('finds a second phone, the figures of a UHID, an ABHA with its hyphens, and says by what', async () => {
    const clinic = await openTestClinic();
    const id = await register(clinic, 'Asha Rao', { altPhone: '5000099123', abhaNumber: '91000000000001' });
    const foundBy = async (text: string) => {
      const hits = await clinic.call(patients.search, { text });
      return hits.map(hit => [hit.patient.id, hit.foundBy]);
    };
    expect(await foundBy('5000099123')).toEqual([[id, '5000099123']]);
    expect(await foundBy('9123')).toEqual([[id, '5000099123']]);
    expect(await foundBy('50000991')).toEqual([[id, '5000099123']]);
    expect(await foundBy('91-0000-0000-0001')).toEqual([[id, '91000000000001']]);
    expect(await foundBy('P-26-00001')).toEqual([[id, '']]);
    for (const text of ['00001', 'P-26-0', 'p26', '26']) {
      expect(await foundBy(text), text).toEqual([[id, '']]);
    }
    // The letters of a number are everybody's, and nobody's name.
    expect(await foundBy('p')).toEqual([]);
    const household = await clinic.call(patients.household, { phone: '5000099123' });
    expect(household.map(person => person.id)).toEqual([id]);
  });

  test('shows the booked first, then the queue, then the exact by last visit, then the alike', async () => {
    const clinic = await openTestClinic();
    await sits(clinic);
    const alike = await register(clinic, 'Rameshwar Jadhav');
    const sound = await register(clinic, 'Raamesh Kale');
    const booked = await register(clinic, 'Ramesh Patil');
    const laterBooked = await register(clinic, 'Ramesh Soni');
    const queued = await register(clinic, 'Ramesh Iyer');
    await register(clinic, 'Ramesh Joshi');
    const newest = await register(clinic, 'Ramesh Gill');
    await clinic.call(queue.giveToken, { patientId: queued, doctorId: PEOPLE.secondDoctor });
    await book(clinic, { patientId: laterBooked, startMinute: 760 });
    const { id: appointmentId } = await book(clinic, { patientId: booked, startMinute: 720 });
    const hits = await clinic.call(patients.search, { text: 'ramesh' });
    const ids = hits.map(({ patient }) => patient.id);
    expect(ids.slice(0, 4)).toEqual([booked, laterBooked, queued, newest]);
    expect(ids.at(-1)).toBe(sound);
    expect(ids).toContain(alike);
    expect(hits[0]).toMatchObject({ bookedMinute: 720, token: null });
    expect(hits[2]).toMatchObject({ bookedMinute: null, token: 'A-01' });
    // One keystroke among many of the name: the booked are there even where others were seen later.
    const few = await clinic.call(patients.search, { text: 'r', limit: 2 });
    expect(few.map(({ patient }) => patient.id)).toEqual([booked, laterBooked]);
    await clinic.call(appointments.cancel, { appointmentId, reason: 'fever gone' });
    const after = await clinic.call(patients.search, { text: 'ramesh' });
    expect(after[0]).toMatchObject({ patient: { id: laterBooked }, bookedMinute: 760 });
  });

  test('whoever is here or booked today under a name that is only like it comes after the name itself', async () => {
    const clinic = await openTestClinic();
    await sits(clinic);
    const older = await register(clinic, 'Sunita Malviya');
    const newer = await register(clinic, 'Sunita Patidar');
    const here = await register(clinic, 'Sunil Verma');
    const booked = await register(clinic, 'Suniti Rathore');
    await clinic.call(queue.giveToken, { patientId: here, doctorId: PEOPLE.doctor });
    await book(clinic, { patientId: booked, startMinute: 720 });
    const idsFor = async (text: string) =>
      (await clinic.call(patients.search, { text })).map(({ patient }) => patient.id);
    const found = await idsFor('sunita');
    expect(found.slice(0, 2)).toEqual([newer, older]);
    expect(new Set(found.slice(2))).toEqual(new Set([here, booked]));
    // Their own letters lift them.
    expect((await idsFor('suni')).slice(0, 2)).toEqual([booked, here]);
  });

  test('finds a token of the day, also one that is promised to somebody booked', async () => {
    const clinic = await openTestClinic();
    await sits(clinic);
    const booked = await register(clinic, 'Ramesh Patil');
    const { token } = await book(clinic, { patientId: booked, startMinute: 720 });
    expect(await namesFor(clinic, token)).toEqual(['Ramesh Patil']);
    expect(await namesFor(clinic, token.replace('-0', '').toLowerCase())).toEqual(['Ramesh Patil']);
  });

  test('never shows who is hidden, by no way of asking', async () => {
    const clinic = await openTestClinic();
    const id = await register(clinic, 'Asha Rao', { phone: '5000041735', oldNumber: 'OPD/1' });
    const { driver } = clinic.server.house.opened().db;
    driver.exec(`UPDATE patients SET is_hidden = 1, import_id = NULL WHERE id = ${id}`);
    for (const text of ['asha', '5000041735', '1735', 'P-26-00001', 'OPD/1']) {
      expect(await namesFor(clinic, text), text).toEqual([]);
    }
    expect(await clinic.call(patients.household, { phone: '5000041735' })).toEqual([]);
    expect(await clinic.call(patients.lookalikes, ASHA)).toEqual([]);
  });
});

describe('whoever else looks somebody up', () => {
  afterEach(closeTestClinics);

  test('a nurse reads dues neither by phone, nor in the box, nor beside a new person', async () => {
    const desk = await openTestClinic();
    const patientId = await register(desk, 'Asha Rao', { phone: '5000041735' });
    const line = { description: 'Dressing', sacCode: '999312', quantity: 1, ratePaise: 60_000 };
    await desk.call(contract.billing.issue, {
      ...{ patientId, visitId: null, doctorId: PEOPLE.doctor, lines: [line], payments: [] },
    });
    const duesFor = async (clinic: TestClinic) => {
      const alike = { ...ASHA, fullName: 'Asha Rao', phone: '5000041735' };
      return [
        ...(await clinic.call(patients.search, { text: 'asha' })).map(({ patient }) => patient),
        ...(await clinic.call(patients.household, { phone: '5000041735' })),
        ...(await clinic.call(patients.lookalikes, alike)).map(({ patient }) => patient),
      ].map(({ duePaise }) => duePaise);
    };
    expect(await duesFor(desk)).toEqual([60_000, 60_000, 60_000]);
    for (const role of ['nurse', 'doctor'] as const)
      expect(await duesFor(await desk.as(role)), role).toEqual([0, 0, 0]);
  });

  test('a booking stands at the person’s name after a merge and a new spelling too', async () => {
    const desk = await openTestClinic();
    await sits(desk);
    const owner = await desk.as('owner');
    const kept = await register(desk, 'Kamla Bai');
    const gone = await register(desk, 'Kamla Devi');
    await book(desk, { patientId: gone, startMinute: 750 });
    const found = async (text: string) =>
      (await desk.call(patients.search, { text })).map(hit => [hit.patient.id, hit.bookedMinute]);
    expect(await found('kamla')).toEqual([
      [gone, 750],
      [kept, null],
    ]);
    const { id: mergeId } = await owner.call(patients.merge, {
      ...{ keptId: kept, goneId: gone, reason: 'one person' },
    });
    expect(await found('kamla')).toEqual([[kept, 750]]);
    await owner.call(patients.unmerge, { mergeId, reason: 'two sisters' });
    expect(await found('kamla')).toEqual([
      [gone, 750],
      [kept, null],
    ]);
    const { patient } = await desk.call(patients.banner, { patientId: gone });
    const { registeredAt: _, ...fields } = patient;
    await desk.call(patients.change, { ...fields, patientId: gone, fullName: 'Vimla Devi' });
    expect(await found('vimla')).toEqual([[gone, 750]]);
    expect(await found('kamla')).toEqual([[kept, null]]);
  });

  test('whoever registering refuses for a second phone or an old number stands beside the new one', async () => {
    const desk = await openTestClinic();
    const known = await desk.call(patients.register, {
      ...{ ...ASHA, fullName: 'Ramesh', sex: 'M', oldNumber: 'OPD/77', altPhone: '5000041700' },
    });
    const beside = async (more: Partial<NewPatientInput>) =>
      (await desk.call(patients.lookalikes, { ...ASHA, fullName: 'Ramesh', sex: 'M', ...more })).map(
        ({ patient }) => patient.id,
      );
    const elsewhere = { phone: '5000099911', locality: '' };
    expect(await beside(elsewhere)).toEqual([]);
    expect(await beside({ ...elsewhere, altPhone: '5000041735' })).toEqual([known.id]);
    expect(await beside({ ...elsewhere, oldNumber: 'OPD/77' })).toEqual([known.id]);
  });
});
