import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { patientLanguages } from '#shared/i18n/language-names.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson, useSession } from '../../app/session.tsx';
import { SegmentedField, SelectField, TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { NumberField } from '../../ui/number-fields.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { FolderField } from '../desktop/folder.field.tsx';
import { DeskSection } from './desk-settings.tsx';
import { NumbersSection } from './number-settings.tsx';
import {
  billPaperChoices,
  languageChoices,
  letterheadChoices,
  PRESCRIPTION_PAPERS,
  slipPaperChoices,
} from './setting-choices.ts';
import classes from './settings.module.css';
import { everythingSchema, type SectionProps } from './settings-form.ts';
import { TurnoverField } from './turnover.field.tsx';

type Stored = OutputOf<typeof contract.settings.get>;

function ClinicSection({ form }: SectionProps) {
  const t = useTranslation();
  const person = usePerson();
  const isRegistered = form.watch('clinic.gstin') !== '' && person.may('billing:read');
  return (
    <section className={classes.section}>
      <h1 className="title">{t('settings.clinic')}</h1>
      <TextField form={form} name="clinic.name" label={t('setup.clinicName')} />
      <TextField form={form} name="clinic.addressLine" label={t('setup.address')} />
      <div className={classes.three}>
        <TextField form={form} name="clinic.city" label={t('setup.city')} />
        <TextField form={form} name="clinic.pinCode" label={t('setup.pinCode')} inputMode="numeric" />
        <TextField form={form} name="clinic.phone" label={t('setup.phone')} inputMode="tel" />
      </div>
      <div className={classes.two}>
        <TextField
          form={form}
          name="clinic.hours"
          label={t('setup.hours')}
          placeholder={t('setup.hoursHint')}
        />
        <TextField form={form} name="clinic.email" label={t('setup.email')} inputMode="email" />
      </div>
      <TextField form={form} name="clinic.registrationNumber" label={t('setup.registration')} />
      <div className={classes.two}>
        <TextField form={form} name="clinic.gstin" label={t('setup.gstin')} />
        <TextField form={form} name="clinic.stateCode" label={t('setup.stateCode')} inputMode="numeric" />
      </div>
      {isRegistered && <TurnoverField isReadOnly={!person.may('settings:change')} />}
    </section>
  );
}

function PaperSection({ form }: SectionProps) {
  const t = useTranslation();
  const isPreprinted = form.watch('settings.prescriptionLetterhead') === 'preprinted';
  return (
    <section className={classes.section}>
      <h2 className="title">{t('settings.paper')}</h2>
      <div className={classes.two}>
        <SegmentedField
          form={form}
          name="settings.prescriptionPaper"
          label={t('setup.prescriptionPaper')}
          choices={PRESCRIPTION_PAPERS}
        />
        <SegmentedField
          form={form}
          name="settings.prescriptionLetterhead"
          label={t('setup.letterhead')}
          choices={letterheadChoices(t)}
        />
      </div>
      {isPreprinted && (
        <div className={classes.two}>
          <NumberField form={form} name="settings.preprintedTopMm" label={t('settings.preprintedTop')} />
          <NumberField
            form={form}
            name="settings.preprintedBottomMm"
            label={t('settings.preprintedBottom')}
          />
        </div>
      )}
      <div className={classes.two}>
        <SegmentedField
          form={form}
          name="settings.billPaper"
          label={t('setup.billPaper')}
          choices={billPaperChoices(t)}
        />
        <SegmentedField
          form={form}
          name="settings.slipPaper"
          label={t('setup.slipPaper')}
          choices={slipPaperChoices(t)}
        />
      </div>
    </section>
  );
}

function LanguageSection({ form }: SectionProps) {
  const t = useTranslation();
  const languages = languageChoices(t);
  return (
    <section className={classes.section}>
      <h2 className="title">{t('settings.language')}</h2>
      <div className={classes.two}>
        <SegmentedField
          form={form}
          name="settings.screenLanguage"
          label={t('setup.screenLanguage')}
          choices={languages}
        />
        <SelectField
          form={form}
          name="settings.patientLanguage"
          label={t('setup.patientLanguage')}
          choices={patientLanguages}
        />
      </div>
      <SegmentedField
        form={form}
        name="settings.printsPatientSlip"
        label={t('settings.patientSlip')}
        description={t('settings.patientSlipAbout')}
        choices={[
          { value: false, label: t('common.no') },
          { value: true, label: t('common.yes') },
        ]}
      />
    </section>
  );
}

function SafetySection({ form }: SectionProps) {
  const t = useTranslation();
  return (
    <section className={classes.section}>
      <h2 className="title">{t('settings.security')}</h2>
      <div className={classes.two}>
        <NumberField form={form} name="settings.idleLockMinutes" label={t('settings.idleLockMinutes')} />
      </div>
      <FolderField
        form={form}
        name="settings.backupFolder"
        label={t('settings.backupFolder')}
        description={t('setup.backupAbout')}
      />
    </section>
  );
}

function ClinicSettingsForm({ stored }: { stored: Stored }) {
  const t = useTranslation();
  const person = usePerson();
  const { refresh } = useSession();
  const change = useWrite(contract.settings.change);
  const form = useSchemaForm(everythingSchema, stored);
  const mayChange = person.may('settings:change');
  return (
    <Form
      form={form}
      className={classes.form}
      label={t('settings.title')}
      onSubmit={async values => {
        form.reset(await change.call(values));
        toast(t('settings.saved'));
        await refresh();
      }}
    >
      <div className={classes.sections}>
        <fieldset className={classes.fields} disabled={!mayChange}>
          <div className={classes.column}>
            <ClinicSection form={form} />
            <DeskSection form={form} />
          </div>
          <div className={classes.column}>
            <PaperSection form={form} />
            <LanguageSection form={form} />
            <NumbersSection form={form} />
            <SafetySection form={form} />
          </div>
        </fieldset>
      </div>
      <div className={classes.bar}>
        {mayChange ? (
          <>
            <SaveButton busy={change.pending} isOff={!form.formState.isDirty} />
            {form.formState.isDirty && <span className="small amber">{t('settings.unsaved')}</span>}
            <ProblemNotice error={change.error} className="grow" />
          </>
        ) : (
          <span className="small dim">{t('settings.ownerOnly')}</span>
        )}
      </div>
    </Form>
  );
}

/** The clinic's profile, papers, language, numbers, desk and waiting room, lock and backup folder. */
export function ClinicSettingsPanel() {
  const t = useTranslation();
  const reading = useRead(contract.settings.get, {});
  if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
  if (!reading.answer) return <Skeletons label={t('common.loading')} />;
  return <ClinicSettingsForm key={reading.answer.version} stored={reading.answer} />;
}
