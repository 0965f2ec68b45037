import type { ReactNode } from 'react';
import { formatAbha } from '#shared/features/patients/abha.rules.ts';
import type { PatientBanner as Banner } from '#shared/features/patients/patient.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Fact } from '../../ui/facts.tsx';
import { AlertStrip } from './alert-strip.panel.tsx';
import { AllergyChips } from './allergy-chips.panel.tsx';
import classes from './patient-banner.module.css';
import { BannerPhoto } from './patient-photo.panel.tsx';
import { PatientState } from './patient-state.panel.tsx';
import { ageAndSex, namesFor } from './patient-words.ts';

type PatientBannerProps = {
  banner: Banner;
  /** More <Fact>s of the screen, before the patient's own (the token) … */
  facts?: ReactNode;
  /** … and after them (the doctor). */
  moreFacts?: ReactNode;
  /** One act or state at the right. */
  action?: ReactNode;
  /** Opens the way to say who an unknown person is. */
  onSayWho?: (() => void) | undefined;
};

/** Who this is, on every screen about one patient: face, name in both scripts, allergies, UHID, phone, dues, alerts. */
export function PatientBanner(props: PatientBannerProps) {
  const { banner, facts, moreFacts, action, onSayWho } = props;
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const { patient, allergies, duePaise, advancePaise } = banner;
  const [name, otherName] = namesFor(language, patient);
  return (
    <section className={classes.sticky} aria-label={patient.fullName}>
      <div className={classes.banner}>
        <BannerPhoto patient={patient} />
        <div className={classes.who}>
          <div className="row">
            <h1 className={`${classes.name} clip`}>{name}</h1>
            <span className="dim">{ageAndSex(t, patient, today)}</span>
          </div>
          {otherName && <span className="tiny dim clip">{otherName}</span>}
        </div>
        <div className={classes.chips}>
          <AllergyChips allergies={allergies} hasReaction />
          {!banner.consents && !patient.isUnknown && <Chip tone="plain">{t('patients.noticeNotGiven')}</Chip>}
        </div>
        <div className={classes.facts}>
          {facts}
          <Fact label={t('patients.uhid')}>{patient.uhid}</Fact>
          {patient.phone && <Fact label={t('patients.phone')}>{formatPhone(patient.phone)}</Fact>}
          {patient.guardian && <Fact label={t('patients.guardian')}>{patient.guardian.fullName}</Fact>}
          {duePaise !== null && (
            <Fact label={t('patients.dues')}>
              {duePaise > 0 ? (
                <span className="amber strong">{formatRupees(duePaise)}</span>
              ) : (
                t('common.none')
              )}
            </Fact>
          )}
          {advancePaise !== null && advancePaise > 0 && (
            <Fact label={t('patients.advance')}>{formatRupees(advancePaise)}</Fact>
          )}
          {moreFacts}
          {patient.abhaNumber && <Fact label="ABHA">{formatAbha(patient.abhaNumber)}</Fact>}
        </div>
        {action && <div className={classes.end}>{action}</div>}
      </div>
      <AlertStrip alerts={patient.alerts} />
      <PatientState banner={banner} onSayWho={onSayWho} />
    </section>
  );
}
