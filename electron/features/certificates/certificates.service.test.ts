import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { isUnaltered } from './certificates.service.ts';
import { openRoom, type Room } from './certificates.test-support.ts';

const { certificates, patients, users } = contract;

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(closeTestClinics);

const problemsOf = async (refused: Promise<unknown>) => {
  const { code, data } = await refusalOf(refused);
  return code === 'INVALID_INPUT' ? data.problems : code;
};

test('a sickness certificate goes into the register with its number, its words and its doctor', async () => {
  const certificate = await room.issue();
  expect(certificate).toMatchObject({
    ...{ serial: 'MC/26-27/000001', issuedOn: '2026-11-21', templateVersion: 1, printCount: 0, voided: null },
    doctor: { fullName: 'Dr Meera Kulkarni', registrationNumber: 'MP-18342' },
    party: { fullName: 'Lakshmi Raghavan', age: '52 y', sex: 'F' },
  });
  expect(certificate.textEn).toBe(
    'This is to certify that I have examined Lakshmi Raghavan, aged 52 years, female, of 14, Scheme 54, Indore 452010. In my opinion the patient is suffering from Acute bronchitis and needs rest for 5 days, from 21 Nov 2026 to 25 Nov 2026, both days included. The patient is expected to be fit to resume from 26 Nov 2026.\nThis certificate is given for leave from the office.',
  );
  expect(certificate.textHi).toBe('');
  expect(room.desk.auditTrail().at(-1)).toMatchObject({
    ...{ action: 'certificate.issued', entity: 'certificate', entityId: certificate.id, outcome: 'ok' },
  });
});

test('a hidden diagnosis is kept in the register and not said on the page', async () => {
  const certificate = await room.issue({ showsDiagnosis: false, hasHindi: true });
  expect(certificate.textEn).toContain('ill and under my care');
  expect(certificate.textEn + certificate.textHi).not.toContain('bronchitis');
  expect(certificate.body.diagnosis).toBe('Acute bronchitis');
  expect(certificate.textHi).toContain('लक्ष्मी राघवन');
  expect(certificate.textHi).toContain('21 नवंबर 2026');
  expect(certificate.textHi).toContain('5 दिन');
});

test.each([
  [
    'that ends before it begins',
    { toOn: '2026-11-20', fitFromOn: null },
    'toOn',
    'PERIOD_ENDS_BEFORE_IT_BEGINS',
  ],
  ['without an end', { toOn: null, fitFromOn: null }, 'toOn', 'REQUIRED'],
  ['without an identification mark', { identificationMarks: ' ' }, 'identificationMarks', 'REQUIRED'],
  ['without an address', { address: '' }, 'address', 'REQUIRED'],
  [
    'of more than fifteen days without a reason',
    { toOn: '2026-12-06', fitFromOn: null },
    'longBecause',
    'REASON_FOR_LONG_PERIOD',
  ],
  ['from ten days before anybody saw the person', { fromOn: '2026-11-11' }, 'fromOn', 'BEGINS_TOO_FAR_BACK'],
  [
    'from three months ahead',
    { fromOn: '2027-02-21', toOn: '2027-02-22', fitFromOn: null },
    'fromOn',
    'BEGINS_TOO_FAR_AHEAD',
  ],
  ['fit on a day of rest', { fitFromOn: '2026-11-25' }, 'fitFromOn', 'FIT_BEFORE_PERIOD_ENDS'],
  ['that shows a diagnosis it does not have', { diagnosis: '' }, 'diagnosis', 'REQUIRED'],
])('a certificate %s is refused at its field and takes no number', async (_what, change, field, code) => {
  expect(await problemsOf(room.issue(change))).toEqual([{ path: `body.${field}`, code }]);
  expect((await room.issue()).serial).toBe('MC/26-27/000001');
});

test('a longer period is issued with its reason, and a slip of a year is not', async () => {
  const long = await room.issue({ toOn: '2026-12-06', fitFromOn: null, longBecause: 'Fracture of the hip' });
  expect(long.body.longBecause).toBe('Fracture of the hip');
  expect(await problemsOf(room.issue({ toOn: '2027-11-25', fitFromOn: null }))).toEqual([
    { path: 'body.toOn', code: 'MORE_DAYS_THAN_ALLOWED' },
  ]);
});

