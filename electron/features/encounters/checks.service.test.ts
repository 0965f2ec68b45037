import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { sql } from '../../database/db.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const DAY_MS = 86_400_000;
const PERIOD = { fromDate: '2026-11-01', toDate: '2027-01-31' };

async function personOf(clinic: TestClinic, birthOn = '1974-05-01', more = {}) {
  const desk = await clinic.as('receptionist');
  const { id } = await desk.call(contract.patients.register, {
    fullName: 'Lakshmi Raghavan',
    phone: '5000041735',
    birthOn,
    birthIsEstimated: false,
    sex: 'F',
    ...more,
  });
  const doctor = await clinic.as('doctor');
  await doctor.call(contract.patients.recordAllergies, {
    patientId: id,
    status: 'none',
    items: [],
    seenIds: [],
  });
  return id;
}

async function visitOf(clinic: TestClinic, patientId: number): Promise<number> {
  const desk = await clinic.as('receptionist');
  const { visitId } = await desk.call(contract.queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
  return visitId;
}

async function linesOf(doctor: TestClinic, ...texts: string[]): Promise<RxLine[]> {
  const lines: RxLine[] = [];
  for (const text of texts) {
    const { line, problems } = await doctor.call(contract.prescriptions.readLine, { text });
    if (!line) throw new Error(`${text}: ${JSON.stringify(problems)}`);
    lines.push(line);
  }
  return lines;
}

test('warfarin with an NSAID is signed with a reason only, and the lists are kept with the visit', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const visitId = await visitOf(doctor, patientId);
  const lines = await linesOf(doctor, 'warfarin 5mg tablet od 30d', 'ibuprofen 400 tablet bd 5d');
  const check = await doctor.call(contract.prescriptions.check, { patientId, lines, visitId });
  const [warning] = check.warnings;
  expect(warning).toMatchObject({ kind: 'interaction', level: 'major', lineNumber: 2, otherLineNumber: 1 });
  expect(check.checkedPairs).toBe(1);

  const refused = await refusalOf(doctor.call(contract.encounters.sign, { visitId, body: { lines } }));
  expect(refused).toMatchObject({
    code: 'WARNINGS_NOT_ANSWERED',
    data: { warnings: [{ key: warning?.key }] },
  });

  const answers = [{ warningKey: warning?.key ?? '', reason: 'INR in three days' }];
  await doctor.call(contract.encounters.sign, { visitId, body: { lines, answers } });
  const record = JSON.parse(
    doctor.server.house.opened().db.reader.value<string>(sql`
      SELECT check_record FROM encounters WHERE visit_id = ${visitId}`) ?? '{}',
  );
  expect(record).toMatchObject({ checkedPairs: 1, listVersion: '1.0.0' });
  expect(record.lists).toContainEqual({ name: 'interactions', version: '1.0.0', date: '2026-11-22' });
  expect(record.notChecked.map(({ code }: { code: string }) => code)).toContain('noCreatinine');
});

test('what was signed a month ago and goes on is asked about, a course that is over is not', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const first = await visitOf(doctor, patientId);
  const lines = await linesOf(
    doctor,
    'warfarin 5mg tablet od to continue',
    'clarithromycin 500 tablet bd 5d',
  );
  const before = await doctor.call(contract.prescriptions.check, { patientId, lines });
  const answers = before.warnings
    .filter(({ level }) => level !== 'moderate')
    .map(({ key }) => ({ warningKey: key, reason: 'known' }));
  await doctor.call(contract.encounters.sign, { visitId: first, body: { lines, answers } });

  doctor.clock.advance(30 * DAY_MS);
  const later = await doctor.as('doctor');
  const fresh = await linesOf(later, 'ibuprofen 400 tablet bd 5d', 'atorvastatin 20 tablet hs 30d');
  const check = await later.call(contract.prescriptions.check, { patientId, lines: fresh });
  const met = check.warnings.flatMap(({ earlier }) => (earlier ? [earlier.generic] : []));
  expect(new Set(met)).toEqual(new Set(['warfarin']));
  // Two new lines and one that is still taken.
  expect(check.checkedPairs).toBe(3);
});

