import { formatRupees } from '#shared/kernel/money.ts';
import { formatPhone, normalisePhone } from '#shared/kernel/phone.ts';
import { useTranslation } from '../../app/language.tsx';
import type { NewClinicForm } from './new-clinic-form.ts';
import classes from './setup.module.css';

function Written({ text, otherwise }: { text: string; otherwise: string }) {
  return text.trim() ? text : <span className={classes.blank}>{otherwise}</span>;
}

/** The head of a prescription as it fills while one types. The real page comes from the printing side. */
export function LetterheadPreview({ form }: { form: NewClinicForm }) {
  const t = useTranslation();
  const { clinic, owner, doctor } = form;
  const { profile } = doctor;
  const phone = normalisePhone(clinic.phone) ?? clinic.phone;
  const fee = profile.consultationFeePaise as number | null | undefined;
  return (
    <>
      <div className={classes.deskWords}>
        <span>{form.prescriptionPaper}</span>
        <span>
          {form.prescriptionLetterhead === 'printed'
            ? t('setup.letterheadPrinted')
            : t('setup.letterheadPreprinted')}
        </span>
      </div>
      <div className={classes.page} lang="en">
        <div className={classes.pageColumns}>
          <div>
            <div className={classes.pageTitle}>
              <Written text={clinic.name} otherwise={t('setup.clinicName')} />
            </div>
            <div>
              <Written text={clinic.addressLine} otherwise={t('setup.address')} />
            </div>
            <div>{[clinic.city, clinic.pinCode].filter(Boolean).join(' ')}</div>
          </div>
          <div className="right">
            <div className="strong">
              <Written
                text={doctor.isOwner ? owner.fullName : doctor.fullName}
                otherwise={t('setup.partDoctor')}
              />
            </div>
            <div>
              <Written text={profile.qualification} otherwise={t('setup.qualification')} />
            </div>
            <div>{profile.speciality}</div>
            <div>
              {profile.council}{' '}
              <Written text={profile.registrationNumber} otherwise={t('setup.registrationNumber')} />
            </div>
          </div>
        </div>
        <div className={classes.pageRule} />
        <div className={classes.pageColumns}>
          <div className={classes.pageFaint}>{clinic.registrationNumber}</div>
          {typeof fee === 'number' && !Number.isNaN(fee) && (
            <div className={classes.pageFaint}>{fee === 0 ? t('setup.feeFree') : formatRupees(fee)}</div>
          )}
        </div>
        <div className={classes.pageFoot}>
          <span>
            {formatPhone(phone)}
            <br />
            {clinic.hours}
          </span>
          <span className="right">
            {clinic.email}
            <br />
            {clinic.gstin}
          </span>
        </div>
      </div>
    </>
  );
}
