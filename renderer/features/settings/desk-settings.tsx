import { useTranslation } from '../../app/language.tsx';
import { SegmentedField, SelectField } from '../../ui/fields.tsx';
import { NumberField } from '../../ui/number-fields.tsx';
import { HALF_HOURS, languageChoices } from './setting-choices.ts';
import classes from './settings.module.css';
import type { SectionProps } from './settings-form.ts';

/** What the desk promises (free follow-ups, how far ahead one may book) and what hangs on the waiting room's wall. */
export function DeskSection({ form }: SectionProps) {
  const t = useTranslation();
  const days = form.watch('settings.freeFollowUpDays');
  const visits = form.watch('settings.freeFollowUpVisits');
  const showsNames = form.watch('settings.waitingScreenShows') === 'names';
  return (
    <section className={classes.section}>
      <h2 className="title">{t('settings.desk')}</h2>
      <div className={classes.three}>
        <NumberField form={form} name="settings.freeFollowUpDays" label={t('settings.freeFollowUpDays')} />
        <NumberField
          form={form}
          name="settings.freeFollowUpVisits"
          label={t('settings.freeFollowUpVisits')}
        />
        <NumberField form={form} name="settings.bookAheadDays" label={t('settings.bookAheadDays')} />
      </div>
      <output className={classes.sample}>
        {days > 0 && visits > 0
          ? t('settings.freeFollowUpAbout', { days, visits })
          : t('settings.freeFollowUpOff')}
      </output>
      <div className={classes.two}>
        <SelectField
          form={form}
          name="settings.openFrom"
          label={t('settings.openFrom')}
          choices={HALF_HOURS.slice(0, -1)}
        />
        <SelectField
          form={form}
          name="settings.openTill"
          label={t('settings.openTill')}
          choices={HALF_HOURS.slice(1)}
        />
      </div>
      <span className="small dim">{t('settings.openAbout')}</span>
      <div className={classes.two}>
        <SegmentedField
          form={form}
          name="settings.nurseSeesFirst"
          label={t('settings.nurseSeesFirst')}
          description={t('settings.nurseSeesFirstAbout')}
          choices={[
            { value: false, label: t('common.no') },
            { value: true, label: t('common.yes') },
          ]}
        />
        <SegmentedField
          form={form}
          name="settings.waitingScreenShows"
          label={t('settings.waitingScreenShows')}
          {...(showsNames ? { description: t('settings.waitingNamesAbout') } : {})}
          choices={[
            { value: 'numbers', label: t('settings.waitingNumbers') },
            { value: 'names', label: t('settings.waitingNames') },
          ]}
        />
        <SegmentedField
          form={form}
          name="settings.waitingScreenVoice"
          label={t('settings.waitingScreenVoice')}
          choices={[
            { value: 'off', label: t('settings.waitingOff') },
            { value: 'chime', label: t('settings.waitingChime') },
            { value: 'speech', label: t('settings.waitingSpeech') },
          ]}
        />
        <SegmentedField
          form={form}
          name="settings.waitingScreenLanguage"
          label={t('settings.waitingScreenLanguage')}
          choices={languageChoices(t)}
        />
      </div>
    </section>
  );
}
