import { contract } from '#shared/contract/index.ts';
import { type AbhaCard, parseAbhaQr } from '#shared/features/patients/abha.rules.ts';
import type { PatientLine } from '#shared/features/patients/patient.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { call } from '../../api/client.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { toast } from '../../ui/toasts.tsx';
import type { FieldName } from './line-fields.ts';
import type { Registering } from './registering.ts';

/** '12/3/1981' as the age's field reads it; a card with the year alone gives the years. */
function typedBirth({ birthOn, birthIsEstimated }: AbhaCard, today: string): string {
  if (birthOn === null) return '';
  if (birthIsEstimated) return String(Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4)));
  const [year = '', month = '', day = ''] = birthOn.split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
}

/** What a scanner brings to the line: one of the clinic's own numbers, or an ABHA card. */
export function useScannedPerson(
  desk: Registering,
  focusField: (name: FieldName, isKept?: boolean) => void,
): { takeUhid: (text: string) => Promise<void>; takeCard: (code: string) => Promise<void> } {
  const t = useTranslation();
  const { today } = useClinicDay();
  const { form } = desk;

  async function find(
    text: string,
    isIt: (patient: PatientLine) => boolean,
  ): Promise<PatientLine | undefined> {
    try {
      const hits = await call(contract.patients.search, { text, limit: 5 });
      return hits.map(({ patient }) => patient).find(isIt);
    } catch {
      return undefined; // The line still takes the person by phone and name.
    }
  }

  async function takeUhid(typed: string): Promise<void> {
    const uhid = typed.trim().toUpperCase();
    const patient = await find(uhid, one => one.uhid.toUpperCase() === uhid);
    if (patient) desk.pick(patient);
    else form.setError('phone', { type: 'custom', message: 'NOT_A_PHONE_NOR_NUMBER' }, { shouldFocus: true });
  }

  function fill(card: AbhaCard): void {
    const { abhaNumber, address, city, pinCode, sex, fullName, phone } = card;
    if (phone) form.setValue('phone', formatPhone(phone));
    form.setValue('fullName', fullName);
    form.setValue('birth', typedBirth(card, today));
    if (sex) form.setValue('sex', sex);
    form.setValue('locality', city || pinCode);
    desk.takeScanned({ abhaNumber, address, city, pinCode });
    const fields: readonly FieldName[] = ['phone', 'fullName', 'birth', 'sex', 'locality'];
    focusField(fields.find(name => !desk.isGood(name)) ?? 'doctorId', true);
    toast(t('queue.cardRead'));
  }

  async function takeCard(code: string): Promise<void> {
    const reading = parseAbhaQr(code);
    if (reading.kind === 'notRead') {
      toast(t('patients.abhaNotRead'));
      return;
    }
    const { card } = reading;
    // The search knows ABHA numbers; a hit by anything else than the number is somebody else.
    const known = await find(card.abhaNumber, () => true);
    if (known) desk.pick(known);
    else fill(card);
  }

  return { takeUhid, takeCard };
}
