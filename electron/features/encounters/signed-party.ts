import type { Vitals } from '#shared/features/encounters/vitals.schema.ts';
import type { Allergies, Patient } from '#shared/features/patients/patient.schema.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { allergiesOf, getPerson } from '../patients/patients.service.ts';
import type { Visit } from '../queue/queue.service.ts';
import { clinicToSeal, type SignedClinic } from '../settings/settings.service.ts';
import { latestOfVisit } from './vitals.ts';

type PartyFacts = Pick<
  Patient,
  | 'uhid'
  | 'fullName'
  | 'localName'
  | 'phone'
  | 'birthOn'
  | 'birthIsEstimated'
  | 'sex'
  | 'address'
  | 'locality'
  | 'city'
  | 'pinCode'
  | 'abhaNumber'
  | 'guardian'
>;

/** For whom a page is written and by which clinic, as it is printed; sealed with the note, so that a reprint is what was signed. */
export type SignedParty = PartyFacts & {
  allergies: { status: Allergies['status']; items: { substance: string; reaction: string }[] };
  /** What was measured at the visit, the weight among it, with its time. */
  vitals: Pick<Vitals, 'recordedAt' | 'values' | 'flags'> | null;
  /** Without it the page names the clinic as it stands today. */
  clinic?: SignedClinic;
};

type PartyContext = Pick<ReadContext | WriteContext, 'db'>;

export function partyOf({ db }: PartyContext, visit: Visit): SignedParty {
  const person = getPerson(db, visit.patientId);
  const vitals = latestOfVisit(db, visit.id, person, visit.onDate);
  const { uhid, fullName, localName, phone, birthOn, birthIsEstimated, sex } = person;
  const { address, locality, city, pinCode, abhaNumber, guardian } = person;
  const { status, items } = allergiesOf(db, person.id);
  return {
    ...{ uhid, fullName, localName, phone, birthOn, birthIsEstimated, sex },
    ...{ address, locality, city, pinCode, abhaNumber, guardian },
    allergies: { status, items: items.map(({ substance, reaction }) => ({ substance, reaction })) },
    vitals: vitals && { recordedAt: vitals.recordedAt, values: vitals.values, flags: vitals.flags },
    clinic: clinicToSeal(db),
  };
}
