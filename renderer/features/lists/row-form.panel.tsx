import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { type ClinicList, type ClinicRow, newRowSchema } from '#shared/features/lists/clinic-rows.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './lists.module.css';
import { ROW_FIELDS, readTypedRow, typedRow } from './row-fields.ts';

type RowFormProps = { list: ClinicList; known: ClinicRow | undefined; onDone: () => void };

/** The fields that a file calls otherwise. */
const FIELD_OF: Readonly<Record<string, string>> = {
  ...{ mrp: 'mrpPaise', default_dose: 'usualDose', a_type: 'aType', b_type: 'bType' },
};

/** One row, typed; a changed row is its next version. */
export function RowForm({ list, known, onDone }: RowFormProps) {
  const { t, sentence } = useLanguage();
  const [typed, setTyped] = useState(() => typedRow(list, known?.row));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const saving = useWrite(contract.lists.save);
  const retiring = useWrite(contract.lists.retire);
  const [why, setWhy] = useState<string | null>(null);

  function save(): void {
    const read = newRowSchema.safeParse({ list, row: readTypedRow(list, typed) });
    if (!read.success) {
      setProblems(
        Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[1] ?? ''), message])),
      );
      return;
    }
    setProblems({});
    saving.call(read.data).then(
      ({ isUnchecked }) => {
        toast(t(isUnchecked ? 'lists.savedUnchecked' : 'lists.saved'));
        onDone();
      },
      (refusal: Refusal) => setProblems(problemsOf(refusal)),
    );
  }

  function retire(event: FormEvent): void {
    event.preventDefault();
    if (!known || why === null || why.trim() === '') return;
    retiring.call({ list, key: known.key, reason: why }).then(
      () => {
        toast(t('lists.retired'));
        onDone();
      },
      () => undefined, // Said by the notice.
    );
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('lists.save'), run: save, isOff: why !== null },
    { keys: 'Esc', label: t('common.back'), run: () => (why === null ? onDone() : setWhy(null)) },
  ]);
  return (
    <div className={classes.side}>
      <SideHead title={t(known ? 'lists.change' : 'lists.add')} onDone={onDone} />
      <form
        className={classes.fields}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        {ROW_FIELDS[list].map(({ name, word, hint, choices }, at) => {
          const code = problems[name];
          const common = {
            name,
            label: t(word),
            value: typed[name] ?? '',
            error: code === undefined ? undefined : (sentence(code) ?? t('problems.INVALID')),
            onChange: (event: { currentTarget: { value: string } }) =>
              setTyped({ ...typed, [name]: event.currentTarget.value }),
          };
          return choices ? (
            <NativeSelect
              key={name}
              {...common}
              data={choices.map(({ value, word: said }) => ({ value, label: said ? t(said) : value }))}
            />
          ) : (
            <TextInput
              key={name}
              {...common}
              placeholder={hint && t(hint)}
              autoFocus={at === 0}
              autoComplete="off"
              maxLength={240}
            />
          );
        })}
        <SaveButton busy={saving.pending} keys="Ctrl ↵">
          {t('lists.save')}
        </SaveButton>
      </form>
      {saving.error?.code !== 'ROW_NOT_POSSIBLE' && <ProblemNotice error={saving.error} onRetry={save} />}
      {known && why === null && (
        <Button variant="default" onClick={() => setWhy('')}>
          {t('lists.retire')}
        </Button>
      )}
      {why !== null && (
        <form className={classes.fields} onSubmit={retire} noValidate>
          <TextInput
            label={t('lists.retireWhy')}
            value={why}
            maxLength={120}
            autoFocus
            onChange={event => setWhy(event.currentTarget.value)}
          />
          <ProblemNotice error={retiring.error} />
          <SaveButton busy={retiring.pending} keys="↵">
            {t('lists.retire')}
          </SaveButton>
        </form>
      )}
    </div>
  );
}

function problemsOf({ code, data, fieldProblems }: Refusal): Record<string, string> {
  if (code !== 'ROW_NOT_POSSIBLE' || !Array.isArray(data.problems))
    return Object.fromEntries(
      fieldProblems.map(({ path, code: what }) => [path.replace(/^row\./, ''), what]),
    );
  const found = data.problems as { column: string; code: string }[];
  return Object.fromEntries(found.map(({ column, code: what }) => [FIELD_OF[column] ?? column, what]));
}
