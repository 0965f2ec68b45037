import { IconBiohazard, IconFlag, IconHeart, IconScale, IconStar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ALERT_KINDS, type PatientAlert } from '#shared/features/patients/patient.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import classes from './alert-strip.module.css';
import { alertWord } from './patient-words.ts';

const SIGNS: Readonly<Record<PatientAlert['kind'], ReactNode>> = {
  mlc: <IconScale size={14} stroke={1.8} aria-hidden />,
  infectious: <IconBiohazard size={14} stroke={1.8} aria-hidden />,
  pregnant: <IconHeart size={14} stroke={1.8} aria-hidden />,
  vip: <IconStar size={14} stroke={1.8} aria-hidden />,
  other: <IconFlag size={14} stroke={1.8} aria-hidden />,
};

/** Those still in force, in the order of the strip: medico-legal first, the clinic's own notes last. */
export function alertsInForce(alerts: readonly PatientAlert[], today: string): PatientAlert[] {
  return alerts
    .filter(({ until }) => until === null || until >= today)
    .toSorted((a, b) => ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind));
}

/** The coloured strip under the banner (REG-14): each mark has its sign, its word and its note. */
export function AlertStrip({ alerts }: { alerts: readonly PatientAlert[] }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const shown = alertsInForce(alerts, today);
  if (shown.length === 0) return null;
  return (
    <ul className={classes.strip} aria-label={t('patients.alertStrip')}>
      {shown.map(({ kind, note, until }) => (
        <li key={`${kind}${note}`} className={classes.mark} data-kind={kind}>
          {SIGNS[kind]}
          <span className="strong">{alertWord(t, kind)}</span>
          {note && <span>{note}</span>}
          {until && (
            <span className="tiny">{t('patients.alertTill', { date: shortDay(until, language) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
