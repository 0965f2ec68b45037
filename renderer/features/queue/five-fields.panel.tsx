import { Controller } from 'react-hook-form';
import type { PatientLine, Sex } from '#shared/features/patients/patient.schema.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { TextField } from '../../ui/fields.tsx';
import { type FormOf, useFieldProblem } from '../../ui/form.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { TYPED_AT_MOST, type TypedRegistration } from '../patients/register-form.ts';
import { SexField } from '../patients/sex-field.panel.tsx';
import { shortMinute } from './board-rows.ts';
import classes from './register-line.module.css';

type Shown = Pick<
  PatientLine,
  'fullName' | 'localName' | 'uhid' | 'birthOn' | 'birthIsEstimated' | 'sex' | 'locality'
>;

type PickedPersonProps = { person: Shown; bookedMinute: number | undefined; onUnpick: () => void };

/** Whoever was picked from the household, in the place of the fields. */
export function PickedPerson({ person, bookedMinute, onUnpick }: PickedPersonProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  return (
    <div className={classes.picked}>
      <span className="strong clip">{namesFor(language, person)[0]}</span>
      <span className="dim no-wrap">{ageAndSex(t, person, today)}</span>
      <span className="small dim clip">{[person.uhid, person.locality].filter(Boolean).join(' · ')}</span>
      {bookedMinute !== undefined && (
        <span className="small accent strong no-wrap">
          {t('queue.bookedAt', { time: shortMinute(bookedMinute) })}
        </span>
      )}
      <button type="button" className={classes.unpick} onClick={onUnpick}>
        <KeyHint keys="Esc">{t('queue.someoneElse')}</KeyHint>
      </button>
    </div>
  );
}

const USUAL_SEXES: readonly Sex[] = ['F', 'M', 'O'];

/** A scanned card may say one that the line does not offer by itself. */
function sexChoices(value: Sex | undefined): readonly Sex[] {
  return !value || USUAL_SEXES.includes(value) ? USUAL_SEXES : [...USUAL_SEXES, value];
}

/** Name, age, sex and locality of somebody new; the phone stands before, the doctor behind. */
export function NewPersonFields({
  form,
  onSexDone,
}: {
  form: FormOf<TypedRegistration>;
  onSexDone: () => void;
}) {
  const t = useTranslation();
  const sexProblem = useFieldProblem(form, 'sex');
  return (
    <>
      <TextField
        form={form}
        name="fullName"
        label={t('patients.fullName')}
        placeholder={t('queue.namePlaceholder')}
        maxLength={TYPED_AT_MOST.name}
      />
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
            onDone={onSexDone}
            problem={sexProblem}
            choices={sexChoices(field.value)}
          />
        )}
      />
      <TextField
        form={form}
        name="locality"
        label={t('patients.locality')}
        placeholder={t('queue.localityPlaceholder')}
        maxLength={TYPED_AT_MOST.line}
      />
    </>
  );
}
