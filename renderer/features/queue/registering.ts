import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import type { NewPatientInput, PatientLine } from '#shared/features/patients/patient.schema.ts';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal, type Refusal } from '../../api/refusal.ts';
import { useClinicDay } from '../../app/session.tsx';
import {
  isChild,
  newPatientOf,
  type Registration,
  type TypedRegistration,
} from '../patients/register-form.ts';
import { bookedToday } from './board-rows.ts';
import { type IssuedToken, useGiveToken } from './give-token.ts';
import { EMPTY_LINE, useRegisterForm } from './register-line-form.ts';
import { useFamily } from './use-family.ts';
import { useUsualDoctor } from './usual-doctor.ts';

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

/** What goes with the token beyond the five fields; none of it is needed. */
export type TokenExtras = { isEmergency: boolean; complaint: string; overbookReason: string };

/** The sitting says no; who may overbook gives a reason and goes on. */
const SESSION_REFUSALS: readonly string[] = [
  'LAST_TOKEN_GONE',
  'WALK_INS_FULL',
  'DOCTOR_BACK_LATER',
  'DOCTOR_AWAY',
  'MAY_NOT_OVERBOOK',
];

const NO_EXTRAS: TokenExtras = { isEmergency: false, complaint: '', overbookReason: '' };
export type UnknownPerson = InputOf<typeof contract.patients.registerUnknown>;
type ScannedExtras = Partial<Pick<NewPatientInput, 'abhaNumber' | 'address' | 'city' | 'pinCode'>>;

/** One act at a time: a second press while the first is under way does nothing. */
function useOnce(): (work: () => Promise<void>) => Promise<void> {
  const isAtWork = useRef(false);
  return async work => {
    if (isAtWork.current) return;
    isAtWork.current = true;
    try {
      await work();
    } finally {
      isAtWork.current = false;
    }
  };
}

/** What the sitting says is said at the doctor's field, who is meant in a question of its own. */
function refusalsOf(ofPerson: Refusal | null, ofToken: Refusal | null) {
  const sessionRefusal = ofToken && SESSION_REFUSALS.includes(ofToken.code) ? ofToken : null;
  const refused = ofPerson ?? ofToken;
  const isShownElsewhere =
    refused?.code === 'LOOKS_LIKE_A_REGISTERED_PATIENT' ||
    refused?.code === 'ALREADY_IN_QUEUE' ||
    (refused !== null && refused === sessionRefusal);
  return { sessionRefusal, refused: isShownElsewhere ? ('shown elsewhere' as const) : refused };
}

