import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { type ClinicList, type ClinicRow, newRowSchema } from '#shared/features/lists/clinic-rows.schema.ts';
import { ROW_FIELDS } from '#shared/features/lists/row-fields.rules.ts';
import { useWrite } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './lists.module.css';
import { draftOf, forgetDraft, keepDraft } from './row-drafts.ts';
import { readTypedRow, type TypedRow, typedRow } from './row-fields.ts';

type RowFormProps = { list: ClinicList; known: ClinicRow | undefined; onDone: () => void };

/** Two of them stand beside each other. */
const SHORT_FIELDS: readonly string[] = ['strength', 'form', 'route', 'schedule', 'pack', 'mrpPaise'];

/** The fields that a file calls otherwise. */
const FIELD_OF: Readonly<Record<string, string>> = {
  ...{ mrp: 'mrpPaise', default_dose: 'usualDose', a_type: 'aType', b_type: 'bType' },
  sure: 'isSure',
};

/** One row, typed; a changed row is its next version. */
export function RowForm({ list, known, onDone }: RowFormProps) {
  const { t, sentence } = useLanguage();
  const { userId } = usePerson();
  const place = { userId, list, known };
  const [typed, setTyped] = useState(() => draftOf(place) ?? typedRow(list, known?.row));
  const [wasKept, setWasKept] = useState(() => draftOf(place) !== undefined);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const saving = useWrite(contract.lists.save);
  const [isTakingOut, setIsTakingOut] = useState(false);
  const [why, setWhy] = useState('');

  function type(next: TypedRow): void {
    keepDraft(place, next);
    setTyped(next);
  }

  function startAgain(): void {
    forgetDraft(place);
    setTyped(typedRow(list, known?.row));
    setProblems({});
    setWasKept(false);
  }

  function save(): void {
    const changes = known ? { key: known.key, version: known.version } : null;
    const read = newRowSchema.safeParse({ list, row: readTypedRow(list, typed), changes });
    if (!read.success) {
      setProblems(
        Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[1] ?? ''), message])),
      );
      return;
    }
    setProblems({});
    saving.call(read.data).then(
      ({ isUnchecked }) => {
        forgetDraft(place);
        toast(t(isUnchecked ? 'lists.savedUnchecked' : 'lists.saved'));
        onDone();
      },
      (refusal: Refusal) => setProblems(problemsOf(refusal)),
    );
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('lists.save'), run: save, isOff: isTakingOut },
    { keys: 'Esc', label: t('common.back'), run: () => (isTakingOut ? setIsTakingOut(false) : onDone()) },
  ]);
  return (
    <div className={classes.side}>
      <SideHead title={t(known ? 'lists.change' : 'lists.add')} onDone={onDone} />
      {wasKept && (
        <div className="row apart">
          <span className="small amber">{t('lists.keptTyping')}</span>
          <Button variant="subtle" onClick={startAgain}>
            {t('lists.startAgain')}
          </Button>
        </div>
      )}
      <form
        className={classes.grid}
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
            className: SHORT_FIELDS.includes(name) ? classes.short : undefined,
            value: typed[name] ?? '',
            error: code === undefined ? undefined : (sentence(code) ?? t('problems.INVALID')),
            onChange: (event: { currentTarget: { value: string } }) =>
              type({ ...typed, [name]: event.currentTarget.value }),
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
        <div className={classes.saveFoot}>
          <SaveButton busy={saving.pending} keys="Ctrl ↵" isFullWidth>
            {t('lists.save')}
          </SaveButton>
        </div>
      </form>
      {saving.error?.code !== 'ROW_NOT_POSSIBLE' && <ProblemNotice error={saving.error} onRetry={save} />}
      {known && !isTakingOut && (
        <Button variant="default" onClick={() => setIsTakingOut(true)}>
          {t('lists.retire')}
        </Button>
      )}
      {known && isTakingOut && (
        <TakeOut
          list={list}
          rowKey={known.key}
          why={why}
          onWhy={setWhy}
          onDone={() => {
            forgetDraft(place);
            onDone();
          }}
        />
      )}
    </div>
  );
}

type TakeOutProps = {
  list: ClinicList;
  rowKey: string;
  why: string;
  onWhy: (why: string) => void;
  onDone: () => void;
};

function TakeOut({ list, rowKey, why, onWhy, onDone }: TakeOutProps) {
  const { t } = useLanguage();
  const retiring = useWrite(contract.lists.retire);

  function retire(event: FormEvent): void {
    event.preventDefault();
    if (why.trim() === '') return;
    retiring.call({ list, key: rowKey, reason: why }).then(
      () => {
        toast(t('lists.retired'));
        onDone();
      },
      () => undefined, // Said by the notice.
    );
  }

  return (
    <form className={classes.fields} onSubmit={retire} noValidate>
      <TextInput
        label={t('lists.retireWhy')}
        value={why}
        maxLength={120}
        autoFocus
        onChange={event => onWhy(event.currentTarget.value)}
      />
      <ProblemNotice error={retiring.error} />
      <SaveButton busy={retiring.pending} keys="↵">
        {t('lists.retire')}
      </SaveButton>
    </form>
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
