import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatAbha } from '#shared/features/patients/abha.rules.ts';
import type { Guardian, PatientBanner } from '#shared/features/patients/patient.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { BigPhoto } from './patient-photo.panel.tsx';
import { ageAndSexInWords, guardianWord, idTypeWord, relationWord } from './patient-words.ts';
import classes from './patients.module.css';

type PatientDetailsProps = {
  banner: PatientBanner;
  onChange: () => void;
  onPhoto: (() => void) | undefined;
  /** What opens at the right, under the title. */
  ways?: ReactNode;
};

function guardianText(t: Translate, guardian: Guardian): string {
  const id = guardian.idLast4 && `${idTypeWord(t, guardian.idType)} … ${guardian.idLast4}`.trim();
  return [guardianWord(t, guardian.relation), guardian.phone && formatPhone(guardian.phone), id]
    .filter(Boolean)
    .join(' · ');
}

/** What the clinic knows of the person, in the order of the registration card. */
export function PatientDetails({ banner, onChange, onPhoto, ways }: PatientDetailsProps) {
  const { t } = useLanguage();
  const { patient } = banner;
  const mayChange = usePerson().may('patients:register') && patient.mergedInto === null;
  return (
    <section aria-label={t('patients.details')} className={classes.form}>
      <div className="row apart">
        <h2 className="title">{t('patients.details')}</h2>
        {mayChange && (
          <Button variant="default" onClick={onChange} rightSection={<KeyHint keys="Ctrl E" />}>
            {t('common.change')}
          </Button>
        )}
      </div>
      {ways}
      <div className={classes.known}>
        <BigPhoto patient={patient} onTake={mayChange ? onPhoto : undefined} />
        <Known banner={banner} />
      </div>
    </section>
  );
}

function Known({ banner }: { banner: PatientBanner }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const { patient } = banner;
  const { guardian } = patient;
  const place = [patient.address, patient.locality, patient.city, patient.pinCode].filter(Boolean).join(', ');
  const none = t('patients.notGiven');
  return (
    <KeyValues className={classes.facts ?? ''}>
      <KeyValue label={t('patients.fullName')}>{patient.fullName}</KeyValue>
      <KeyValue label={t('patients.localNameShort')}>{patient.localName || none}</KeyValue>
      <KeyValue label={t('patients.age')}>{ageAndSexInWords(t, patient, today)}</KeyValue>
      <KeyValue label={t('patients.birthDate')}>
        {longDay(patient.birthOn, language)}
        {patient.birthIsEstimated && <span className="dim"> {t('patients.estimated')}</span>}
      </KeyValue>
      <KeyValue label={t('patients.phone')}>
        {patient.phone ? (
          <>
            {formatPhone(patient.phone)}{' '}
            <span className="dim">· {relationWord(t, patient.phoneRelation)}</span>
          </>
        ) : (
          none
        )}
      </KeyValue>
      <KeyValue label={t('patients.altPhone')}>
        {patient.altPhone ? formatPhone(patient.altPhone) : none}
      </KeyValue>
      <KeyValue label={t('patients.address')}>{place || none}</KeyValue>
      <KeyValue label={t('patients.relativeShort')}>{patient.relativeName || none}</KeyValue>
      <KeyValue label={t('patients.uhid')}>{patient.uhid}</KeyValue>
      <KeyValue label={t('patients.oldNumber')}>{patient.oldNumber || none}</KeyValue>
      {patient.alsoKnownAs.length > 0 && (
        <KeyValue label={t('patients.alsoKnownAs')}>{patient.alsoKnownAs.join(', ')}</KeyValue>
      )}
      <KeyValue label="ABHA">{patient.abhaNumber ? formatAbha(patient.abhaNumber) : none}</KeyValue>
      <KeyValue label={t('patients.lastVisit')}>
        {patient.lastVisitOn ? longDay(patient.lastVisitOn, language) : t('patients.never')}
      </KeyValue>
      {guardian && (
        <KeyValue label={t('patients.guardian')}>
          {guardian.fullName} <span className="dim">· {guardianText(t, guardian)}</span>
        </KeyValue>
      )}
      <KeyValue label={t('patients.referrer')}>{banner.referrerName || none}</KeyValue>
      {patient.tags.length > 0 && (
        <KeyValue label={t('patients.tags')}>
          <span className={classes.tags}>
            {patient.tags.map(tag => (
              <Chip key={tag}>{tag}</Chip>
            ))}
          </span>
        </KeyValue>
      )}
    </KeyValues>
  );
}
