import { contract } from '#shared/contract/index.ts';
import type { InputOf, OutputOf } from '#shared/contract/procedure.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { sql } from '../../database/db.ts';
import { openTestClinic, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';

const { patients, queue, billing, encounters } = contract;

type Registered = OutputOf<typeof patients.register>;
type Row = Record<string, unknown>;

export const ASHA: NewPatientInput = {
  fullName: 'Asha Rao',
  phone: '5000041735',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F',
  locality: 'Vijay Nagar',
};

/** The same woman, registered again under her maiden name and another phone. */
export const ASHA_AGAIN: NewPatientInput = {
  ...ASHA,
  fullName: 'Asha Deshpande',
  phone: '5000055284',
  birthOn: '1985-03-02',
  oldNumber: 'OPD/1881',
  abhaNumber: '91000000000001',
  locality: 'Palasia',
};

export type TwoRecords = {
  desk: TestClinic;
  owner: TestClinic;
  doctor: TestClinic;
  kept: Registered;
  gone: Registered;
  merge(changes?: Partial<InputOf<typeof patients.merge>>): Promise<OutputOf<typeof patients.merge>>;
  unmerge(mergeId: number): Promise<OutputOf<typeof patients.unmerge>>;
  /** A visit that is seen, signed and billed, with what was paid in cash. */
  wholeVisit(patientId: number, paidPaise?: number): Promise<{ visitId: number; billId: number }>;
  search(text: string): Promise<OutputOf<typeof patients.search>>;
  allergies(patientId: number, ...substances: string[]): Promise<unknown>;
  /** Both rows as they stand in the file, without the counter of changes. */
  rows(...ids: number[]): Row[];
};

export const line = (ratePaise: number) => ({
  description: 'Dressing',
  sacCode: '999312',
  quantity: 1,
  ratePaise,
});

export const cash = (amountPaise: number) => ({ mode: 'cash' as const, amountPaise, reference: '' });

export async function twoRecords(changes: Partial<NewPatientInput> = {}): Promise<TwoRecords> {
  const desk = await openTestClinic();
  const owner = await desk.as('owner');
  const doctor = await desk.as('doctor');
  const kept = await desk.call(patients.register, ASHA);
  const gone = await desk.call(patients.register, { ...ASHA_AGAIN, ...changes });
  const search = (text: string) => desk.call(patients.search, { text });
  return {
    ...{ desk, owner, doctor, kept, gone, search },
    merge: (more = {}) =>
      owner.call(patients.merge, { keptId: kept.id, goneId: gone.id, reason: 'one person', ...more }),
    unmerge: mergeId => owner.call(patients.unmerge, { mergeId, reason: 'two sisters' }),
    async wholeVisit(patientId, paidPaise = 30_000) {
      const { visitId } = await desk.call(queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
      await doctor.call(queue.call, { visitId });
      await doctor.call(encounters.recordVitals, { visitId, vitals: { weightKg: 60 } });
      await doctor.call(encounters.sign, { visitId, body: { complaints: 'Cough', lines: [] } });
      const bill = await desk.call(billing.issue, {
        ...{ patientId, visitId, doctorId: PEOPLE.doctor, lines: [line(30_000)] },
        payments: paidPaise > 0 ? [cash(paidPaise)] : [],
      });
      return { visitId, billId: bill.id };
    },
    allergies: async (patientId, ...substances) => {
      const seen = (await doctor.call(patients.banner, { patientId })).allergies.items;
      return doctor.call(patients.recordAllergies, {
        patientId,
        status: substances.length > 0 ? 'listed' : 'none',
        items: substances.map(substance => ({ substance })),
        seenIds: seen.map(({ id }) => id),
      });
    },
    rows: (...ids) =>
      ids.map(id => {
        const { reader } = desk.server.house.opened().db;
        const { version: _, ...row } = reader.one<Row>(sql`SELECT * FROM patients WHERE id = ${id}`);
        return row;
      }),
  };
}
