import { contract } from '#shared/contract/index.ts';
import { fahrenheitFromCelsius } from '#shared/features/encounters/vitals.rules.ts';
import type { Measure, Vitals } from '#shared/features/encounters/vitals.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortTime } from './board-rows.ts';
import classes from './selected-visit.module.css';

type Shown = { word: string; text: string; measures: readonly Measure[] };

/** Today's vitals in one line; what lies outside the range of the age is amber. Nothing when none were taken. */
export function VitalsGlance({ visitId, hasVitals }: { visitId: number; hasVitals: boolean }) {
  const t = useTranslation();
  const { zone } = useClinicDay();
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
          {shownOf(vitals).map(({ word, text, measures }) => (
            <span key={word} className="column">
              <span className="tiny dim">{word}</span>
              <span className={measures.some(measure => vitals.flags[measure]) ? 'amber strong' : 'strong'}>{text}</span>
            </span>
          ))}
        </div>
      </section>
    </>
  );

  function shownOf({ values }: Vitals): Shown[] {
    const { systolicMmHg, diastolicMmHg, pulsePerMinute, temperatureCelsius, spo2Percent, weightKg } = values;
    const all: (Shown | null)[] = [
      systolicMmHg === null
        ? null
        : { word: t('queue.bp'), text: `${systolicMmHg}/${diastolicMmHg}`, measures: ['systolicMmHg', 'diastolicMmHg'] },
      pulsePerMinute === null ? null : { word: t('queue.pulse'), text: String(pulsePerMinute), measures: ['pulsePerMinute'] },
      temperatureCelsius === null
        ? null
        : { word: t('queue.temperature'), text: `${fahrenheitFromCelsius(temperatureCelsius)}°`, measures: ['temperatureCelsius'] },
      weightKg === null ? null : { word: t('queue.weight'), text: String(weightKg), measures: ['weightKg'] },
      spo2Percent === null ? null : { word: t('queue.oxygen'), text: `${spo2Percent} %`, measures: ['spo2Percent'] },
    ];
    return all.filter(one => one !== null);
  }
}
