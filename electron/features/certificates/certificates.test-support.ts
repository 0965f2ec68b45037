import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { openTestClinic, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';

const { certificates, encounters, patients, queue } = contract;

type Body = InputOf<typeof certificates.issue>['body'];

/** Five days of rest from the day of the test clinic's clock. */
export const REST: Body = {
  ...{ kind: 'sickness', fromOn: '2026-11-21', toOn: '2026-11-25', fitFromOn: '2026-11-26' },
  ...{ diagnosis: 'Acute bronchitis', showsDiagnosis: true, identificationMarks: 'Mole on the left cheek' },
  ...{ address: '14, Scheme 54, Indore 452010', purpose: 'leave from the office' },
};

export type Room = {
  desk: TestClinic;
  doctor: TestClinic;
  owner: TestClinic;
  patientId: number;
  issue: (changes?: Partial<Body>, patientId?: number) => ReturnType<typeof issueOf>;
  /** A visit of the person that the doctor signed at the clock's time. */
  signedVisit: (diagnosis: string) => Promise<number>;
};

function issueOf(doctor: TestClinic, patientId: number, body: Body) {
  return doctor.call(certificates.issue, { patientId, body });
}

/** A clinic with one person and its doctor at work. */
export async function openRoom(): Promise<Room> {
  const desk = await openTestClinic();
  const doctor = await desk.as('doctor');
  const owner = await desk.as('owner');
  const { id: patientId } = await desk.call(patients.register, {
    ...{ fullName: 'Lakshmi Raghavan', localName: 'लक्ष्मी राघवन', phone: '5000041735' },
    ...{ birthOn: '1974-02-11', birthIsEstimated: false, sex: 'F' },
    ...{ address: '14, Scheme 54', locality: 'Vijay Nagar', city: 'Indore', pinCode: '452010' },
  });
  return {
    ...{ desk, doctor, owner, patientId },
    issue: (changes = {}, of = patientId) => issueOf(doctor, of, { ...REST, ...changes }),
    async signedVisit(text) {
      const { visitId } = await desk.call(queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
      await doctor.call(queue.call, { visitId });
      await doctor.call(encounters.sign, {
        visitId,
        body: { complaints: 'Cough', findings: 'Chest: wheeze', diagnoses: [{ text }] },
      });
      return visitId;
    },
  };
}
