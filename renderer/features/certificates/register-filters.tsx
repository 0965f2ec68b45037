import { Button, Select } from '@mantine/core';
import { CERTIFICATE_KINDS, type CertificateKind } from '#shared/features/certificates/certificate.schema.ts';
import { KIND_WORDS } from '#shared/features/certificates/register.grid.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './certificates.module.css';
import { SPANS, type Span } from './register-span.ts';
import type { Register } from './use-register.ts';

const SPAN_WORDS = {
  month: 'certificates.thisMonth',
  year: 'certificates.thisYear',
  day: 'certificates.today',
  own: 'certificates.ownDays',
} as const;

/** Days, kind and doctor; each has its key, so that the mouse is not needed. */
export function RegisterFilters({ register }: { register: Register }) {
  const { t, language } = useLanguage();
  const { span, days, kind, doctorId, doctors } = register;
  return (
    <div className={classes.filters}>
      <Select
        className={classes.filter ?? ''}
        label={t('certificates.nextSpan')}
        data={SPANS.map(one => ({ value: one, label: t(SPAN_WORDS[one]) }))}
        value={span}
        allowDeselect={false}
        onChange={next => next && register.showSpan(next as Span)}
      />
      {span === 'own' ? (
        <>
          <DayInput
            name="fromDate"
            label={t('certificates.from')}
            value={days.fromDate}
            problem={undefined}
            onChange={fromDate => fromDate && register.setDays({ ...days, fromDate })}
          />
          <DayInput
            name="toDate"
            label={t('certificates.to')}
            value={days.toDate}
            problem={undefined}
            onChange={toDate => toDate && register.setDays({ ...days, toDate })}
          />
        </>
      ) : (
        <>
          <Button variant="default" onClick={() => register.shift(-1)} rightSection={<KeyHint keys="←" />}>
            {t('certificates.earlier')}
          </Button>
          <span className={`small no-wrap ${classes.shown}`}>
            {longDay(days.fromDate, language)}
            {days.toDate !== days.fromDate && ` – ${longDay(days.toDate, language)}`}
          </span>
          <Button variant="default" onClick={() => register.shift(1)} rightSection={<KeyHint keys="→" />}>
            {t('certificates.later')}
          </Button>
        </>
      )}
      <Select
        className={classes.filter ?? ''}
        label={t('certificates.kind')}
        data={[
          { value: '', label: t('certificates.everyKind') },
          ...CERTIFICATE_KINDS.map(one => ({ value: one, label: t(KIND_WORDS[one]) })),
        ]}
        value={kind ?? ''}
        allowDeselect={false}
        onChange={next => register.setKind(next ? (next as CertificateKind) : null)}
      />
      <Select
        className={classes.filter ?? ''}
        label={t('certificates.doctor')}
        data={[
          { value: '', label: t('certificates.everyDoctor') },
          ...doctors.map(({ id, fullName }) => ({ value: String(id), label: fullName })),
        ]}
        value={doctorId === null ? '' : String(doctorId)}
        allowDeselect={false}
        onChange={next => register.setDoctorId(next ? Number(next) : null)}
      />
    </div>
  );
}
