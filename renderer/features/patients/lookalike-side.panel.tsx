import type { ReactNode } from 'react';
import type { Lookalike, NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { likenessWords } from '#shared/features/patients/suspects.grid.ts';
import { formatPhone, normalisePhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import classes from './lookalikes.module.css';
import { ageAndSex } from './patient-words.ts';

type Reason = Lookalike['because'][number];

const asWritten = (phone: string) => formatPhone(normalisePhone(phone) ?? phone);

/** What stands in the form, in the same order as the registered ones beside it. */
export function TypedSide({ typed }: { typed: NewPatientInput }) {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  return (
    <div className={classes.side}>
      <span className="tiny dim">{t('patients.asTyped')}</span>
      <span className="strong">{typed.fullName}</span>
      <span className="small">{ageAndSex(t, typed, today)}</span>
      <span className="small numeric">{asWritten(typed.phone)}</span>
      <span className="small">{typed.locality || t('patients.notGiven')}</span>
    </div>
  );
}

type LookalikeSideProps = { typed: NewPatientInput; lookalike: Lookalike; action: ReactNode };

/** One who may be the same: what is shared in amber, what differs with its word, and why in words under it. */
export function LookalikeSide({ typed, lookalike, action }: LookalikeSideProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const { patient, because } = lookalike;
  const shares = (...reasons: Reason[]) => reasons.some(reason => because.includes(reason));
  const bothHaveLocality = Boolean(typed.locality) && patient.locality !== '';
  return (
    <div className={classes.side}>
      <span className="tiny dim">{patient.uhid}</span>
      <Mark isShared={shares('name', 'soundsAlike')} className="strong">
        {patient.fullName}
      </Mark>
      <Mark isShared={shares('age') && shares('sex')} className="small">
        {ageAndSex(t, patient, today)}
      </Mark>
      <Mark isShared={shares('phone')} className="small numeric">
        {asWritten(patient.phone)}
      </Mark>
      {bothHaveLocality ? (
        <Mark isShared={shares('locality')} className="small">
          {patient.locality}
        </Mark>
      ) : (
        <span className="small">{patient.locality || t('patients.notGiven')}</span>
      )}
      <span className={`${classes.why} tiny`}>
        {likenessWords(t, because)}
        <span className="dim"> · {t('patients.scoreOf', { score: lookalike.score })}</span>
      </span>
      <span className="tiny dim">
        {t('patients.lastVisit')}{' '}
        {patient.lastVisitOn ? longDay(patient.lastVisitOn, language) : t('patients.never')}
      </span>
      {action}
    </div>
  );
}

function Mark({
  isShared,
  className,
  children,
}: {
  isShared: boolean;
  className: string;
  children: ReactNode;
}) {
  const { t } = useLanguage();
  return (
    <span className={className}>
      <span className={isShared ? 'amber strong' : undefined}>{children}</span>
      {!isShared && <span className={classes.differs}>{t('patients.differs')}</span>}
    </span>
  );
}
