import { Button } from '@mantine/core';
import type { PatientBanner } from '#shared/features/patients/patient.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './alert-strip.module.css';

type PatientStateProps = {
  banner: PatientBanner;
  /** Opens the way to say who it is; only on the person's own screen. */
  onSayWho?: (() => void) | undefined;
};

/** What the desk must know about the record itself: merged away, no name yet, or a child about to be none. */
export function PatientState({ banner, onSayWho }: PatientStateProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const open = useOpen();
  const { patient, comesOfAgeOn } = banner;
  const { mergedInto } = patient;
  return (
    <>
      {mergedInto && (
        <div className={classes.note} role="status">
          {t('patients.mergedAway', { uhid: mergedInto.uhid })}
          <Button variant="default" size="compact-sm" onClick={() => open.patient(mergedInto.id)}>
            {t('patients.openKept', { uhid: mergedInto.uhid })}
          </Button>
        </div>
      )}
      {patient.isUnknown && !mergedInto && (
        <div className={classes.note} role="status">
          <span className="strong">
            {patient.foundAt
              ? t('patients.unknownFoundAt', { place: patient.foundAt })
              : t('patients.unknownNoPlace')}
          </span>
          {onSayWho && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={onSayWho}
              rightSection={<KeyHint keys="W" />}
            >
              {t('patients.sayWho')}
            </Button>
          )}
        </div>
      )}
      {comesOfAgeOn && (
        <div className={classes.note} role="status">
          {t(comesOfAgeOn > today ? 'patients.comesOfAge' : 'patients.cameOfAge', {
            date: longDay(comesOfAgeOn, language),
          })}
        </div>
      )}
    </>
  );
}
