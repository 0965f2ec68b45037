import { contract } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { PEOPLE } from '../server/test-clinic.ts';

type Caller = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;

/** Changes a signed visit, strikes it through and writes it anew. */
export async function tourTheSignatures(
  call: Caller,
  visitId: number,
  body: { complaints: string },
): Promise<void> {
  const { encounters } = contract;
  const amended = { ...body, complaints: 'Fever, rash' };
  await call(encounters.saveDraft, { visitId, draft: { body: amended }, fromVersion: 1 });
  await call(encounters.discardDraft, { visitId });
  await call(encounters.amend, { visitId, fromVersion: 1, reason: 'Rash', body: amended });
  await call(encounters.void, { visitId, version: 2, reason: 'Another person' });
  await call(encounters.amend, { visitId, fromVersion: 2, reason: 'Anew', body, isAnew: true });
  await call(encounters.versions, { visitId });
}

type As = (role: keyof typeof PEOPLE) => Promise<Caller>;

/** A doctor whose registration number is gone writes for another; it is sent back, comes again and is signed. */
export async function tourTheCountersigns(as: As, patientId: number): Promise<void> {
  const { encounters, queue, users } = contract;
  const [owner, desk, doctor] = [await as('owner'), await as('receptionist'), await as('doctor')];
  const profile = (await owner(users.list, {})).find(({ id }) => id === PEOPLE.secondDoctor)?.doctor;
  if (!profile) throw new Error('The second doctor has no profile.');
  const change = (registrationNumber: string) =>
    owner(users.changeDoctorProfile, {
      ...{ userId: PEOPLE.secondDoctor, doctor: { ...profile, registrationNumber } },
    });
  await change('');
  const assistant = await as('secondDoctor');
  const { visitId } = await desk(queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
  const submitted = { visitId, draft: { body: { complaints: 'Cough' } } };
  const { submissionId } = await assistant(encounters.submitForCountersign, submitted);
  await doctor(encounters.countersigns, {});
  await doctor(encounters.sendBack, { visitId, submissionId, reason: 'Weight' });
  await assistant(encounters.countersigns, {});
  await assistant(encounters.submitForCountersign, submitted);
  const { draftSavedAt: seenSavedAt } = await doctor(encounters.open, { visitId });
  await doctor(encounters.sign, { visitId, body: { complaints: 'Cough' }, seenSavedAt });
  await change(profile.registrationNumber);
}
