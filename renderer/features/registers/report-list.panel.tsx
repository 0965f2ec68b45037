import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { REPORTS, type ReportName } from '#shared/features/registers/report-list.ts';
import type { ReportGroup } from '#shared/features/registers/report-plan.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import classes from './registers.module.css';

type ReportListProps = {
  names: readonly ReportName[];
  shown: ReportName | undefined;
  onChoose: (name: ReportName) => void;
  /** Goes into the report that is shown. */
  onEnter: () => void;
  /** Over the list, and under it. */
  head?: ReactNode;
  foot?: ReactNode;
};

type Entry = { name: ReportName; index: number };

function groupsOf(names: readonly ReportName[]): { group: ReportGroup; entries: Entry[] }[] {
  const groups: { group: ReportGroup; entries: Entry[] }[] = [];
  names.forEach((name, index) => {
    const { group } = REPORTS[name];
    const last = groups.at(-1);
    if (last?.group === group) last.entries.push({ name, index });
    else groups.push({ group, entries: [{ name, index }] });
  });
  return groups;
}

/** The reports that a person may see, by their groups; arrows choose, → and Enter go into the report. */
export function ReportList({ names, shown, onChoose, onEnter, head, foot }: ReportListProps) {
  const { t } = useLanguage();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const found = names.filter(name =>
    [REPORTS[name].word, REPORTS[name].about].some(word => t(word).toLowerCase().includes(wanted)),
  );
  const choose = (index: number) => {
    const name = found[index];
    if (name) onChoose(name);
  };
  const list = useListNavigation({
    ...{ count: found.length, label: t('registers.choose'), onChoose: choose, onOpen: onEnter },
    first: Math.max(0, shown ? found.indexOf(shown) : 0),
  });
  useKeys([{ keys: '/', label: t('registers.find'), run: () => field.current?.focus() }]);

  /** Places in what was found are not places in the list before. */
  function type(text: string): void {
    const next = text.trim().toLowerCase();
    const first = names.find(name => t(REPORTS[name].word).toLowerCase().includes(next));
    setTyped(text);
    if (first && next !== '') onChoose(first);
    list.setIndex(0);
  }

  function onFieldKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') list.setIndex(Math.min(found.length - 1, list.index + 1));
    else if (event.key === 'ArrowUp') list.setIndex(Math.max(0, list.index - 1));
    else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape' && typed !== '') type('');
    else return;
    event.preventDefault();
  }

  return (
    <aside className={classes.aside} aria-label={t('registers.title')}>
      <TextInput
        ref={field}
        aria-label={t('registers.find')}
        placeholder={t('registers.find')}
        value={typed}
        rightSection={<KeyHint keys="/" />}
        onChange={event => type(event.currentTarget.value)}
        onKeyDown={onFieldKey}
      />
      {head}
      <div {...list.listProps} className={classes.list}>
        {groupsOf(found).map(({ group, entries }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
          <div key={group} role="group" aria-labelledby={`${id}-${group}`} className={classes.group}>
            <span id={`${id}-${group}`} className={`tiny dim ${classes.groupName}`}>
              {t(`registers.group_${group}`)}
            </span>
            {entries.map(({ name, index }) => (
              <div key={name} className={`list-row ${classes.entry}`} {...list.rowProps(index)}>
                <span className="clip">{t(REPORTS[name].word)}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 && <span className="small dim">{t('registers.noneFound')}</span>}
      {foot}
    </aside>
  );
}
