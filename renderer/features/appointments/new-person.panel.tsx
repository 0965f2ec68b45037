import { useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { LookalikesPanel } from '../patients/lookalikes.panel.tsx';
import {
  AgeAndSexFields,
  ChildsGuardianFields,
  LocalityLine,
  NameField,
  PhoneField,
} from '../patients/new-person.fields.tsx';
import { isChild, newPatientOf, type Registration, registerFormSchema } from '../patients/register-form.ts';
import classes from './book.module.css';
import type { Booked } from './person.field.tsx';

type NewPersonPanelProps = {
  typed: { phone: string; fullName: string };
  doctorId: number;
  onDone: (person: Booked) => void;
  onBack: () => void;
};

/** Somebody who rings up for the first time: five fields, the duplicate check, and on to the places. */
export function NewPersonPanel({ typed, doctorId, onDone, onBack }: NewPersonPanelProps) {
  const t = useTranslation();
  const { today } = useClinicDay();
  const schema = useMemo(() => registerFormSchema(today), [today]);
  const form = useSchemaForm(schema, {
    phone: typed.phone,
    fullName: typed.fullName,
    birth: '',
    sex: '' as never,
    locality: '',
    doctorId,
    guardianName: '',
    guardianRelation: '',
  });
  const register = useWrite(contract.patients.register);
  const [lookalikesFor, setLookalikesFor] = useState<NewPatientInput | null>(null);

  async function save(patient: NewPatientInput): Promise<void> {
    try {
      onDone(await register.call(patient));
    } catch (error) {
      if (!isRefusal(error, 'LOOKS_LIKE_A_REGISTERED_PATIENT')) throw error;
      setLookalikesFor(patient);
    }
  }

  if (lookalikesFor)
    return (
      <div className={classes.lookalikes}>
        <LookalikesPanel
          typed={lookalikesFor}
          busy={register.pending}
          onUse={onDone}
          onDifferent={because =>
            void save({ ...lookalikesFor, notADuplicateBecause: because }).catch(() => undefined)
          }
          onBack={() => setLookalikesFor(null)}
        />
      </div>
    );
  const needsGuardian = isChild(form.watch('birth') ?? '', today);
  const isPhoneFirst = typed.phone === '';
  return (
    <Form
      form={form}
      label={t('common.newPatient')}
      className={classes.newPerson}
      refusalFields={{ BIRTH_DATE_IN_FUTURE: 'birth', AGE_NOT_POSSIBLE: 'birth' }}
      onSubmit={(values: Registration) => save(newPatientOf(values, { isMember: false, address: {} }, today))}
    >
      <div className="row apart">
        <span className="strong">{t('common.newPatient')}</span>
        <button type="button" className={classes.link} onClick={onBack}>
          {t('appointments.searchAgain')}
        </button>
      </div>
      <PhoneField form={form} isFirst={isPhoneFirst} />
      <NameField form={form} isFirst={!isPhoneFirst} />
      <div className={classes.ageAndSex}>
        <AgeAndSexFields form={form} onDone={() => form.setFocus('locality')} />
      </div>
      <LocalityLine form={form} isOptional />
      {needsGuardian && (
        <div className={classes.two}>
          <ChildsGuardianFields form={form} />
        </div>
      )}
      {register.error?.code !== 'LOOKS_LIKE_A_REGISTERED_PATIENT' && <ProblemNotice error={register.error} />}
      <SaveButton busy={register.pending} keys="↵" isFullWidth>
        {t('appointments.registerAndGoOn')}
      </SaveButton>
      <span className="tiny dim">
        <KeyHint keys="Esc">{t('appointments.searchAgain')}</KeyHint>
      </span>
    </Form>
  );
}
