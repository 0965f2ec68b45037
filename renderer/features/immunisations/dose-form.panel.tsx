import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { readExpiry } from '#shared/features/immunisations/expiry.rules.ts';
import type {
  ImmunisationChart,
  PlannedDoseView,
} from '#shared/features/immunisations/immunisation.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { DayField } from '../appointments/day.field.tsx';
import classes from './immunisations.module.css';

type DoseFormProps = {
  patientId: number;
  visitId: number | null;
  /** The dose of the schedule it is meant for; none for another vaccine. */
  planned: PlannedDoseView | undefined;
  chart: ImmunisationChart;
  onDone: () => void;
};
type Field = 'code' | 'givenOn' | 'batch' | 'expiresOn';

type Typed = {
  code: string;
  givenOn: string;
  place: 'here' | 'elsewhere';
  site: string;
  brand: string;
  batch: string;
  expiry: string;
  note: string;
};
/** What was typed and not saved, by person at the desk, patient and dose: Esc and a lock lose nothing. */
const keptTyped = new Map<string, Typed>();

export function forgetTypedDoses(): void {
  keptTyped.clear();
}

/** Where a refusal is said. */
const AT_FIELD: Readonly<Record<string, Field>> = {
  NO_SUCH_VACCINE: 'code',
  ALREADY_RECORDED: 'code',
  GIVEN_BEFORE_BIRTH: 'givenOn',
  GIVEN_IN_FUTURE: 'givenOn',
  GIVEN_HERE_LONG_AGO: 'givenOn',
  VACCINE_EXPIRED: 'expiresOn',
};

/** One dose with its vial, or as a card says it. */
export function DoseForm({ patientId, visitId, planned, chart, onDone }: DoseFormProps) {
  const { t, sentence } = useLanguage();
  const { today } = useClinicDay();
  const write = useWrite(contract.immunisations.record);
  const { userId } = usePerson();
  const draftKey = `${userId} ${patientId} ${planned?.rowId ?? ''}`;
  const [typedSoFar, setTypedSoFar] = useState<Typed>(
    () =>
      keptTyped.get(draftKey) ?? {
        ...{ code: planned?.code ?? '', givenOn: today, place: 'here', site: planned?.site ?? '' },
        ...{ brand: '', batch: '', expiry: '', note: '' },
      },
  );
  const { code, givenOn, place } = typedSoFar;
  const change = (part: Partial<Typed>) => {
    const next = { ...typedSoFar, ...part };
    keptTyped.set(draftKey, next);
    setTypedSoFar(next);
  };
  const [missing, setMissing] = useState<Partial<Record<Field, string>>>({});
  const isHere = place === 'here';

  function save(): void {
    const expiresOn = readExpiry(typedSoFar.expiry) ?? null;
    const problems: Partial<Record<Field, string>> = {
      ...(code === '' ? { code: t('problems.REQUIRED') } : {}),
      ...(isHere && typedSoFar.batch.trim() === '' ? { batch: t('problems.REQUIRED') } : {}),
      ...(typedSoFar.expiry.trim() !== '' && expiresOn === null
        ? { expiresOn: t('immunisations.EXPIRY_NOT_UNDERSTOOD') }
        : isHere && expiresOn === null
          ? { expiresOn: t('problems.REQUIRED') }
          : {}),
    };
    setMissing(problems);
    if (Object.keys(problems).length > 0) return;
    const { brand, batch, site, note } = typedSoFar;
    const name = chart.vaccines.find(one => one.code === code)?.name ?? code;
    write.call({ patientId, visitId, code, givenOn, place, brand, batch, expiresOn, site, note }).then(
      () => {
        keptTyped.delete(draftKey);
        toast(t('immunisations.saved', { vaccine: name }));
        onDone();
      },
      () => undefined, // Said at its field.
    );
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('immunisations.save'), run: save },
    { keys: 'Esc', label: t('common.back'), run: onDone },
  ]);
  const problemAt = (field: Field) => missing[field] ?? refusalAt(write.error, field, sentence);
  const typed = (field: 'brand' | 'batch' | 'expiry' | 'site' | 'note') => ({
    value: typedSoFar[field],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  return (
    <form
      className={classes.form}
      noValidate
      aria-label={t('immunisations.record')}
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <NativeSelect
        label={t('immunisations.vaccine')}
        value={code}
        error={problemAt('code')}
        autoFocus={!planned}
        data={['', ...chart.vaccines.map(one => ({ value: one.code, label: one.name }))]}
        onChange={event => change({ code: event.currentTarget.value, site: '' })}
      />
      <SegmentedControl
        aria-label={t('immunisations.place')}
        value={place}
        onChange={value => change({ place: value as Typed['place'] })}
        data={[
          { value: 'here', label: t('immunisations.here') },
          { value: 'elsewhere', label: t('immunisations.elsewhere') },
        ]}
        fullWidth
      />
      <div className={classes.pair}>
        <DayField
          label={t('immunisations.givenOn')}
          value={givenOn}
          onChange={day => change({ givenOn: day })}
          problem={problemAt('givenOn')}
          hasPast
        />
        <TextInput label={t('immunisations.site')} maxLength={40} {...typed('site')} />
        <TextInput
          label={t('immunisations.batch')}
          maxLength={30}
          error={problemAt('batch')}
          autoFocus={planned !== undefined}
          {...typed('batch')}
        />
        <TextInput
          label={t('immunisations.expiresOn')}
          placeholder={t('immunisations.expiryHint')}
          maxLength={10}
          error={problemAt('expiresOn')}
          {...typed('expiry')}
        />
        <TextInput label={t('immunisations.brand')} maxLength={60} {...typed('brand')} />
        <TextInput label={t('immunisations.note')} maxLength={160} {...typed('note')} />
      </div>
      {!(write.error && AT_FIELD[write.error.code]) && <ProblemNotice error={write.error} />}
      <SaveButton busy={write.pending} keys="Ctrl ↵" onClick={save}>
        {t('immunisations.save')}
      </SaveButton>
    </form>
  );
}

function refusalAt(
  error: Refusal | null,
  field: Field,
  sentence: (code: string) => string | undefined,
): string | undefined {
  return error && AT_FIELD[error.code] === field ? sentence(error.code) : undefined;
}
