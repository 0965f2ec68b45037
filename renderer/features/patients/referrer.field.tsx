import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import { contract } from '#shared/contract/index.ts';
import type { Referrer } from '#shared/features/patients/patient.schema.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import type { FormOf } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { TypedChange } from './change-form.ts';
import { REFERRER_KINDS, referrerKindWord } from './patient-words.ts';
import classes from './patients.module.css';
import { SuggestInput } from './suggest-input.panel.tsx';

type ReferrerFieldProps = { form: FormOf<TypedChange>; presentName: string };

const PAUSE_MS = 120;

/** Who sent the person: found as typed, or added here. Text that names nobody is put back on leaving. */
export function ReferrerField({ form, presentName }: ReferrerFieldProps) {
  const t = useTranslation();
  const { field } = useController({ control: form.control, name: 'referrerId' });
  const [chosenName, setChosenName] = useState(presentName);
  const [typed, setTyped] = useState(presentName);
  const [newName, setNewName] = useState<string | null>(null);
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const reading = useRead(
    contract.patients.referrers,
    { text: asked.slice(0, 60) },
    { enabled: asked !== '' && asked !== chosenName, keepPrevious: true },
  );
  const found = reading.answer ?? [];
  const text = typed.trim();
  const isLooking = text !== '' && text !== chosenName;
  const isAnswered = reading.answer !== undefined || reading.error !== null;
  const isCurrent = !isLooking || (asked === text && isAnswered && !reading.isPrevious);

  function choose(referrer: Pick<Referrer, 'id' | 'name'> | null): void {
    field.onChange(referrer?.id ?? null);
    setChosenName(referrer?.name ?? '');
    setTyped(referrer?.name ?? '');
    setNewName(null);
  }

  const suggestions = isLooking
    ? [
        ...found.slice(0, 7).map(referrer => ({
          id: String(referrer.id),
          words: (
            <>
              <span>{referrer.name}</span>
              <span className="dim">{referrerKindWord(t, referrer.kind)}</span>
            </>
          ),
          take: () => choose(referrer),
        })),
        ...(found.some(({ name }) => name.toLowerCase() === text.toLowerCase())
          ? []
          : [
              {
                id: 'add',
                words: <span className="accent">{t('patients.referrerAdd', { name: text })}</span>,
                take: () => setNewName(text),
              },
            ]),
      ]
    : [];

  return (
    <div className={newName === null ? undefined : classes.wide}>
      <SuggestInput
        inputRef={field.ref}
        name="referrer"
        label={t('patients.referrer')}
        placeholder={t('patients.referrerHint')}
        listLabel={t('patients.referrer')}
        value={typed}
        onChange={setTyped}
        onBlur={() => {
          field.onBlur();
          if (text === '') choose(null);
          else if (newName === null) setTyped(chosenName);
        }}
        isPicky
        isCurrent={isCurrent}
        maxLength={80}
        suggestions={suggestions}
      />
      {newName !== null && (
        <NewReferrer
          name={newName}
          onAdded={choose}
          onCancel={() => {
            setNewName(null);
            setTyped(chosenName);
          }}
        />
      )}
    </div>
  );
}

type NewReferrerProps = {
  name: string;
  onAdded: (referrer: Pick<Referrer, 'id' | 'name'>) => void;
  onCancel: () => void;
};

function NewReferrer({ name, onAdded, onCancel }: NewReferrerProps) {
  const t = useTranslation();
  const add = useWrite(contract.patients.addReferrer);
  const [kind, setKind] = useState<Referrer['kind']>('doctor');
  const phone = useRef<HTMLInputElement>(null);

  async function save(): Promise<void> {
    try {
      onAdded(await add.call({ name, kind, phone: phone.current?.value ?? '' }));
    } catch (error) {
      if (isRefusal(error, 'REFERRER_EXISTS')) onAdded({ id: Number(error.data.referrerId), name });
      // Any other refusal is said by the notice below.
    }
  }

  // These fields stand inside the patient's form, whose Enter would save the patient.
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in one line with its fields.
    <div
      className={classes.newReferrer}
      role="group"
      aria-label={t('patients.referrerNew', { name })}
      onKeyDown={onKeyDown}
    >
      <NativeSelect
        size="sm"
        label={t('patients.referrerKind')}
        value={kind}
        autoFocus
        onChange={event => setKind(event.currentTarget.value as Referrer['kind'])}
        data={REFERRER_KINDS.map(one => ({ value: one, label: referrerKindWord(t, one) }))}
      />
      <TextInput
        ref={phone}
        label={t('patients.referrerPhone')}
        inputMode="tel"
        maxLength={20}
        autoComplete="off"
      />
      <Button variant="default" onClick={() => void save()} aria-busy={add.pending}>
        {t('common.add')}
      </Button>
      <ProblemNotice error={add.error} />
    </div>
  );
}
