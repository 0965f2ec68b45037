import { Button } from '@mantine/core';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { ageAndSexInWords, guardianWord, relationWord } from './patient-words.ts';
import classes from './patients.module.css';

/** What the clinic knows of the person, in the order of the registration card. */
export function PatientDetails({ patient, onChange }: { patient: Patient; onChange: () => void }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const person = usePerson();
  const { guardian } = patient;
  const place = [patient.address, patient.locality, patient.city, patient.pinCode].filter(Boolean).join(', ');
  return (
    <section aria-label={t('patients.details')} className={classes.form}>
      <div className="row apart">
        <h2 className="title">{t('patients.details')}</h2>
        {person.may('patients:register') && (
          <Button variant="default" onClick={onChange} rightSection={<KeyHint keys="Ctrl E" />}>
            {t('common.change')}
          </Button>
        )}
      </div>
      <KeyValues className={classes.facts ?? ''}>
        <KeyValue isWide label={t('patients.fullName')}>
          {patient.fullName}
        </KeyValue>
        <KeyValue isWide label={t('patients.localName')}>
          {patient.localName || t('patients.notGiven')}
        </KeyValue>
        <KeyValue isWide label={t('patients.age')}>
          {ageAndSexInWords(t, patient, today)}
        </KeyValue>
        <KeyValue isWide label={t('patients.birthDate')}>
          {longDay(patient.birthOn, language)}
          {patient.birthIsEstimated && <span className="dim"> {t('patients.estimated')}</span>}
        </KeyValue>
        <KeyValue isWide label={t('patients.phone')}>
          {formatPhone(patient.phone)} <span className="dim">· {relationWord(t, patient.phoneRelation)}</span>
        </KeyValue>
        <KeyValue isWide label={t('patients.address')}>
          {place || t('patients.notGiven')}
        </KeyValue>
        <KeyValue isWide label={t('patients.uhid')}>
          {patient.uhid}
        </KeyValue>
        <KeyValue isWide label={t('patients.oldNumber')}>
          {patient.oldNumber || t('patients.notGiven')}
        </KeyValue>
        <KeyValue isWide label="ABHA">
          {patient.abhaNumber || t('patients.notGiven')}
        </KeyValue>
        <KeyValue isWide label={t('patients.lastVisit')}>
          {patient.lastVisitOn ? longDay(patient.lastVisitOn, language) : t('patients.never')}
        </KeyValue>
        {guardian && (
          <KeyValue isWide label={t('patients.guardian')}>
            {guardian.fullName}{' '}
            <span className="dim">
              ·{' '}
              {[guardianWord(t, guardian.relation), guardian.phone && formatPhone(guardian.phone)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </KeyValue>
        )}
      </KeyValues>
    </section>
  );
}