test('a period may begin before today when the person was seen here then', async () => {
  await room.signedVisit('Typhoid');
  room.desk.clock.set('2026-12-20T06:12:00Z');
  const room2 = { doctor: await room.desk.as('doctor') };
  const body = { ...{ fromOn: '2026-11-18', toOn: '2026-12-24', longBecause: 'Typhoid' } };
  const issued = await room2.doctor.call(certificates.issue, {
    patientId: room.patientId,
    body: { kind: 'sickness', ...body, identificationMarks: 'Scar', address: 'Indore' },
  });
  expect(issued).toMatchObject({ issuedOn: '2026-12-20', body: { fromOn: '2026-11-18' } });
});

test('what a kind does not have is not kept: a referral carries no rest days', async () => {
  const letter = await room.issue({
    ...{ kind: 'referral', addressedTo: 'Dr Suresh Patwardhan', reason: 'Chest pain', urgency: 'emergency' },
  });
  expect(letter.body).toMatchObject({ fromOn: null, identificationMarks: '', purpose: '' });
  expect(letter.textEn).toContain('Urgency: EMERGENCY');
  expect(await problemsOf(room.issue({ kind: 'referral' }))).toEqual([
    { path: 'body.addressedTo', code: 'REQUIRED' },
    { path: 'body.reason', code: 'REQUIRED' },
  ]);
});

test('brackets and braces that somebody types stay what they are', async () => {
  const { textEn } = await room.issue({ purpose: 'work [night|day] {name}' });
  expect(textEn).toContain('given for work [night|day] {name}.');
});

test('the numbers run without a gap, a void one keeps its own, and a new financial year begins again', async () => {
  const first = await room.issue();
  const voided = await room.doctor.call(certificates.void, {
    certificateId: first.id,
    reason: 'Wrong dates',
  });
  expect(voided).toMatchObject({ serial: 'MC/26-27/000001', voided: { reason: 'Wrong dates' } });
  expect((await room.issue()).serial).toBe('MC/26-27/000002');
  room.desk.clock.set('2027-04-01T06:12:00Z');
  const doctor = await room.desk.as('doctor');
  const body = {
    kind: 'fitness' as const,
    fitFromOn: '2027-04-02',
    identificationMarks: 'Scar',
    address: 'Indore',
  };
  const later = await doctor.call(certificates.issue, { patientId: room.patientId, body });
  expect(later.serial).toBe('MC/27-28/000001');
});

test('a certificate is voided once, by its doctor', async () => {
  const { id: certificateId } = await room.issue();
  const second = await room.desk.as('secondDoctor');
  const reason = 'Wrong person';
  expect(await refusalOf(second.call(certificates.void, { certificateId, reason }))).toMatchObject({
    code: 'NOT_YOUR_CERTIFICATE',
  });
  await room.doctor.call(certificates.void, { certificateId, reason });
  expect(await refusalOf(room.doctor.call(certificates.void, { certificateId, reason }))).toMatchObject({
    code: 'CERTIFICATE_VOIDED_ALREADY',
  });
});

test('a doctor without a registration number issues nothing and uses up no number', async () => {
  const { doctor: profile } =
    (await room.owner.call(users.list, {})).find(({ id }) => id === PEOPLE.doctor) ?? {};
  if (!profile) throw new Error('the sample clinic has a doctor');
  await room.owner.call(users.changeDoctorProfile, {
    ...{ userId: PEOPLE.doctor, doctor: { ...profile, registrationNumber: '' } },
  });
  expect(await refusalOf(room.issue())).toMatchObject({ code: 'REGISTRATION_NUMBER_MISSING' });
  const begun = await room.doctor.call(certificates.begin, { patientId: room.patientId });
  expect(begun.canIssue).toBe(false);
});

