import { useEffect, useRef } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { PasswordField, SegmentedField, TextField } from '../../ui/fields.tsx';
import type { FormOf } from '../../ui/form.tsx';
import { AmountField } from '../../ui/number-fields.tsx';
import type { NewClinicForm, PartId } from './new-clinic-form.ts';
import classes from './setup.module.css';
import { BackupPart, BillsPart, PaperPart } from './setup-paper-parts.tsx';
import { Head, type PartProps } from './setup-part-head.tsx';

function ClinicPart({ form }: PartProps) {
  const t = useTranslation();
  return (
    <>
      <Head title={t('setup.clinicTitle')} about={t('setup.clinicAbout')} />
      <div className={classes.stack}>
        <TextField form={form} name="clinic.name" label={t('setup.clinicName')} />
        <TextField form={form} name="clinic.addressLine" label={t('setup.address')} />
        <div className={classes.three}>
          <TextField form={form} name="clinic.city" label={t('setup.city')} />
          <TextField
            form={form}
            name="clinic.pinCode"
            label={t('setup.pinCode')}
            inputMode="numeric"
            isOptional
          />
          <TextField form={form} name="clinic.phone" label={t('setup.phone')} inputMode="tel" />
        </div>
        <div className={classes.two}>
          <TextField
            form={form}
            name="clinic.hours"
            label={t('setup.hours')}
            placeholder={t('setup.hoursHint')}
            isOptional
          />
          <TextField form={form} name="clinic.email" label={t('setup.email')} inputMode="email" isOptional />
        </div>
        <TextField
          form={form}
          name="clinic.registrationNumber"
          label={t('setup.registration')}
          placeholder={t('setup.registrationHint')}
          isOptional
        />
        <div className={classes.two}>
          <TextField form={form} name="clinic.gstin" label={t('setup.gstin')} isOptional />
          <TextField
            form={form}
            name="clinic.stateCode"
            label={t('setup.stateCode')}
            inputMode="numeric"
            isOptional
          />
        </div>
      </div>
    </>
  );
}

function OwnerPart({ form }: PartProps) {
  const t = useTranslation();
  return (
    <>
      <Head title={t('setup.ownerTitle')} about={t('setup.ownerAbout')} />
      <div className={classes.stack}>
        <div className={classes.two}>
          <TextField form={form} name="owner.fullName" label={t('setup.fullName')} />
          <TextField
            form={form}
            name="owner.signInName"
            label={t('setup.signInName')}
            placeholder={t('setup.signInHint')}
          />
        </div>
        <div className={classes.two}>
          <PasswordField form={form} name="owner.password" label={t('setup.password')} />
          <PasswordField form={form} name="ownerPasswordAgain" label={t('setup.passwordAgain')} />
        </div>
        <p className="tiny dim">{t('setup.passwordHint')}</p>
      </div>
    </>
  );
}

function DoctorPart({ form }: PartProps) {
  const t = useTranslation();
  const isOwner = form.watch('doctor.isOwner');
  return (
    <>
      <Head title={t('setup.doctorTitle')} about={t('setup.doctorAbout')} />
      <div className={classes.stack}>
        <SegmentedField
          form={form}
          name="doctor.isOwner"
          label={t('setup.partDoctor')}
          choices={[
            { value: true, label: t('setup.doctorIsOwner') },
            { value: false, label: t('setup.doctorIsOther') },
          ]}
        />
        {!isOwner && (
          <>
            <div className={classes.two}>
              <TextField form={form} name="doctor.fullName" label={t('setup.fullName')} />
              <TextField form={form} name="doctor.signInName" label={t('setup.signInName')} />
            </div>
            <div className={classes.two}>
              <PasswordField form={form} name="doctor.password" label={t('setup.password')} />
              <PasswordField form={form} name="doctorPasswordAgain" label={t('setup.passwordAgain')} />
            </div>
          </>
        )}
        <div className={classes.two}>
          <TextField
            form={form}
            name="doctor.profile.qualification"
            label={t('setup.qualification')}
            placeholder="MBBS, MD"
          />
          <TextField form={form} name="doctor.profile.speciality" label={t('setup.speciality')} isOptional />
        </div>
        <div className={classes.three}>
          <TextField form={form} name="doctor.profile.council" label={t('setup.council')} isOptional />
          <TextField
            form={form}
            name="doctor.profile.registrationNumber"
            label={t('setup.registrationNumber')}
          />
          <TextField form={form} name="doctor.profile.room" label={t('setup.room')} isOptional />
        </div>
      </div>
    </>
  );
}

function FeePart({ form }: PartProps) {
  const t = useTranslation();
  return (
    <>
      <Head title={t('setup.feeTitle')} about={t('setup.feeAbout')} />
      <AmountField
        form={form}
        name="doctor.profile.consultationFeePaise"
        label={t('setup.fee')}
        className={classes.short}
      />
    </>
  );
}

const FORMS: Record<PartId, (props: PartProps) => React.JSX.Element> = {
  clinic: ClinicPart,
  owner: OwnerPart,
  doctor: DoctorPart,
  fee: FeePart,
  paper: PaperPart,
  bills: BillsPart,
  backup: BackupPart,
};

/** One part of set-up; the cursor stands in its first field, so that Enter goes on. */
export function SetupPart({ id, form }: { id: PartId; form: FormOf<NewClinicForm> }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = place.current?.querySelector('input');
    const isChoice = first?.type === 'radio';
    (isChoice ? place.current?.querySelector<HTMLInputElement>('input:checked') : first)?.focus();
  }, []);
  const PartForm = FORMS[id];
  return (
    <div ref={place}>
      <PartForm form={form} />
    </div>
  );
}
