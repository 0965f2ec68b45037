import { Checkbox } from '@mantine/core';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import classes from './reports.module.css';
import type { Closing } from './use-closing.ts';

type ClockDoubtProps = { lastOn: LocalDate; work: Closing };

/** The day lies far after all that the books know: somebody looks at the clock before it is closed for good. */
export function ClockDoubt({ lastOn, work }: ClockDoubtProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  return (
    <div className={classes.clockDoubt}>
      <span className="small strong">
        {t('reports.clockDoubt', { today: longDay(today, language), lastOn: longDay(lastOn, language) })}
      </span>
      <span className="tiny">{t('reports.clockDoubtWhy')}</span>
      <Checkbox
        id="clock-is-right"
        label={t('reports.clockIsRight')}
        checked={work.isClockRight}
        error={work.missing === 'clock' ? t('reports.clockConfirmFirst') : undefined}
        onChange={event => {
          work.setClockRight(event.currentTarget.checked);
          work.setMissing(null);
        }}
      />
    </div>
  );
}
