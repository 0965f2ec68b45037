import type { PatientLine } from '#shared/features/patients/patient.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
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
