import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { StoppedMedicine } from '#shared/features/encounters/encounter.schema.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const DAY_MS = 86_400_000;

/** Nobody stays signed in for days. */
function later(clinic: TestClinic, days: number): Promise<TestClinic> {
  clinic.clock.advance(days * DAY_MS);
  return clinic.as('doctor');
}

async function registerLakshmi(clinic: TestClinic): Promise<number> {
  const desk = await clinic.as('receptionist');
  const { id } = await desk.call(contract.patients.register, {
    ...{ fullName: 'Lakshmi Raghavan', phone: '5000041735', birthOn: '1974-05-01' },
    ...{ birthIsEstimated: false, sex: 'M' as const },
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

function stopOf({ generic, strength, form }: RxLine): StoppedMedicine {
  return { generic, strength, form, reason: 'Side effect' };
}

async function clinicOnWarfarin() {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await registerLakshmi(doctor);
  const visitId = await visitOf(doctor, patientId);
  const lines = await linesOf(doctor, 'warfarin 5mg tablet od to continue', 'amlodipine 5mg tablet od 30d');
  await doctor.call(contract.encounters.sign, { visitId, body: { lines } });
  const warfarin = lines[0] as RxLine;
  return { doctor: await later(doctor, 10), patientId, warfarin, lines };
}

const interactionsOf = async (
  doctor: TestClinic,
  input: { patientId: number; visitId?: number; stops?: StoppedMedicine[] },
) => {
  const lines = await linesOf(doctor, 'ibuprofen 400 tablet bd 5d');
  const { warnings } = await doctor.call(contract.prescriptions.check, { ...input, lines });
  return warnings.filter(({ kind }) => kind === 'interaction').map(({ other }) => other);
};

test('a medicine stopped in the note being written no longer speaks in the checks', async () => {
  const { doctor, patientId, warfarin } = await clinicOnWarfarin();
  const visitId = await visitOf(doctor, patientId);
  expect(await interactionsOf(doctor, { patientId, visitId })).toContain('warfarin');
  expect(await interactionsOf(doctor, { patientId, visitId, stops: [stopOf(warfarin)] })).toEqual([]);
});

test('a signed stop holds at the next visit: not checked, not taken, not repeated', async () => {
  const { patientId, warfarin, ...clinic } = await clinicOnWarfarin();
  let { doctor } = clinic;
  const second = await visitOf(doctor, patientId);
  const taking = () => doctor.call(contract.prescriptions.takingNow, { patientId });
  expect((await taking()).map(({ line }) => line.generic)).toEqual(['warfarin', 'amlodipine']);
  await doctor.call(contract.encounters.sign, {
    visitId: second,
    body: { advice: 'Stop warfarin', stops: [stopOf(warfarin)] },
  });
  doctor = await later(doctor, 1);
  expect((await taking()).map(({ line }) => line.generic)).toEqual(['amlodipine']);
  expect(await interactionsOf(doctor, { patientId })).toEqual([]);
  const third = await visitOf(doctor, patientId);
  const view = await doctor.call(contract.encounters.open, { visitId: third });
  expect(view.lastLines.map(({ generic }) => generic)).toEqual(['amlodipine']);
});

test('a weaker tablet stopped and a stronger one begun on the same day: the stronger one is taken', async () => {
  const { doctor, patientId, lines } = await clinicOnWarfarin();
  const visitId = await visitOf(doctor, patientId);
  const stronger = await linesOf(doctor, 'amlodipine 10mg tablet od 30d');
  await doctor.call(contract.encounters.sign, {
    visitId,
    body: { lines: stronger, stops: [stopOf(lines[1] as RxLine)] },
  });
  const taking = await doctor.call(contract.prescriptions.takingNow, { patientId });
  expect(taking.map(({ line }) => `${line.generic} ${line.strength}`)).toContain('amlodipine 10 mg');
  expect(taking.map(({ line }) => `${line.generic} ${line.strength}`)).not.toContain('amlodipine 5 mg');
});

test('what was stopped and is prescribed again counts as taken again', async () => {
  const { doctor, patientId, warfarin } = await clinicOnWarfarin();
  const second = await visitOf(doctor, patientId);
  await doctor.call(contract.encounters.sign, {
    visitId: second,
    body: { advice: 'Stop', stops: [stopOf(warfarin)] },
  });
  const nextDay = await later(doctor, 1);
  const third = await visitOf(nextDay, patientId);
  await nextDay.call(contract.encounters.sign, { visitId: third, body: { lines: [warfarin] } });
  expect(await interactionsOf(nextDay, { patientId })).toContain('warfarin');
});

test('as-needed and one-time medicines are not said to be taken now', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await registerLakshmi(doctor);
  const visitId = await visitOf(doctor, patientId);
  const lines = await linesOf(
    doctor,
    'paracetamol 650 tablet sos if fever',
    'albendazole 400 tablet 1 stat',
    'telmisartan 40 tablet od 30d',
  );
  await doctor.call(contract.encounters.sign, { visitId, body: { lines } });
  const taking = await doctor.call(contract.prescriptions.takingNow, { patientId });
  expect(taking).toMatchObject([
    { line: { generic: 'telmisartan' }, startedOn: '2026-11-21', endsOn: '2026-12-20' },
  ]);
});

test('the stop of an older visit that is amended leaves what a later visit prescribed again', async () => {
  let doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await registerLakshmi(doctor);
  const lines = await linesOf(doctor, 'warfarin 5mg tablet od to continue');
  const stops = [stopOf(lines[0] as RxLine)];
  const signNext = async (body: object) => {
    const visitId = await visitOf(doctor, patientId);
    await doctor.call(contract.encounters.sign, { visitId, body });
    doctor = await later(doctor, 5);
    return visitId;
  };
  await signNext({ lines });
  const older = await signNext({ advice: 'Stop', stops });
  await signNext({ lines });

  const ibuprofen = await linesOf(doctor, 'ibuprofen 400 tablet bd 5d');
  const checked = await doctor.call(contract.prescriptions.check, {
    ...{ patientId, visitId: older, lines: ibuprofen, stops },
  });
  expect(checked.warnings.map(({ other }) => other)).toContain('warfarin');
  const amended = doctor.call(contract.encounters.amend, {
    ...{ visitId: older, fromVersion: 1, reason: 'Pain', body: { advice: 'Stop', stops, lines: ibuprofen } },
  });
  expect((await refusalOf(amended)).code).toBe('WARNINGS_NOT_ANSWERED');
});
