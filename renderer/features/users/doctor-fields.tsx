import type { FieldPath, FieldValues } from 'react-hook-form';
import type { DoctorProfile } from '#shared/features/users/user.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { TextField } from '../../ui/fields.tsx';
import type { FormOf } from '../../ui/form.tsx';
import { AmountField } from '../../ui/number-fields.tsx';
import classes from './people.module.css';

/** What a prescription carries of its doctor; `under` is where the profile stands in the form. */
export function DoctorFields<V extends FieldValues>({ form, under }: { form: FormOf<V>; under: string }) {
  const t = useTranslation();
  const at = (field: keyof DoctorProfile) => `${under}.${field}` as FieldPath<V>;
  return (
    <>
      <h3 className="small-title">{t('users.doctorDetails')}</h3>
      <div className={classes.two}>
        <TextField form={form} name={at('qualification')} label={t('users.qualification')} />
        <TextField form={form} name={at('speciality')} label={t('users.speciality')} />
      </div>
      <div className={classes.two}>
        <TextField form={form} name={at('council')} label={t('users.council')} />
        <TextField form={form} name={at('registrationNumber')} label={t('users.registrationNumber')} />
      </div>
      <div className={classes.two}>
        <TextField form={form} name={at('room')} label={t('users.room')} />
        <AmountField form={form} name={at('consultationFeePaise')} label={t('users.fee')} />
      </div>
    </>
  );
}
