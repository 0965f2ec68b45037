import { Button } from '@mantine/core';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { useLanguage } from '../../app/language.tsx';
import { type TypedChange, typedOf } from './change-form.ts';
import { alertWord } from './patient-words.ts';
import classes from './patients.module.css';

export const FIELD_WORDS: Readonly<Record<keyof TypedChange, WordKey>> = {
  fullName: 'patients.fullName',
  localName: 'patients.localName',
  relativeName: 'patients.relativeName',
  birth: 'patients.ageOrBirth',
  sex: 'patients.sex',
  phone: 'patients.phone',
  phoneRelation: 'patients.phoneRelation',
  altPhone: 'patients.altPhone',
  address: 'patients.address',
  pinCode: 'patients.pinCode',
  locality: 'patients.locality',
  city: 'patients.city',
  oldNumber: 'patients.oldNumber',
  abhaNumber: 'patients.abha',
  guardianName: 'patients.guardianName',
  guardianRelation: 'patients.guardianRelation',
  guardianPhone: 'patients.guardianPhone',
  guardianIdType: 'patients.guardianIdType',
  guardianIdLast4: 'patients.guardianIdLast4',
  tags: 'patients.tags',
  alerts: 'patients.alerts',
  referrerId: 'patients.referrer',
};

/** One field's value as a person reads it. */
function valueText(t: Translate, values: TypedChange, name: keyof TypedChange): string {
  if (name === 'tags') return values.tags.join(', ');
  if (name === 'alerts')
    return values.alerts
      .map(({ kind, note, until }) => [alertWord(t, kind), note, until].filter(Boolean).join(' '))
      .join(', ');
  return String(values[name] ?? '');
}

type ChangeConflictProps = {
  opened: Patient;
  theirs: Patient;
  mine: TypedChange;
  onTake: (name: keyof TypedChange) => void;
};

/** What another desk changed since this form was opened, beside what stands here. */
export function ChangeConflict({ opened, theirs, mine, onTake }: ChangeConflictProps) {
  const { t } = useLanguage();
  const before = typedOf(opened);
  const after = typedOf(theirs);
  const textOf = (values: TypedChange, name: keyof TypedChange) =>
    valueText(t, values, name) || t('patients.notGiven');
  const names = (Object.keys(FIELD_WORDS) as (keyof TypedChange)[]).filter(
    name => valueText(t, before, name) !== valueText(t, after, name),
  );
  return (
    <div className={classes.conflict} role="alert">
      <span className="strong">{t('patients.changedMeanwhile')}</span>
      {names.map(name => (
        <div key={name} className={classes.conflictLine}>
          <span className="dim">{t(FIELD_WORDS[name])}</span>
          <span>
            {t('patients.nowThere', { text: textOf(after, name) })}{' '}
            {textOf(mine, name) !== textOf(after, name) && (
              <Button variant="default" size="compact-xs" onClick={() => onTake(name)}>
                {t('patients.takeTheirs')}
              </Button>
            )}
          </span>
          <span className="dim">{t('patients.typedHere', { text: textOf(mine, name) })}</span>
        </div>
      ))}
    </div>
  );
}
