import { patientLanguages } from '#shared/i18n/language-names.ts';
import { financialYearOf } from '#shared/kernel/local-date.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { SegmentedField, SelectField, TextField } from '../../ui/fields.tsx';
import { FolderField } from '../desktop/folder.field.tsx';
import {
  billPaperChoices,
  languageChoices,
  letterheadChoices,
  PRESCRIPTION_PAPERS,
  slipPaperChoices,
} from '../settings/setting-choices.ts';
import classes from './setup.module.css';
import { Head, type PartProps } from './setup-part-head.tsx';

export function PaperPart({ form }: PartProps) {
  const t = useTranslation();
  const languages = languageChoices(t);
  return (
    <>
      <Head title={t('setup.paperTitle')} about={t('setup.paperAbout')} />
      <div className={classes.stack}>
        <div className={classes.two}>
          <SegmentedField
            form={form}
            name="screenLanguage"
            label={t('setup.screenLanguage')}
            choices={languages}
          />
          <SelectField
            form={form}
            name="patientLanguage"
            label={t('setup.patientLanguage')}
            choices={patientLanguages}
          />
        </div>
        <div className={classes.two}>
          <SegmentedField
            form={form}
            name="prescriptionPaper"
            label={t('setup.prescriptionPaper')}
            choices={PRESCRIPTION_PAPERS}
          />
          <SegmentedField
            form={form}
            name="prescriptionLetterhead"
            label={t('setup.letterhead')}
            choices={letterheadChoices(t)}
          />
        </div>
        <div className={classes.two}>
          <SegmentedField
            form={form}
            name="billPaper"
            label={t('setup.billPaper')}
            choices={billPaperChoices(t)}
          />
          <SegmentedField
            form={form}
            name="slipPaper"
            label={t('setup.slipPaper')}
            choices={slipPaperChoices(t)}
          />
        </div>
      </div>
    </>
  );
}

export function BillsPart({ form }: PartProps) {
  const t = useTranslation();
  const { today } = useClinicDay();
  const example = `${form.watch('billSeriesPrefix') || 'B'}/${financialYearOf(today)}/000001`;
  return (
    <>
      <Head title={t('setup.billsTitle')} about={t('setup.billsAbout', { example })} />
      <div className={classes.stack}>
        <TextField
          form={form}
          name="billSeriesPrefix"
          label={t('setup.billSeriesPrefix')}
          className={classes.short}
          maxLength={2}
        />
        <TextField
          form={form}
          name="upiAddress"
          label={t('setup.upiAddress')}
          description={t('setup.upiAbout')}
          placeholder="clinic@bank"
          isOptional
        />
      </div>
    </>
  );
}

export function BackupPart({ form }: PartProps) {
  const t = useTranslation();
  return (
    <>
      <Head title={t('setup.backupTitle')} about={t('setup.backupAbout')} />
      <FolderField
        form={form}
        name="backupFolder"
        label={t('setup.backupFolder')}
        placeholder={t('setup.backupFolderHint')}
        isOptional
      />
    </>
  );
}
