import { Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import {
  type CertificateField,
  fieldsOf,
  isBackDated,
} from '#shared/features/certificates/certificate.rules.ts';
import { URGENCIES, type Urgency } from '#shared/features/certificates/certificate.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useTranslation } from '../../app/language.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import classes from './certificates.module.css';
import { beginOn, daysOf, endOn, lastFor } from './period.ts';
import type { Begun, Written } from './use-written.ts';

type FieldsProps = { written: Written; begun: Begun; today: string };

type Lines = 'diagnosis' | 'identificationMarks' | 'address' | 'purpose' | 'addressedTo' | 'longBecause';
type Notes = 'reason' | 'findings' | 'question' | 'remarks';

const LENGTHS: Readonly<Record<Lines | Notes, number>> = {
  ...{ diagnosis: 160, identificationMarks: 120, address: 200, purpose: 120, addressedTo: 160 },
  ...{ longBecause: 160, reason: 600, findings: 1200, question: 400, remarks: 400 },
};

/** The fields of its kind, in the order in which they are filled. */
export function CertificateFields({ written, begun, today }: FieldsProps) {
  const { body } = written;
  const own = fieldsOf(body.kind);
  const has = (field: CertificateField) => own.includes(field);
  const isLetter = has('reason');
  const days = daysOf(body);
  return (
    <>
      {has('addressedTo') && (
        <LineField
          written={written}
          name="addressedTo"
          hint="certificates.addressedToHint"
          isFirst={isLetter}
        />
      )}
      {has('urgency') && <UrgencyField written={written} />}
      {has('fromOn') && <PeriodFields written={written} today={today} />}
      {has('longBecause') && days !== undefined && days > begun.limits.longDays && (
        <LineField written={written} name="longBecause" params={{ days: begun.limits.longDays }} />
      )}
      {has('reason') && <NoteField written={written} name="reason" />}
      <LineField written={written} name="diagnosis" />
      {has('showsDiagnosis') && (
        <TickField written={written} name="showsDiagnosis" hint="certificates.showsDiagnosisHint" />
      )}
      {has('findings') && <NoteField written={written} name="findings" />}
      {has('question') && <NoteField written={written} name="question" />}
      {has('identificationMarks') && (
        <LineField written={written} name="identificationMarks" hint="certificates.identificationMarksHint" />
      )}
      <LineField written={written} name="address" />
      {has('purpose') && <LineField written={written} name="purpose" hint="certificates.purposeHint" />}
      <NoteField written={written} name="remarks" />
      <TickField written={written} name="hasHindi" />
    </>
  );
}

type LineProps = {
  written: Written;
  name: Lines;
  hint?: WordKey;
  params?: Record<string, number>;
  isFirst?: boolean;
};

function LineField({ written, name, hint, params, isFirst }: LineProps) {
  const t = useTranslation();
  return (
    <TextInput
      name={name}
      label={t(`certificates.${name}`, params)}
      placeholder={hint ? t(hint) : ''}
      value={written.body[name]}
      error={written.problemOf(name)}
      maxLength={LENGTHS[name]}
      autoComplete="off"
      data-autofocus={isFirst || undefined}
      onChange={event => written.write({ [name]: event.currentTarget.value })}
    />
  );
}

function NoteField({ written, name }: { written: Written; name: Notes }) {
  const t = useTranslation();
  return (
    <Textarea
      name={name}
      label={t(`certificates.${name}`)}
      value={written.body[name]}
      error={written.problemOf(name)}
      maxLength={LENGTHS[name]}
      rows={2}
      onChange={event => written.write({ [name]: event.currentTarget.value })}
    />
  );
}

type TickProps = { written: Written; name: 'showsDiagnosis' | 'hasHindi'; hint?: WordKey };

function TickField({ written, name, hint }: TickProps) {
  const t = useTranslation();
  return (
    <Checkbox
      name={name}
      size="xs"
      label={t(`certificates.${name}`)}
      description={hint ? t(hint) : undefined}
      checked={written.body[name]}
      onChange={event => written.write({ [name]: event.currentTarget.checked })}
    />
  );
}

function UrgencyField({ written }: { written: Written }) {
  const t = useTranslation();
  const id = useId();
  return (
    <div>
      <div id={id} className="label">
        {t('certificates.urgency')}
      </div>
      <SegmentedControl
        aria-labelledby={id}
        size="xs"
        data={URGENCIES.map(urgency => ({ value: urgency, label: t(`certificates.${urgency}`) }))}
        value={written.body.urgency}
        onChange={urgency => written.write({ urgency: urgency as Urgency })}
      />
    </div>
  );
}

/** First and last day, or the number of days: whichever is said, the other follows. */
function PeriodFields({ written, today }: { written: Written; today: string }) {
  const t = useTranslation();
  const { body, write, problemOf } = written;
  const isCare = body.kind === 'fitness';
  const fitFrom = (
    <DayInput
      name="fitFromOn"
      label={t('certificates.fitFrom')}
      value={body.fitFromOn}
      problem={problemOf('fitFromOn')}
      isFirst={isCare}
      onChange={fitFromOn => write({ fitFromOn })}
    />
  );
  return (
    <div className={classes.period}>
      {isCare && fitFrom}
      <DayInput
        name="fromOn"
        label={t(isCare ? 'certificates.careFrom' : 'certificates.from')}
        value={body.fromOn}
        problem={problemOf('fromOn')}
        onChange={fromOn => write(isCare ? { fromOn } : beginOn(body, fromOn))}
      />
      {!isCare && <DaysField written={written} />}
      <DayInput
        name="toOn"
        label={t(isCare ? 'certificates.careTo' : 'certificates.to')}
        value={body.toOn}
        problem={problemOf('toOn')}
        onChange={toOn => write(isCare ? { toOn } : endOn(body, toOn))}
      />
      {!isCare && fitFrom}
      {isBackDated(body, today) && (
        <p className={`small amber ${classes.wide}`}>{t('certificates.backDated')}</p>
      )}
    </div>
  );
}

function DaysField({ written }: { written: Written }) {
  const t = useTranslation();
  const { body, write } = written;
  const [typed, setTyped] = useState<string | null>(null);
  const days = daysOf(body);

  function take(text: string): void {
    const figures = text.replace(/\D/g, '').slice(0, 3);
    setTyped(figures);
    if (Number(figures) > 0) write(lastFor(body, Number(figures)));
  }

  return (
    <TextInput
      name="days"
      label={t('certificates.days')}
      placeholder={t('certificates.daysHint')}
      inputMode="numeric"
      value={typed ?? days ?? ''}
      autoComplete="off"
      data-autofocus
      onChange={event => take(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
      onKeyDown={event => {
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        take(String(Math.max(1, (days ?? 0) + step)));
      }}
    />
  );
}
