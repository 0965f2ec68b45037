import type { StoppedMedicine } from '#shared/features/encounters/encounter.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './repeat.module.css';

type StoppedMedicinesProps = {
  stops: readonly StoppedMedicine[];
  /** Absent where the note is only read. */
  onTakeBack?: (stop: StoppedMedicine) => void;
};

/** Struck out under the medicines, with the reason; it is signed with the note. */
export function StoppedMedicines({ stops, onTakeBack }: StoppedMedicinesProps) {
  const t = useTranslation();
  if (stops.length === 0) return null;
  return (
    <ul className={classes.stops} aria-label={t('templates.stopped')}>
      {stops.map(stop => {
        const name = `${stop.generic.toUpperCase()} ${stop.strength}`.trim();
        return (
          <li key={`${stop.generic}|${stop.strength}|${stop.form}`} className={classes.stopped}>
            <del>{name}</del>
            <span className="danger strong">{t('templates.repeatStopped')}</span>
            <span className="dim">{stop.reason}</span>
            {onTakeBack && (
              <button type="button" className={classes.plainButton} onClick={() => onTakeBack(stop)}>
                {t('templates.takeStopBack')}
                <span className="visually-hidden"> {name}</span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
