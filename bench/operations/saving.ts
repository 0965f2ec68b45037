import { contract } from '#shared/contract/index.ts';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import type { Operation } from '../measure.ts';
import type { Ask } from '../ways.ts';
import { newWalkIn } from './new-people.ts';
import { rawDesk } from './raw-desk.ts';
import { rawRoom, type Seen } from './raw-room.ts';

const ROUNDS = 120;
const GOAL = 'P5: p50 ≤ 2.5× write + fdatasync';
const DOCTOR_ID = 1;
const THREE_MEDICINES = [
  'dolo 650 1-0-1 5d pc',
  'pantoprazole 40 tablet 1-0-0 5d ac',
  'cetirizine 10 0-0-1 5d',
];

async function readLines(ask: Ask): Promise<RxLine[]> {
  const readings = await Promise.all(
    THREE_MEDICINES.map(text => ask('doctor', contract.prescriptions.readLine, { text })),
  );
  return readings.map(({ line, text }) => {
    if (!line) throw new Error(`not a whole line: ${text}`);
    return line;
  });
}

/** What is saved, each with its own commit to the disk. `ask` prepares, untimed. */
export async function savingOperations(driver: Driver, day: number, ask: Ask): Promise<Operation[]> {
  const desk = rawDesk(driver, day);
  const room = rawRoom(driver, day);
  const lines = await readLines(ask);
  const note: EncounterBody = {
    ...{ complaints: 'Fever 3 days, body ache', findings: 'Throat red, chest clear', lines, tests: 'CBC' },
    ...{ diagnoses: [{ text: 'Viral infection', icd10: 'B34.9', isProvisional: false }], answers: [] },
    ...{ advice: 'Fluids and rest', followUpOn: null, stops: [], sections: [], orders: [] },
  };
  const draft = JSON.stringify({ body: note, typing: '' });

  async function withDoctor(): Promise<Seen> {
    const patientId = desk.register(newWalkIn());
    const visitId = desk.giveToken(patientId);
    await ask('doctor', contract.queue.call, { visitId });
    return { patientId, visitId };
  }
  async function atTheDesk(): Promise<Seen> {
    const seen = await withDoctor();
    room.sign(seen, lines);
    return seen;
  }
  const saved = { goal: GOAL, isDurable: true, rounds: ROUNDS };
  const fee = [{ description: 'Consultation', quantity: 1, ratePaise: 60_000 }];
  const payments = [{ mode: 'cash' as const, amountPaise: 60_000 }];

  const register: Operation<NewPatientInput> = {
    ...saved,
    name: 'walk-in: register (with duplicate check)',
    prepare: newWalkIn,
    raw: desk.register,
    ours: (way, patient) => way('desk', contract.patients.register, patient),
  };
  const giveToken: Operation<number> = {
    ...saved,
    name: 'walk-in: token',
    prepare: () => desk.register(newWalkIn()),
    raw: desk.giveToken,
    ours: (way, patientId) => way('desk', contract.queue.giveToken, { patientId, doctorId: DOCTOR_ID }),
  };
  const saveDraft: Operation<Seen> = {
    ...saved,
    name: 'visit: save the draft',
    prepare: withDoctor,
    raw: ({ visitId }) => room.saveDraft(visitId, draft),
    ours: (way, { visitId }) =>
      way('doctor', contract.encounters.saveDraft, { visitId, draft: { body: note } }),
  };
  const sign: Operation<Seen> = {
    ...saved,
    name: 'visit: sign with 3 drugs',
    prepare: withDoctor,
    raw: seen => room.sign(seen, lines),
    ours: (way, { visitId }) => way('doctor', contract.encounters.sign, { visitId, body: note }),
  };
  const bill: Operation<Seen> = {
    ...saved,
    name: 'bill and pay',
    prepare: atTheDesk,
    raw: room.bill,
    ours: (way, seen) =>
      way('desk', contract.billing.issue, { ...seen, doctorId: DOCTOR_ID, lines: fee, payments }),
  };
  return [register, giveToken, saveDraft, sign, bill] as Operation[];
}
