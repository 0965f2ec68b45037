import type { Vitals } from '#shared/features/encounters/vitals.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { wallTime } from '../../app/wall-clock.ts';
import { MeasuredLine } from '../measures/measured-line.tsx';
import { useTemperatureUnit } from './temperature-unit.ts';
import { VitalValue } from './vital-value.tsx';
import { vitalReadings } from './vital-words.ts';
import classes from './vitals.module.css';

type VitalsLineProps = { vitals: Vitals | null; visitId: number; onTake: (() => void) | undefined };

/** Today's readings on one line; without any, the way to take them. Beneath, what they say beyond themselves. */
export function VitalsLine({ vitals, visitId, onTake }: VitalsLineProps) {
  return (
    <div>
      <ReadingsLine vitals={vitals} onTake={onTake} />
      <MeasuredLine visitId={visitId} />
    </div>
  );
}

function ReadingsLine({ vitals, onTake }: Omit<VitalsLineProps, 'visitId'>) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  const [unit] = useTemperatureUnit();
  if (!vitals) {
    return (
      <div className={classes.line}>
        <span className="dim">{t('encounters.noVitals')}</span>
        {onTake && (
          <button type="button" onClick={onTake}>
            {t('encounters.takeVitals')}
          </button>
        )}
      </div>
    );
  }
  return (
    <div className={classes.line}>
      <span className="dim no-wrap">
        {t('encounters.vitalsAt', { time: wallTime(vitals.recordedAt, zone) })}
      </span>
      {vitalReadings(t, vitals, unit)
        .filter(({ id }) => id !== 'heightCm')
        .map(({ id, label, value, flag }) => (
          <span key={id} className="no-wrap">
            <span className="dim">{label}</span> <VitalValue value={value} flag={flag} />
          </span>
        ))}
    </div>
  );
}
