import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { type Patient, PHONE_RELATIONS, SEXES } from '#shared/features/patients/patient.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { call } from '../../api/client.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { type Change, changeFormSchema, changeInputOf, type TypedChange, typedOf } from './change-form.ts';
import { GUARDIAN_RELATIONS, guardianWord, longSexWord, relationWord } from './patient-words.ts';
import classes from './patients.module.css';
import { TYPED_AT_MOST } from './register-form.ts';

type ChangePatientProps = { patient: Patient; onDone: () => void };

const FIELD_WORDS: Readonly<Record<keyof TypedChange, WordKey>> = {
  fullName: 'patients.fullName',
  localName: 'patients.localName',
  phone: 'patients.phone',
  phoneRelation: 'patients.phoneRelation',
  birth: 'patients.ageOrBirth',
  sex: 'patients.sex',
  address: 'patients.address',
  locality: 'patients.locality',
  city: 'patients.city',
  pinCode: 'patients.pinCode',
  oldNumber: 'patients.oldNumber',
  abhaNumber: 'patients.abha',
  guardianName: 'patients.guardianName',
  guardianRelation: 'patients.guardianRelation',
  guardianPhone: 'patients.guardianPhone',
};

/** Changes what is known. Someone else's change in between is shown field by field; what was typed here stays. */
export function ChangePatient({ patient, onDone }: ChangePatientProps) {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  const schema = useMemo(() => changeFormSchema(today), [today]);
  const [opened] = useState(patient);
  const form = useSchemaForm(schema, typedOf(opened));
  const change = useWrite(contract.patients.change);
  const [theirs, setTheirs] = useState<Patient | null>(null);
  const base = theirs ?? opened;

  async function save(values: Change): Promise<void> {
    try {
      await change.call(changeInputOf(values, form.getValues('birth'), base, base.version));
      toast(t('patients.changed', { name: values.fullName }));
      onDone();
    } catch (error) {
      if (!isRefusal(error, 'CHANGED_MEANWHILE')) throw error;
      setTheirs((await call(contract.patients.banner, { patientId: patient.id })).patient);
    }
  }

  useKeys([{ keys: 'Esc', label: t('common.cancel'), run: onDone }]);
  const text = (name: keyof TypedChange, className?: string) => (
    <TextField
      form={form}
      name={name}
      label={t(FIELD_WORDS[name])}
      maxLength={TYPED_AT_MOST.line}
      className={className}
    />
  );
  return (
    <Form
      form={form}
      onSubmit={save}
      className={classes.form}
      label={t('patients.changeTitle')}
      refusalFields={{ BIRTH_DATE_IN_FUTURE: 'birth', AGE_NOT_POSSIBLE: 'birth' }}
    >
      <h2 className="title">{t('patients.changeTitle')}</h2>
      {theirs && (
        <Conflict
          opened={opened}
          theirs={theirs}
          mine={form.getValues()}
          onTake={name => form.setValue(name, typedOf(theirs)[name] as never)}
        />
      )}
      <div className={classes.fields}>
        <TextField
          form={form}
          name="fullName"
          label={t('patients.fullName')}
          maxLength={TYPED_AT_MOST.name}
          isFirst
        />
        {text('localName')}
        {text('birth')}
        <SelectField
          form={form}
          name="sex"
          label={t('patients.sex')}
          choices={SEXES.map(sex => ({ value: sex, label: longSexWord(t, sex) }))}
        />
        <TextField
          form={form}
          name="phone"
          label={t('patients.phone')}
          inputMode="tel"
          maxLength={TYPED_AT_MOST.phone}
        />
        <SelectField
          form={form}
          name="phoneRelation"
          label={t('patients.phoneRelation')}
          choices={PHONE_RELATIONS.map(relation => ({ value: relation, label: relationWord(t, relation) }))}
        />
        {text('address', classes.wide)}
        {text('locality')}
        {text('city')}
        <TextField
          form={form}
          name="pinCode"
          label={t('patients.pinCode')}
          inputMode="numeric"
          maxLength={10}
        />
        {text('oldNumber')}
        <TextField
          form={form}
          name="abhaNumber"
          label={t('patients.abha')}
          inputMode="numeric"
          maxLength={24}
        />
        {text('guardianName')}
        <SelectField
          form={form}
          name="guardianRelation"
          label={t('patients.guardianRelation')}
          choices={relationChoices(opened.guardian?.relation ?? '')}
        />
        <TextField
          form={form}
          name="guardianPhone"
          label={t('patients.guardianPhone')}
          inputMode="tel"
          maxLength={TYPED_AT_MOST.phone}
        />
      </div>
      {change.error?.code !== 'CHANGED_MEANWHILE' && <ProblemNotice error={change.error} />}
      <div className={classes.acts}>
        <SaveButton busy={change.pending} keys="↵">
          {theirs ? t('patients.saveMine') : t('common.save')}
        </SaveButton>
        <Button variant="default" onClick={onDone} rightSection={<KeyHint keys="Esc" />}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );

  function relationChoices(present: string) {
    const known: readonly string[] = GUARDIAN_RELATIONS;
    const all = known.includes(present) ? known : [present, ...known];
    return all.map(relation => ({
      value: relation,
      label: relation === '' ? t('patients.notGiven') : guardianWord(t, relation),
    }));
  }
}

type ConflictProps = {
  opened: Patient;
  theirs: Patient;
  mine: TypedChange;
  onTake: (name: keyof TypedChange) => void;
};

/** What another desk changed since this form was opened, beside what stands here. */
function Conflict({ opened, theirs, mine, onTake }: ConflictProps) {
  const { t } = useLanguage();
  const before = typedOf(opened);
  const after = typedOf(theirs);
  const names = (Object.keys(FIELD_WORDS) as (keyof TypedChange)[]).filter(
    name => before[name] !== after[name],
  );
  return (
    <div className={classes.conflict} role="alert">
      <span className="strong">{t('patients.changedMeanwhile')}</span>
      {names.map(name => (
        <div key={name} className={classes.conflictLine}>
          <span className="dim">{t(FIELD_WORDS[name])}</span>
          <span>
            {t('patients.nowThere', { text: String(after[name] || t('patients.notGiven')) })}{' '}
            {mine[name] !== after[name] && (
              <Button variant="default" size="compact-xs" onClick={() => onTake(name)}>
                {t('patients.takeTheirs')}
              </Button>
            )}
          </span>
          <span className="dim">
            {t('patients.typedHere', { text: String(mine[name] || t('patients.notGiven')) })}
          </span>
        </div>
      ))}
    </div>
  );
}
