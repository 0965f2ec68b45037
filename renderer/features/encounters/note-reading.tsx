import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import { testsText } from '#shared/features/labs/order-words.rules.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { SectionsReading } from '../forms/sections-reading.panel.tsx';
import { MedicineLines } from '../prescriptions/medicine-lines.panel.tsx';
import { DiagnosisWords } from './diagnosis.panel.tsx';
import { dayWords } from './follow-up.ts';
import { Section } from './section.tsx';
import { StoppedMedicines } from './stopped-medicines.tsx';
import classes from './visit.module.css';

/** A note that cannot be written in: signed, or another doctor's. */
export function NoteReading({ body }: { body: EncounterBody }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const text = (label: string, words: string) =>
    words.trim() !== '' && (
      <Section label={label}>
        <div className={classes.read}>{words}</div>
      </Section>
    );
  return (
    <>
      {text(t('encounters.complaints'), body.complaints)}
      {text(t('encounters.findings'), body.findings)}
      <SectionsReading sections={body.sections} />
      {body.diagnoses.length > 0 && (
        <Section label={t('encounters.diagnosis')}>
          <div className={classes.read}>
            {body.diagnoses.map((one, at) => (
              <span key={one.text}>
                {at > 0 && <span className="dim"> · </span>}
                <DiagnosisWords diagnosis={one} />
              </span>
            ))}
          </div>
        </Section>
      )}
      {body.lines.length > 0 && (
        <section className={classes.medicines} aria-label={t('prescriptions.medicines')}>
          <div className={classes.medicinesHead}>
            <span className="small dim">{t('prescriptions.medicines')}</span>
          </div>
          <MedicineLines lines={body.lines} changing={null} />
          {body.answers.map(({ warningKey, reason }) => (
            <p key={warningKey} className="small dim">
              {t('prescriptions.keptBecause', { reason })}
            </p>
          ))}
        </section>
      )}
      <StoppedMedicines stops={body.stops} />
      {text(t('encounters.tests'), testsText(body, { outside: t('labs.outside'), urgent: t('labs.urgent') }))}
      {text(t('encounters.advice'), body.advice)}
      {body.followUpOn &&
        text(t('encounters.followUp'), dayWords(body.followUpOn, { language, today, hasWeekday: true }))}
    </>
  );
}
