import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { AbhaCard } from '#shared/features/patients/abha.rules.ts';
import { type Patient, PHONE_RELATIONS, SEXES } from '#shared/features/patients/patient.schema.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { call } from '../../api/client.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Form, type FormOf, useSchemaForm } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { AbhaField } from './abha.field.tsx';
import { AlertsField } from './alerts.field.tsx';
import { ChangeConflict, FIELD_WORDS } from './change-conflict.panel.tsx';
import { type Change, changeFormSchema, changeInputOf, type TypedChange, typedOf } from './change-form.ts';
import { GuardianFields } from './guardian.field.tsx';
import { dayText } from './last-day.ts';
import { LocalNameField } from './local-name.field.tsx';
import { LocalityField } from './locality.field.tsx';
import { longSexWord, relationWord } from './patient-words.ts';
import classes from './patients.module.css';
import { ReferrerField } from './referrer.field.tsx';
import { TYPED_AT_MOST } from './register-form.ts';
import { TagsField } from './tags.field.tsx';

type ChangePatientProps = {
  patient: Patient;
  referrerName: string;
  /** Somebody registered as unknown gets a name: the describing one is not offered for correction. */
  isNaming?: boolean;
  onDone: () => void;
};

/** Changes what is known. Someone else's change in between is shown field by field; what was typed here stays. */
export function ChangePatient({ patient, referrerName, isNaming = false, onDone }: ChangePatientProps) {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  const [opened] = useState(patient);
  const mayLackPhone = opened.isUnknown && !isNaming;
  const schema = useMemo(() => changeFormSchema(today, mayLackPhone), [today, mayLackPhone]);
  const shown = isNaming ? { ...typedOf(opened), fullName: '', localName: '' } : typedOf(opened);
  const form = useSchemaForm(schema, shown) as unknown as FormOf<TypedChange>;
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
  return (
    <Form
      form={form}
      onSubmit={values => save(values as Change)}
      className={classes.form}
      label={t('patients.changeTitle')}
      refusalFields={{
        BIRTH_DATE_IN_FUTURE: 'birth',
        AGE_NOT_POSSIBLE: 'birth',
        ABHA_OF_ANOTHER: 'abhaNumber',
      }}
    >
      <h2 className="title">{isNaming ? t('patients.sayWhoTitle') : t('patients.changeTitle')}</h2>
      {theirs && (
        <ChangeConflict
          opened={opened}
          theirs={theirs}
          mine={form.getValues()}
          onTake={name => form.setValue(name, typedOf(theirs)[name] as never)}
        />
      )}
      <WhoFields form={form} />
      <ContactFields form={form} />
      <NumberFields form={form} />
      <Group title={t('patients.guardianTitle')}>
        <GuardianFields form={form} opened={opened} />
      </Group>
      <Group title={t('patients.deskTitle')}>
        <ReferrerField form={form} presentName={referrerName} />
        <TagsField form={form} className={classes.wide} />
      </Group>
      <Group title={t('patients.alerts')} isPlain>
        <AlertsField form={form} />
      </Group>
      {change.error?.code !== 'CHANGED_MEANWHILE' && <ProblemNotice error={change.error} />}
      <div className={classes.saveBar}>
        <SaveButton busy={change.pending} keys="↵">
          {theirs ? t('patients.saveMine') : t('common.save')}
        </SaveButton>
        <Button variant="default" onClick={onDone} rightSection={<KeyHint keys="Esc" />}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}

type PartProps = { form: FormOf<TypedChange> };

function Group({ title, isPlain, children }: { title: string; isPlain?: boolean; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className="small-title">{title}</legend>
      {isPlain ? children : <div className={classes.fields}>{children}</div>}
    </fieldset>
  );
}

type LineName = 'relativeName' | 'birth' | 'address' | 'city' | 'oldNumber';
type LineProps = PartProps & { name: LineName; className?: string | undefined };

function Line({ form, name, className }: LineProps) {
  const { t } = useLanguage();
  return (
    <TextField
      form={form}
      name={name}
      label={t(FIELD_WORDS[name])}
      maxLength={TYPED_AT_MOST.line}
      className={className}
    />
  );
}

function WhoFields({ form }: PartProps) {
  const { t } = useLanguage();
  return (
    <Group title={t('patients.identity')}>
      <TextField
        form={form}
        name="fullName"
        label={t('patients.fullName')}
        maxLength={TYPED_AT_MOST.name}
        isFirst
      />
      <LocalNameField form={form} />
      <Line form={form} name="relativeName" />
      <Line form={form} name="birth" />
      <SelectField
        form={form}
        name="sex"
        label={t('patients.sex')}
        choices={SEXES.map(sex => ({ value: sex, label: longSexWord(t, sex) }))}
      />
    </Group>
  );
}

function ContactFields({ form }: PartProps) {
  const { t } = useLanguage();
  const phone = (name: 'phone' | 'altPhone') => (
    <TextField
      form={form}
      name={name}
      label={t(FIELD_WORDS[name])}
      inputMode="tel"
      maxLength={TYPED_AT_MOST.phone}
    />
  );
  return (
    <Group title={t('patients.contact')}>
      {phone('phone')}
      <SelectField
        form={form}
        name="phoneRelation"
        label={t('patients.phoneRelation')}
        choices={PHONE_RELATIONS.map(relation => ({ value: relation, label: relationWord(t, relation) }))}
      />
      {phone('altPhone')}
      <Line form={form} name="address" className={classes.wide} />
      <TextField
        form={form}
        name="pinCode"
        label={t('patients.pinCode')}
        inputMode="numeric"
        maxLength={10}
      />
      <LocalityField form={form} />
      <Line form={form} name="city" />
    </Group>
  );
}

function NumberFields({ form }: PartProps) {
  const { t } = useLanguage();
  const { today } = useClinicDay();

  /** Only what is empty is filled, but for the number itself: what the desk wrote is not overwritten unseen. */
  function fillFrom(card: AbhaCard): string[] {
    const candidates = {
      fullName: card.fullName,
      birth:
        card.birthOn === null
          ? ''
          : card.birthIsEstimated
            ? `${ageOn(card.birthOn, today).years}`
            : dayText(card.birthOn),
      phone: card.phone,
      address: card.address,
      city: card.city,
      pinCode: card.pinCode,
    };
    const filled = (Object.keys(candidates) as (keyof typeof candidates)[]).filter(
      name => candidates[name] !== '' && form.getValues(name) === '',
    );
    for (const name of filled) form.setValue(name, candidates[name], { shouldDirty: true });
    if (card.sex && form.getValues('sex') === 'U') form.setValue('sex', card.sex, { shouldDirty: true });
    return filled.map(name => t(FIELD_WORDS[name]));
  }

  return (
    <Group title={t('patients.numbersTitle')}>
      <AbhaField form={form} onCard={fillFrom} />
      <Line form={form} name="oldNumber" />
    </Group>
  );
}
