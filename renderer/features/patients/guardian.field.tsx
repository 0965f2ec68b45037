import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import type { FormOf } from '../../ui/form.tsx';
import type { TypedChange } from './change-form.ts';
import { GUARDIAN_RELATIONS, guardianWord, ID_TYPES, idTypeWord } from './patient-words.ts';
import { TYPED_AT_MOST } from './register-form.ts';

/** Who answers for a child (REG-11). Of the identity document the last four digits only. */
export function GuardianFields({ form, opened }: { form: FormOf<TypedChange>; opened: Patient }) {
  const t = useTranslation();
  const choices = (known: readonly string[], present: string, word: typeof guardianWord) =>
    [...new Set(['', present, ...known])].map(value => ({
      value,
      label: value === '' ? t('patients.notGiven') : word(t, value),
    }));
  return (
    <>
      <TextField
        form={form}
        name="guardianName"
        label={t('patients.guardianName')}
        maxLength={TYPED_AT_MOST.line}
      />
      <SelectField
        form={form}
        name="guardianRelation"
        label={t('patients.guardianRelation')}
        choices={choices(GUARDIAN_RELATIONS, opened.guardian?.relation ?? '', guardianWord)}
      />
      <TextField
        form={form}
        name="guardianPhone"
        label={t('patients.guardianPhone')}
        inputMode="tel"
        maxLength={TYPED_AT_MOST.phone}
      />
      <SelectField
        form={form}
        name="guardianIdType"
        label={t('patients.guardianIdType')}
        choices={choices(ID_TYPES, opened.guardian?.idType ?? '', idTypeWord)}
      />
      <TextField
        form={form}
        name="guardianIdLast4"
        label={t('patients.guardianIdLast4')}
        inputMode="numeric"
        maxLength={4}
      />
    </>
  );
}
