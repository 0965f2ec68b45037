import { contract } from '#shared/contract/index.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { PEOPLE, STAFF_PASSWORD, sampleStaff, type TestClinic } from './test-clinic.ts';

export async function personOf(clinic: TestClinic): Promise<number> {
  const desk = await clinic.as('receptionist');
  const { id } = await desk.call(contract.patients.register, {
    fullName: 'Lakshmi Raghavan',
    phone: '5000041735',
    birthOn: '1974-05-01',
    birthIsEstimated: false,
    sex: 'F',
  });
  return id;
}

export async function visitOf(clinic: TestClinic, patientId: number, doctorId: number = PEOPLE.doctor) {
  const desk = await clinic.as('receptionist');
  return (await desk.call(contract.queue.giveToken, { patientId, doctorId })).visitId;
}

export async function lineOf(doctor: TestClinic, text: string): Promise<RxLine> {
  const { line, problems } = await doctor.call(contract.prescriptions.readLine, { text });
  if (!line) throw new Error(`${text}: ${JSON.stringify(problems)}`);
  return line;
}

/** A doctor without a registration number, signed in on a connection of their own. */
export async function assistantOf(clinic: TestClinic, signInName = 'tara') {
  const owner = await clinic.as('owner');
  const profile = sampleStaff.find(({ doctor }) => doctor)?.doctor;
  if (!profile) throw new Error('The sample staff has no second doctor.');
  const { id: userId } = await owner.call(contract.users.add, {
    ...{ fullName: 'Dr Tara Menon', signInName, roles: ['doctor'], password: STAFF_PASSWORD },
    doctor: { ...profile, registrationNumber: '' },
  });
  const assistant = clinic.stranger();
  await assistant.call(contract.users.signIn, { userId, password: STAFF_PASSWORD });
  return { assistant, userId };
}
