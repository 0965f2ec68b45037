import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import type { FormDefinition } from '#shared/features/forms/form.schema.ts';
import { type FormPerson, fitsPerson } from '#shared/features/forms/form-fit.rules.ts';
import { wordIn } from '#shared/features/forms/section-print.rules.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './forms.module.css';
import { markAdded } from './just-added.ts';

type FormChooserProps = {
  person: FormPerson;
  sections: readonly FilledSection[];
  onAdd: (section: FilledSection) => void;
  onDone: () => void;
};

const MOST_SECTIONS = 12;

/** The forms that fit the person, or stand in the note already; the others are behind a row of their own. */
function useForms({ person, sections }: Pick<FormChooserProps, 'person' | 'sections'>) {
  const reading = useRead(contract.forms.list, {});
  const [isOpen, setIsOpen] = useState(false);
  const inUse = (reading.answer ?? []).map(({ definition }) => definition).filter(form => !form.isRetired);
  const isThere = ({ id }: FormDefinition) => sections.some(({ formId }) => formId === id);
  const isNear = (form: FormDefinition) => isThere(form) || fitsPerson(form.forWhom, person);
  const others = inUse.filter(form => !isNear(form));
  const near = inUse.filter(isNear);
  return {
    reading,
    isThere,
    forms: isOpen ? [...near, ...others] : near,
    closed: isOpen ? [] : others,
    openOthers: () => setIsOpen(true),
  };
}

/** The clinic's forms; Enter or its digit puts one into the note, or leads to it where it stands already. */
export function FormChooser({ person, sections, onAdd, onDone }: FormChooserProps) {
  const { t, language } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const { reading, isThere, forms, closed, openOthers } = useForms({ person, sections });
  const isFull = sections.length >= MOST_SECTIONS;

  function choose(form: FormDefinition | undefined): void {
    if (!form) return;
    if (!isThere(form) && isFull) return;
    if (!isThere(form)) {
      markAdded(form.id);
      onAdd({ formId: form.id, formVersion: form.version, title: form.title.en, values: {} });
    }
    onDone();
    if (isThere(form)) focusForm(form.id);
  }

  const open = (place: number) => (place < forms.length ? choose(forms[place]) : openOthers());
  const count = forms.length + (closed.length > 0 ? 1 : 0);
  const rows = useListNavigation({ count, onOpen: open, label: t('forms.title') });
  useKeys([
    { keys: 'Esc', label: t('common.close'), run: onDone },
    ...forms.slice(0, 9).map((form, place) => ({ keys: String(place + 1), run: () => choose(form) })),
  ]);
  /** One click is enough: nothing is lost by a form that stands empty in the note. */
  const rowProps = (place: number) => ({ ...rows.rowProps(place), onClick: () => open(place) });
  const hasForms = count > 0;
  useEffect(() => {
    if (hasForms) list.current?.focus();
  }, [hasForms]);

  return (
    <section className={classes.chooser} aria-label={t('forms.choose')}>
      <SideHead title={t('forms.choose')} onDone={onDone} />
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {reading.answer && !hasForms && <EmptyState title={t('forms.none')} hint={t('forms.noneHint')} />}
      {isFull && <span className="small amber">{t('forms.noteIsFull', { count: MOST_SECTIONS })}</span>}
      {hasForms && (
        <div ref={list} {...rows.listProps}>
          {forms.map((form, place) => (
            <div key={form.id} className="list-row" {...rowProps(place)}>
              <span className="grow">{wordIn(form.title, language)}</span>
              {isThere(form) && <span className="tiny dim">{t('forms.inNote')}</span>}
              {place < 9 && <KeyHint keys={String(place + 1)} />}
            </div>
          ))}
          {closed.length > 0 && (
            <div className="list-row" {...rowProps(forms.length)}>
              <span className="grow accent">{t('forms.others', { count: closed.length })}</span>
              <span className="tiny dim clip">
                {closed.map(({ title }) => wordIn(title, language)).join(', ')}
              </span>
            </div>
          )}
        </div>
      )}
      <span className="tiny dim">{t('forms.chooseHint')}</span>
    </section>
  );
}

function focusForm(formId: string): void {
  document.querySelector<HTMLElement>(`[data-section^="form-${formId}-"]`)?.focus();
}
