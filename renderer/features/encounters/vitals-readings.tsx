import type { Vitals } from '#shared/features/encounters/vitals.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { useTemperatureUnit } from './temperature-unit.ts';
import { VitalValue } from './vital-value.tsx';
import { flagWord, vitalReadings } from './vital-words.ts';
import classes from './vitals.module.css';

/** Saved readings as rows: measure, value, and the word of its flag. */
export function VitalsReadings({ vitals }: { vitals: Vitals }) {
  const t = useTranslation();
  const [unit] = useTemperatureUnit();
  return (
    <div className={classes.readings}>
      {vitalReadings(t, vitals, unit).map(({ id, label, value, flag }) => (
        <div key={id} className={classes.reading}>
          <span className="dim">{label}</span>
          <VitalValue value={value} flag={flag} />
          <span className={flag ? (flag.startsWith('critical') ? 'danger' : 'amber') : 'dim'} aria-hidden>
            {flag ? flagWord(t, flag) : ''}
          </span>
        </div>
      ))}
    </div>
  );
}
