import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { PatientLine } from '#shared/features/patients/patient.schema.ts';
import { normalisePhone } from '#shared/kernel/phone.ts';
import { call } from '../../api/client.ts';
import { useRead } from '../../api/hooks.ts';
import type { FormOf } from '../../ui/form.tsx';
import type { SharedAddress, TypedRegistration } from '../patients/register-form.ts';

const NOBODY: readonly PatientLine[] = [];
const NO_ADDRESS: SharedAddress = {};

/** Whose phone stands in the line, and where a further member of that family lives. */
export function useFamily(form: FormOf<TypedRegistration>) {
  const typedPhone = form.watch('phone');
  const phone = normalisePhone(typedPhone);
  const reading = useRead(
    contract.patients.household,
    { phone: phone ?? '' },
    { enabled: phone !== undefined, staleMs: 0 },
  );
  const household = phone === undefined ? NOBODY : (reading.answer ?? NOBODY);
  const [known, setKnown] = useState<{ phone: string; address: SharedAddress } | null>(null);

  async function takeAddressOf(patientId: number, ofPhone: string): Promise<void> {
    const { patient } = await call(contract.patients.banner, { patientId });
    const { address, city, pinCode } = patient;
    setKnown({ phone: ofPhone, address: { address, city, pinCode } });
  }

  /** Somebody new belongs to them: the locality at once, the rest of the address when it is there. */
  function join(): void {
    const kin = household.find(person => person.locality !== '') ?? household[0];
    if (!kin || phone === undefined) return;
    if (form.getValues('locality') === '') form.setValue('locality', kin.locality);
    // Without the family's address the member is registered all the same.
    void takeAddressOf(kin.id, phone).catch(() => undefined);
  }

  return {
    typedPhone,
    phone,
    household,
    address: known !== null && known.phone === phone ? known.address : NO_ADDRESS,
    // What was known of this phone earlier may lack whoever was registered since: the keys wait for the new answer.
    isWaiting:
      phone !== undefined && reading.error === null && (reading.answer === undefined || reading.isRefreshing),
    error: reading.error,
    join,
  };
}
