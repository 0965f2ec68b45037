import { NativeSelect } from '@mantine/core';
import { Controller } from 'react-hook-form';
import type { Sex } from '#shared/features/patients/patient.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { TextField } from '../../ui/fields.tsx';
import { type FormOf, useFieldProblem } from '../../ui/form.tsx';
import { GUARDIAN_RELATIONS, guardianWord } from './patient-words.ts';
import { TYPED_AT_MOST, type TypedRegistration } from './register-form.ts';
import { SexField, USUAL_SEXES } from './sex-field.panel.tsx';

type FieldsProps = { form: FormOf<TypedRegistration> };

export function PhoneField({ form, isFirst = false }: FieldsProps & { isFirst?: boolean }) {
  const t = useTranslation();
  return (
    <TextField
      form={form}
      name="phone"
      label={t('patients.phone')}
      inputMode="tel"
      maxLength={TYPED_AT_MOST.phone}
      isFirst={isFirst}
    />
  );
}

export function NameField(props: FieldsProps & { placeholder?: string; isFirst?: boolean }) {
  const t = useTranslation();
  return (
    <TextField {...props} name="fullName" label={t('patients.fullName')} maxLength={TYPED_AT_MOST.name} />
  );
}

/** A scanned card may say a sex that the fields do not offer by themselves. */
function sexChoices(value: Sex | undefined): readonly Sex[] {
  return !value || USUAL_SEXES.includes(value) ? USUAL_SEXES : [...USUAL_SEXES, value];
}

/** The age as it is typed, and the sex by its letter; which goes on to `onDone`. */
export function AgeAndSexFields({ form, onDone }: FieldsProps & { onDone: () => void }) {
  const t = useTranslation();
  const sexProblem = useFieldProblem(form, 'sex');
  return (
    <>
      <TextField
        form={form}
        name="birth"
        label={t('patients.age')}
        placeholder="34"
        maxLength={TYPED_AT_MOST.age}
      />
      <Controller
        control={form.control}
        name="sex"
        render={({ field }) => (
          <SexField
            value={field.value ?? ''}
            onChange={field.onChange}
            onDone={onDone}
            problem={sexProblem}
            choices={sexChoices(field.value)}
          />
        )}
      />
    </>
  );
}

export function LocalityLine(props: FieldsProps & { placeholder?: string; isOptional?: boolean }) {
  const t = useTranslation();
  return (
    <TextField {...props} name="locality" label={t('patients.locality')} maxLength={TYPED_AT_MOST.line} />
  );
}

/** Who answers for a child (REG-11). */
export function ChildsGuardianFields({ form }: FieldsProps) {
  const t = useTranslation();
  const problem = useFieldProblem(form, 'guardianRelation');
  return (
    <>
      <TextField
        form={form}
        name="guardianName"
        label={t('patients.guardianName')}
        maxLength={TYPED_AT_MOST.name}
      />
      <NativeSelect
        {...form.register('guardianRelation')}
        size="sm"
        label={t('patients.guardianRelation')}
        error={problem}
        data={[
          { value: '', label: '' },
          ...GUARDIAN_RELATIONS.map(relation => ({ value: relation, label: guardianWord(t, relation) })),
        ]}
      />
    </>
  );
}