/** What the desk is doing with the one line: whose phone, who is picked, what was refused. Nothing typed is lost. */
export function useRegistering({ doctors, onToken, focusField }: RegisteringOptions) {
  const { today } = useClinicDay();
  const firstDoctorId = doctors[0]?.doctorId ?? 0;
  const { form, isGood } = useRegisterForm(firstDoctorId);
  const family = useFamily(form);
  const { typedPhone, phone, household } = family;
  const [picked, setPicked] = useState<Picked | null>(null);
  const [lookalikesFor, setLookalikesFor] = useState<NewPatientInput | null>(null);
  const [already, setAlready] = useState<{ visitId: number; token: string } | null>(null);
  const [extras, setExtras] = useState<TokenExtras>(NO_EXTRAS);
  /** From a scanned card: what the five fields have no place for. */
  const [scanned, setScanned] = useState<ScannedExtras>({});
  const register = useWrite(contract.patients.register);
  const registerUnknown = useWrite(contract.patients.registerUnknown);
  const token = useGiveToken();
  const once = useOnce();
  const doctor = useUsualDoctor(form);

  useEffect(() => {
    if (!form.getValues('doctorId') && firstDoctorId) form.setValue('doctorId', firstDoctorId);
  }, [form, firstDoctorId]);

  // Ten digits are shown as they are read out, five and five; another phone is another family.
  useEffect(() => {
    if (phone && typedPhone !== formatPhone(phone)) form.setValue('phone', formatPhone(phone));
    setPicked(null);
    setAlready(null);
    doctor.comeBack();
  }, [form, doctor, phone, typedPhone]);

  function clear(): void {
    doctor.comeBack();
    form.reset({ ...EMPTY_LINE, doctorId: form.getValues('doctorId') });
    setPicked(null);
    setLookalikesFor(null);
    setAlready(null);
    setExtras(NO_EXTRAS);
    setScanned({});
    register.reset();
    token.reset();
    focusField('phone');
  }

  /** Whoever is booked today goes to the doctor of the booking. */
  function pick(person: Picked): void {
    doctor.comeBack();
    const booked = bookedToday(doctors, person.id);
    if (booked) doctor.sendTo(booked.doctorId);
    setPicked(person);
    setAlready(null);
    token.reset();
    form.clearErrors();
    focusField('doctorId');
  }

  function unpick(): void {
    if (picked === null) return;
    doctor.comeBack();
    setPicked(null);
    setAlready(null);
    token.reset();
    focusField('phone', true);
  }

  function addMember(): void {
    setPicked(null);
    family.join();
    focusField('fullName');
  }

  async function giveTokenTo(
    person: Picked,
    given: TokenExtras = extras,
    doctorId = Number(form.getValues('doctorId')),
  ): Promise<void> {
    const { isEmergency, complaint, overbookReason } = given;
    try {
      const issued = await token.give({
        patientId: person.id,
        doctorId,
        ...(isEmergency ? { kind: 'emergency' as const } : {}),
        ...(complaint.trim() ? { complaint: complaint.trim() } : {}),
        ...(overbookReason.trim() ? { overbookReason: overbookReason.trim() } : {}),
        name: person.fullName,
      });
      clear();
      onToken(issued);
    } catch (error) {
      if (!isRefusal(error, 'ALREADY_IN_QUEUE')) throw error;
      setAlready(error.data as { visitId: number; token: string });
    }
  }

  /** Nobody knows the name: a record of its own and an emergency token in one act (REG-7). */
  async function giveTokenToUnknown(unknown: UnknownPerson): Promise<void> {
    const person = await registerUnknown.call(unknown);
    // From here on the person exists; should the token fail, Enter gives it.
    const emergency = { ...extras, isEmergency: true };
    setExtras(emergency);
    setPicked(person);
    await giveTokenTo(person, emergency);
  }

  async function registerThenGive(patient: NewPatientInput): Promise<void> {
    const doctorId = Number(form.getValues('doctorId'));
    try {
      const registered = await register.call(patient);
      // From here on the person exists: should the token fail, a second Enter must not register again.
      setLookalikesFor(null);
      setPicked(registered);
      await giveTokenTo(registered, extras, doctorId);
    } catch (error) {
      if (!isRefusal(error, 'LOOKS_LIKE_A_REGISTERED_PATIENT')) throw error;
      setLookalikesFor(patient);
    }
  }

  const { sessionRefusal, refused } = refusalsOf(register.error ?? registerUnknown.error, token.error);
  return {
    form,
    isGood,
    household,
    hasWholePhone: phone !== undefined,
    isHouseholdWaiting: family.isWaiting,
    picked,
    isMinor: isChild(form.watch('birth') ?? '', today),
    lookalikesFor,
    already,
    extras,
    setExtras: (more: Partial<TokenExtras>) => setExtras(known => ({ ...known, ...more })),
    /** Said at the doctor's field; another doctor is another sitting. */
    sessionRefusal,
    doctorChosen: () => {
      doctor.stay();
      token.reset();
      setExtras(known => ({ ...known, overbookReason: '' }));
    },
    busy: register.pending || registerUnknown.pending || token.pending,
    error: refused === 'shown elsewhere' ? null : (refused ?? family.error),
    pick,
    unpick,
    addMember,
    submit: (values: Registration) =>
      once(() =>
        registerThenGive({
          ...newPatientOf(values, { isMember: household.length > 0, address: family.address }, today),
          ...scanned,
        }),
      ),
    submitPicked: () => once(async () => (picked ? giveTokenTo(picked) : undefined)),
    pickAndGive: (person: Picked) => {
      pick(person);
      return once(() => giveTokenTo(person));
    },
    giveToUnknown: (unknown: UnknownPerson) => once(() => giveTokenToUnknown(unknown)),
    takeScanned: setScanned,
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
