import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { DraftForm } from '#shared/features/forms/form.schema.ts';
import { LAST_SHIPPED_VERSION } from '#shared/features/forms/form.schema.ts';
import type { ListedForm } from '#shared/features/forms/forms.contract.ts';
import { wordIn } from '#shared/features/forms/section-print.rules.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './builder.module.css';
import { FormBuilder } from './form-builder.panel.tsx';
import { emptyForm, freeId } from './form-draft.ts';
import { exportForm, readFormFile } from './form-file.ts';

type InHand = { form: DraftForm; changes: number | null };

/** The clinic's specialty forms: the shipped starters and its own. */
export function FormsPanel() {
  const [inHand, setInHand] = useState<InHand | null>(null);
  if (inHand) return <FormBuilder {...inHand} onDone={() => setInHand(null)} />;
  return <FormList onOpen={setInHand} />;
}

function draftOf({ version: _, ...form }: ListedForm['definition']): DraftForm {
  return form;
}

function FormList({ onOpen }: { onOpen: (inHand: InHand) => void }) {
  const { t, language, sentence } = useLanguage();
  const { zone } = useClinicDay();
  const picker = useRef<HTMLInputElement>(null);
  const [fileProblems, setFileProblems] = useState<string[]>([]);
  const reading = useRead(contract.forms.list, {});
  const forms = reading.answer ?? [];

  function change(one: ListedForm | undefined): void {
    if (one) onOpen({ form: draftOf(one.definition), changes: one.definition.version });
  }

  function copy(one: ListedForm | undefined): void {
    if (!one) return;
    const form = draftOf(one.definition);
    const id = freeId(`${form.id}-`.slice(0, 36), [
      `${form.id}-`,
      ...forms.map(({ definition }) => definition.id),
    ]);
    const title = { en: t('forms.copyOf', { title: form.title.en }).slice(0, 60), hi: form.title.hi };
    onOpen({ form: { ...form, id, title }, changes: null });
  }

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const read = readFormFile(await file.text());
    if (!read) return setFileProblems([t('forms.importNotJson')]);
    if ('problems' in read) {
      const say = (code: string) => sentence(code) ?? code;
      return setFileProblems(
        read.problems.map(({ path, code }) =>
          t('forms.wrongAt', { place: path.join(' '), sentence: say(code) }),
        ),
      );
    }
    const known = forms.find(({ definition }) => definition.id === read.form.id);
    onOpen({ form: read.form, changes: known?.definition.version ?? null });
  }

  const list = useListNavigation({
    count: forms.length,
    onOpen: index => change(forms[index]),
    isEverywhere: true,
    label: t('forms.list'),
  });
  const chosen = forms[list.index];
  const actions = [
    { keys: 'N', label: t('forms.newForm'), run: () => onOpen({ form: emptyForm, changes: null }) },
    { keys: 'C', label: t('forms.copy'), run: () => copy(chosen), isOff: !chosen },
    {
      keys: 'E',
      label: t('forms.exportFile'),
      run: () => chosen && exportForm(chosen.definition),
      isOff: !chosen,
    },
    { keys: 'I', label: t('forms.importFile'), run: () => picker.current?.click() },
  ];
  useKeys([...actions, { keys: 'Enter', label: t('forms.change') }]);

  function originOf({ definition, isShipped, savedAt, savedByName }: ListedForm): string {
    if (isShipped || savedAt === null) return t('forms.shipped', { version: definition.version });
    return t('forms.own', {
      version: definition.version - LAST_SHIPPED_VERSION,
      name: savedByName ?? '',
      date: longDay(localDateAt(savedAt, zone), language),
    });
  }

  return (
    <section className={classes.list}>
      <h1 className="title">{t('forms.title')}</h1>
      <span className="small dim">{t('forms.about')}</span>
      <div className="row">
        {actions.map(({ keys, label, run, isOff }) => (
          <Button
            key={keys}
            variant="default"
            disabled={isOff ?? false}
            rightSection={<KeyHint keys={keys} />}
            onClick={run}
          >
            {label}
          </Button>
        ))}
        <input
          ref={picker}
          type="file"
          accept=".json"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('forms.importFile')}
          onChange={event => {
            void take(event.currentTarget.files?.[0]);
            // The same file, corrected and chosen again, is a new choice.
            event.currentTarget.value = '';
          }}
        />
      </div>
      {forms.length > 0 && <ExportFold procedure={contract.forms.exportList} input={{}} />}
      {fileProblems.map(problem => (
        <p key={problem} className="small danger" role="alert">
          {problem}
        </p>
      ))}
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {reading.answer?.length === 0 && <EmptyState title={t('forms.none')} />}
      {forms.length > 0 && (
        <div {...list.listProps}>
          {forms.map((one, place) => (
            <div key={one.definition.id} className="list-row" {...list.rowProps(place)}>
              <span className="strong grow">{wordIn(one.definition.title, language)}</span>
              {one.definition.isRetired && <span className="small amber">{t('forms.retired')}</span>}
              <span className="small dim">
                {t('forms.fieldCount', { count: one.definition.fields.length })}
              </span>
              <span className={`small dim ${classes.origin}`}>{originOf(one)}</span>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