test('the log keeps each alert with its answer, counts what was heeded, and cannot be changed', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const visitId = await visitOf(doctor, patientId);
  const lines = await linesOf(doctor, 'warfarin 5mg tablet od 30d', 'ibuprofen 400 tablet bd 5d');
  const { warnings } = await doctor.call(contract.prescriptions.check, { patientId, lines });
  const asked = warnings.filter(({ level }) => level !== 'moderate');
  await doctor.call(contract.encounters.sign, {
    visitId,
    body: { lines, answers: asked.map(({ key }) => ({ warningKey: key, reason: 'INR in three days' })) },
    heeded: [
      {
        ruleId: 'CLS-ppi',
        kind: 'duplicateClass',
        level: 'major',
        drug: 'pantoprazole',
        other: 'rabeprazole',
      },
      // Still standing, so it was not heeded.
      {
        ...asked[0],
        kind: 'interaction',
        level: 'major',
        drug: asked[0]?.drug ?? '',
        other: asked[0]?.other ?? '',
        ruleId: asked[0]?.ruleId ?? '',
      },
    ],
  });
  const { db } = doctor.server.house.opened();
  expect(
    db.reader.all(
      sql`SELECT rule_id AS ruleId, action, reason, doctor_id AS doctorId FROM alert_log ORDER BY id`,
    ),
  ).toMatchObject([
    { ruleId: asked[0]?.ruleId, action: 'overridden', reason: 'INR in three days', doctorId: PEOPLE.doctor },
    { ruleId: 'CLS-ppi', action: 'heeded', reason: '' },
  ]);
  for (const statement of [sql`UPDATE alert_log SET reason = 'x'`, sql`DELETE FROM alert_log`])
    expect(() => db.transaction(tx => tx.run(statement))).toThrow(/never/);

  const owner = await doctor.as('owner');
  expect(await owner.call(contract.prescriptions.alertShares, PERIOD)).toMatchObject([
    { ruleId: asked[0]?.ruleId, shown: 1, overridden: 1, heeded: 0, overrideShare: 100 },
    { ruleId: 'CLS-ppi', shown: 1, overridden: 0, heeded: 1, overrideShare: 0 },
  ]);
  const desk = await doctor.as('receptionist');
  expect((await refusalOf(desk.call(contract.prescriptions.alertShares, PERIOD))).code).toBe('NOT_ALLOWED');
});

test('a woman who is marked pregnant is not given telmisartan without a reason', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor, '1998-05-01', {
    alerts: [{ kind: 'pregnant', note: '', until: '2027-03-01' }],
  });
  const lines = await linesOf(doctor, 'telmisartan 40 od 30d');
  const check = await doctor.call(contract.prescriptions.check, { patientId, lines });
  expect(check.warnings).toMatchObject([
    { kind: 'pregnancy', level: 'contraindicated', drug: 'telmisartan' },
  ]);
});

test('a child’s syrup is proposed by the last weight, and asked for when there is none', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor, '2023-05-01');
  const ask = () =>
    doctor.call(contract.prescriptions.readLine, {
      text: 'amoxicillin 250mg/5ml dry syrup',
      formularyId: 'DRG0237',
      patientId,
    });
  expect(await ask()).toMatchObject({ line: null, childDoses: [], asksWeight: true });

  const visitId = await visitOf(doctor, patientId);
  const nurse = await doctor.as('nurse');
  const nothing = {
    ...{ systolicMmHg: null, diastolicMmHg: null, pulsePerMinute: null, breathsPerMinute: null },
    ...{ temperatureCelsius: null, spo2Percent: null, heightCm: null, glucoseMgDl: null },
  };
  await nurse.call(contract.encounters.recordVitals, { visitId, vitals: { ...nothing, weightKg: 13.5 } });
  const reading = await ask();
  expect(reading.asksWeight).toBe(false);
  expect(reading.childDoses[0]).toMatchObject({
    product: 'amoxicillin 250 mg/5 mL dry syrup',
    ...{ indication: 'ordinary infection', mgADose: 180, mlADose: 3.5, dosesADay: 3, typed: '3.5ml tds' },
    ...{ weightKg: 13.5, weightOn: '2026-11-21' },
  });
  const typed = await doctor.call(contract.prescriptions.readLine, {
    text: `amoxicillin ${reading.childDoses[0]?.typed} 5d`,
    formularyId: 'DRG0237',
    patientId,
  });
  expect(typed.line?.quantity?.amount).toBe(52.5);
});

test('an adult and free text get no child’s dose', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const none = { childDoses: [], asksWeight: false };
  expect(
    await doctor.call(contract.prescriptions.readLine, {
      text: 'amoxicillin 250 syrup',
      formularyId: 'DRG0237',
      patientId,
    }),
  ).toMatchObject(none);
  expect(
    await doctor.call(contract.prescriptions.readLine, {
      text: 'mystery syrup 5ml bd',
      formularyId: 'free',
      patientId,
    }),
  ).toMatchObject(none);
});