test('neither the desk nor the nurse reads the register; the owner reads it and does not issue', async () => {
  const nurse = await room.desk.as('nurse');
  const { patientId } = room;
  for (const other of [room.desk, nurse])
    expect(await refusalOf(other.call(certificates.ofPatient, { patientId }))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  expect(await room.owner.call(certificates.ofPatient, { patientId })).toEqual([]);
  expect(await refusalOf(room.owner.call(certificates.begin, { patientId }))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('a new certificate begins with the last identification mark and with the visit’s diagnosis', async () => {
  const visitId = await room.signedVisit('Acute bronchitis');
  const about = { patientId: room.patientId, visitId };
  expect(await room.doctor.call(certificates.begin, about)).toMatchObject({
    ...{ identificationMarks: '', address: '14, Scheme 54, Vijay Nagar, Indore 452010' },
    ...{ diagnosis: 'Acute bronchitis', findings: 'Chest: wheeze', seenOn: ['2026-11-21'], canIssue: true },
    limits: { longDays: 15, backDatedDays: 7, aheadDays: 60, mostDays: 366 },
  });
  await room.issue();
  expect(await room.doctor.call(certificates.begin, about)).toMatchObject({
    identificationMarks: 'Mole on the left cheek',
  });
});

test('a certificate of another person’s visit is refused', async () => {
  const visitId = await room.signedVisit('Cough');
  const other = await room.desk.call(patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02' },
    ...{ birthIsEstimated: false, sex: 'F' },
  });
  const body = { kind: 'admission' as const, reason: 'Fever' };
  expect(
    await refusalOf(room.doctor.call(certificates.issue, { patientId: other.id, visitId, body })),
  ).toMatchObject({ code: 'ANOTHER_PERSONS_VISIT' });
});

test('the certificates of joined records are one list, and a new one goes to the record that was kept', async () => {
  const again = await room.desk.call(patients.register, {
    ...{ fullName: 'Laxmi Raghavan', phone: '5000041736', birthOn: '1974-02-11' },
    ...{ birthIsEstimated: false, sex: 'F', notADuplicateBecause: 'Not seen' },
  });
  const old = await room.issue({}, again.id);
  const { patientId } = room;
  await room.owner.call(patients.merge, { keptId: patientId, goneId: again.id, reason: 'one person' });
  const fresh = await room.issue({}, again.id);
  expect(fresh.patientId).toBe(patientId);
  const list = await room.doctor.call(certificates.ofPatient, { patientId: again.id });
  expect(list.map(({ id }) => id)).toEqual([fresh.id, old.id]);
  expect(old.party.fullName).toBe('Laxmi Raghavan');
});

test('the database itself refuses to change, delete, skip or leave unsigned what is in the register', async () => {
  const { id } = await room.issue();
  const { driver } = room.desk.server.house.opened().db;
  const run = (text: string) => () => driver.exec(text);
  expect(run(`UPDATE certificates SET text_en = 'x' WHERE id = ${id}`)).toThrow('never changed');
  expect(run(`DELETE FROM certificates WHERE id = ${id}`)).toThrow('stays in the register');
  const copyWith = (number: number, doctor = 'doctor_snapshot') => `
    INSERT INTO certificates (financial_year, number, serial, kind, issued_on, issued_at, patient_id, doctor_id,
      doctor_snapshot, party, body, from_on, to_on, template_version, text_en, text_hi, content_hash)
    SELECT financial_year, ${number}, 'MC/26-27/' || printf('%06d', ${number}), kind, issued_on, issued_at,
      patient_id, doctor_id, ${doctor}, party, body, from_on, to_on, template_version, text_en, text_hi,
      content_hash FROM certificates WHERE id = ${id}`;
  expect(run(copyWith(3))).toThrow('no gaps');
  expect(run(copyWith(2, `'{"registrationNumber":" "}'`))).toThrow('CHECK constraint failed');
  expect(run(copyWith(2))).not.toThrow();
});

test('the seal of a certificate says whether its row is what was issued', async () => {
  const { id } = await room.issue();
  const { db } = room.desk.server.house.opened();
  expect(isUnaltered(db.reader, id)).toBe(true);
  db.driver.exec('DROP TRIGGER certificates_are_never_changed');
  db.driver.exec(`UPDATE certificates SET to_on = 20261126, body = json_set(body, '$.toOn', '2026-11-26')`);
  expect(isUnaltered(db.reader, id)).toBe(false);
});
