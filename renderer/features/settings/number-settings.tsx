import { formatByPattern, isNumberPattern } from '#shared/kernel/number-pattern.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { SegmentedField, TextField } from '../../ui/fields.tsx';
import classes from './settings.module.css';
import type { SectionProps } from './settings-form.ts';

/** A number of three digits shows what the width of the counter does. */
const SAMPLE = { uhid: 871, visit: 42 };

/** Letters and patterns of the numbers, each with how a number looks, what bills are rounded to, and the UPI address. */
export function NumbersSection({ form }: SectionProps) {
  const t = useTranslation();
  const { today } = useClinicDay();
  const prefix = form.watch('settings.uhidPrefix');
  const sampleOf = (pattern: string, number: number) =>
    isNumberPattern(pattern)
      ? t('settings.patternLike', { number: formatByPattern(pattern, prefix, today, number) })
      : t('settings.patternPieces');
  return (
    <section className={classes.section}>
      <h2 className="title">{t('settings.numbers')}</h2>
      <div className={classes.three}>
        <TextField
          form={form}
          name="settings.billSeriesPrefix"
          label={t('settings.billSeriesPrefix')}
          maxLength={2}
        />
        <TextField
          form={form}
          name="settings.receiptSeriesPrefix"
          label={t('settings.receiptSeriesPrefix')}
          maxLength={2}
        />
        <TextField form={form} name="settings.uhidPrefix" label={t('settings.uhidPrefix')} maxLength={4} />
      </div>
      <div className={classes.two}>
        <div>
          <TextField
            form={form}
            name="settings.uhidPattern"
            label={t('settings.uhidPattern')}
            maxLength={40}
          />
          <output className={classes.sample}>
            {sampleOf(form.watch('settings.uhidPattern'), SAMPLE.uhid)}
          </output>
        </div>
        <div>
          <TextField
            form={form}
            name="settings.visitNumberPattern"
            label={t('settings.visitNumberPattern')}
            maxLength={40}
          />
          <output className={classes.sample}>
            {sampleOf(form.watch('settings.visitNumberPattern'), SAMPLE.visit)}
          </output>
        </div>
      </div>
      <span className="tiny dim">{t('settings.patternForNew')}</span>
      <SegmentedField
        form={form}
        name="settings.billRounding"
        label={t('settings.billRounding')}
        description={t('settings.billRoundingAbout')}
        choices={[
          { value: 'rupee', label: t('settings.roundingRupee') },
          { value: 'paisa', label: t('settings.roundingPaisa') },
        ]}
      />
      <TextField
        form={form}
        name="settings.upiAddress"
        label={t('setup.upiAddress')}
        placeholder="clinic@bank"
      />
    </section>
  );
}
