import { NativeSelect } from '@mantine/core';
import { useTranslation } from '../../app/language.tsx';
import { TextField } from '../../ui/fields.tsx';
import { type FormOf, useFieldProblem } from '../../ui/form.tsx';
import { GUARDIAN_RELATIONS, guardianWord } from '../patients/patient-words.ts';
import { TYPED_AT_MOST, type TypedRegistration } from '../patients/register-form.ts';
import classes from './register-line.module.css';

/** Who answers for a child (REG-11), in a second line that appears with the age. */
export function GuardianLine({ form }: { form: FormOf<TypedRegistration> }) {
  const t = useTranslation();
  const problem = useFieldProblem(form, 'guardianRelation');
  return (
    <div className={classes.guardian}>
      <span className={`${classes.guardianWord} tiny dim`}>{t('patients.isChild')}</span>
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
    </div>
  );
}
