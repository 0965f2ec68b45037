import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput, PatientLine } from '#shared/features/patients/patient.schema.ts';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { formatPhone, normalisePhone } from '#shared/kernel/phone.ts';
import { call } from '../../api/client.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useClinicDay } from '../../app/session.tsx';
import {
  isChild,
  newPatientOf,
  type Registration,
  registerFormSchema,
  type SharedAddress,
  type TypedRegistration,
} from '../patients/register-form.ts';
import { type IssuedToken, useGiveToken } from './give-token.ts';

type FieldName = keyof TypedRegistration;
type RegisteringOptions = {
  doctors: readonly DoctorQueue[];
  onToken: (issued: IssuedToken) => void;
  /** `isKept` leaves what stands there and puts the cursor behind it. */
  focusField: (name: FieldName, isKept?: boolean) => void;
};
type Picked = Pick<
  PatientLine,
  'id' | 'fullName' | 'localName' | 'uhid' | 'birthOn' | 'birthIsEstimated' | 'sex' | 'locality'
>;

const NOBODY: readonly PatientLine[] = [];
const EMPTY = {
  phone: '',
  fullName: '',
  birth: '',
  sex: '' as never,
  locality: '',
  guardianName: '',
  guardianRelation: '',
};

/** A form judged field by field on Enter and on leaving, then with every keystroke while it is wrong. */
function useRegisterForm(doctorId: number) {
  const { today } = useClinicDay();
  const schema = useMemo(() => registerFormSchema(today), [today]);
  const form = useForm<TypedRegistration, unknown, Registration>({
    resolver: zodResolver(schema) as never,
    defaultValues: { ...EMPTY, doctorId },
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  });
  useEffect(() => {
    const { unsubscribe } = form.watch((_, { name }) => {
      if (name && form.getFieldState(name).invalid) void form.trigger(name);
    });
    return unsubscribe;
  }, [form]);
  /** Whether what stands in one field is right by itself, known at once. */
  const isGood = (name: FieldName) => schema.shape[name].safeParse(form.getValues(name)).success;
  return { form, isGood };
}

/** What the desk is doing with the one line: whose phone, who is picked, what was refused. Nothing typed is lost. */
export function useRegistering({ doctors, onToken, focusField }: RegisteringOptions) {
  const { today } = useClinicDay();
  const firstDoctorId = doctors[0]?.doctorId ?? 0;
  const { form, isGood } = useRegisterForm(firstDoctorId);
  const typedPhone = form.watch('phone');
  const phone = normalisePhone(typedPhone);
  const reading = useRead(
    contract.patients.household,
    { phone: phone ?? '' },
    { enabled: phone !== undefined },
  );
  const household = phone === undefined ? NOBODY : (reading.answer ?? NOBODY);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [kinAddress, setKinAddress] = useState<{ phone: string; address: SharedAddress } | null>(null);
  const [lookalikesFor, setLookalikesFor] = useState<NewPatientInput | null>(null);
  const [already, setAlready] = useState<{ visitId: number; token: string } | null>(null);
  const register = useWrite(contract.patients.register);
  const token = useGiveToken();
  const isAtWork = useRef(false);

  useEffect(() => {
    if (!form.getValues('doctorId') && firstDoctorId) form.setValue('doctorId', firstDoctorId);
  }, [form, firstDoctorId]);

  // Ten digits are shown as they are read out, five and five; another phone is another family.
  useEffect(() => {
    if (phone && typedPhone !== formatPhone(phone)) form.setValue('phone', formatPhone(phone));
    setPicked(null);
    setAlready(null);
  }, [form, phone, typedPhone]);

  function clear(): void {
    form.reset({ ...EMPTY, doctorId: form.getValues('doctorId') });
    setPicked(null);
    setLookalikesFor(null);
    setAlready(null);
    register.reset();
    token.reset();
    focusField('phone');
  }

  function pick(person: Picked): void {
    setPicked(person);
    setAlready(null);
    token.reset();
    form.clearErrors();
    focusField('doctorId');
  }

  function unpick(): void {
    if (picked === null) return;
    setPicked(null);
    setAlready(null);
    token.reset();
    focusField('phone', true);
  }

  async function addMember(): Promise<void> {
    setPicked(null);
    const kin = household.find(person => person.locality !== '') ?? household[0];
    if (kin && form.getValues('locality') === '') form.setValue('locality', kin.locality);
    focusField('fullName');
    if (!kin || phone === undefined) return;
    const { patient } = await call(contract.patients.banner, { patientId: kin.id });
    setKinAddress({
      phone,
      address: { address: patient.address, city: patient.city, pinCode: patient.pinCode },
    });
  }

  async function giveTokenTo(person: Picked): Promise<void> {
    try {
      const issued = await token.give({
        patientId: person.id,
        doctorId: Number(form.getValues('doctorId')),
        name: person.fullName,
      });
      clear();
      onToken(issued);
    } catch (error) {
      if (!isRefusal(error, 'ALREADY_IN_QUEUE')) throw error;
      setAlready(error.data as { visitId: number; token: string });
    }
  }

  async function registerThenGive(patient: NewPatientInput): Promise<void> {
    try {
      const registered = await register.call(patient);
      // From here on the person exists: should the token fail, a second Enter must not register again.
      setLookalikesFor(null);
      setPicked(registered);
      await giveTokenTo(registered);
    } catch (error) {
      if (!isRefusal(error, 'LOOKS_LIKE_A_REGISTERED_PATIENT')) throw error;
      setLookalikesFor(patient);
    }
  }

  async function once(work: () => Promise<void>): Promise<void> {
    if (isAtWork.current) return;
    isAtWork.current = true;
    try {
      await work();
    } finally {
      isAtWork.current = false;
    }
  }

  const address = kinAddress !== null && kinAddress.phone === phone ? kinAddress.address : {};
  const refused = register.error ?? token.error;
  const isShownElsewhere =
    refused?.code === 'LOOKS_LIKE_A_REGISTERED_PATIENT' || refused?.code === 'ALREADY_IN_QUEUE';
  return {
    form,
    isGood,
    household,
    hasWholePhone: phone !== undefined,
    isHouseholdWaiting: phone !== undefined && reading.answer === undefined && reading.error === null,
    picked,
    isMinor: isChild(form.watch('birth') ?? '', today),
    lookalikesFor,
    already,
    busy: register.pending || token.pending,
    error: isShownElsewhere ? null : (refused ?? reading.error),
    pick,
    unpick,
    // Without the family's address the member is registered all the same.
    addMember: () => void addMember().catch(() => undefined),
    submit: (values: Registration) =>
      once(() => registerThenGive(newPatientOf(values, { isMember: household.length > 0, address }, today))),
    submitPicked: () => once(async () => (picked ? giveTokenTo(picked) : undefined)),
    takeLookalike: (person: PatientLine) => {
      setLookalikesFor(null);
      pick(person);
    },
    registerAsDifferent: (because: string) => {
      if (!lookalikesFor) return;
      const patient = { ...lookalikesFor, notADuplicateBecause: because };
      void once(() => registerThenGive(patient)).catch(() => undefined);
    },
    forgetLookalikes: () => {
      setLookalikesFor(null);
      focusField('fullName');
    },
    forgetAlready: () => setAlready(null),
    clear,
  };
}

export type Registering = ReturnType<typeof useRegistering>;
