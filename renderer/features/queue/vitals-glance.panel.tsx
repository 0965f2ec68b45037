import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { useTemperatureUnit } from '../encounters/temperature-unit.ts';
import { VitalValue } from '../encounters/vital-value.tsx';
import { vitalReadings } from '../encounters/vital-words.ts';
import { shortTime } from './board-rows.ts';
import classes from './selected-visit.module.css';

/** Today's vitals, label over value; nothing when none were taken. */
export function VitalsGlance({ visitId, hasVitals }: { visitId: number; hasVitals: boolean }) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  const [unit] = useTemperatureUnit();
  const vitals = useRead(contract.encounters.latestVitals, { visitId }, { enabled: hasVitals }).answer;
  if (!vitals) return null;
  return (
    <>
      <hr />
      <section className={classes.vitals} aria-label={t('queue.vitals')}>
        <h3 className="small-title">
          {t('queue.vitalsBy', { name: vitals.recordedByName, time: shortTime(vitals.recordedAt, zone) })}
        </h3>
        <div className={classes.measures}>
          {vitalReadings(t, vitals, unit).map(({ id, label, value, flag }) => (
            <span key={id} className="column">
              <span className="tiny dim">{label}</span>
              <VitalValue value={value} flag={flag} />
            </span>
          ))}
        </div>
      </section>
    </>
  );
}
