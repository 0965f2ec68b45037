import type { ReactNode } from 'react';
import type { PatientBanner as Banner } from '#shared/features/patients/patient.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { Fact } from '../../ui/facts.tsx';
import { AllergyChips } from './allergy-chips.panel.tsx';
import classes from './patient-banner.module.css';
import { ageAndSex, namesFor } from './patient-words.ts';

type PatientBannerProps = {
  banner: Banner;
  /** More <Fact>s of the screen, before the patient's own (the token) … */
  facts?: ReactNode;
  /** … and after them (the doctor). */
  moreFacts?: ReactNode;
  /** One act or state at the right. */
  action?: ReactNode;
};

/** Who this is, on every screen about one patient: name in both scripts, allergies, UHID, phone, dues. */
export function PatientBanner({ banner, facts, moreFacts, action }: PatientBannerProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const { patient, allergies, duePaise } = banner;
  const [name, otherName] = namesFor(language, patient);
  return (
    <section className={classes.banner} aria-label={patient.fullName}>
      <div className={classes.who}>
        <div className="row">
          <h1 className={`${classes.name} clip`}>{name}</h1>
          <span className="dim">{ageAndSex(t, patient, today)}</span>
        </div>
        {otherName && <span className="tiny dim clip">{otherName}</span>}
      </div>
      <div className={classes.chips}>
        <AllergyChips allergies={allergies} hasReaction />
      </div>
      <div className={classes.facts}>
        {facts}
        <Fact label={t('patients.uhid')}>{patient.uhid}</Fact>
        <Fact label={t('patients.phone')}>{formatPhone(patient.phone)}</Fact>
        {patient.guardian && <Fact label={t('patients.guardian')}>{patient.guardian.fullName}</Fact>}
        {duePaise !== null && (
          <Fact label={t('patients.dues')}>
            {duePaise > 0 ? <span className="amber strong">{formatRupees(duePaise)}</span> : t('common.none')}
          </Fact>
        )}
        {moreFacts}
        {patient.abhaNumber && <Fact label="ABHA">{patient.abhaNumber}</Fact>}
      </div>
      {action && <div className={classes.end}>{action}</div>}
    </section>
  );
}
