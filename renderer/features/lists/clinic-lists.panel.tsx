import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { CLINIC_LISTS, type ClinicList, type ClinicRow } from '#shared/features/lists/clinic-rows.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ListFile } from './list-file.panel.tsx';
import classes from './lists.module.css';
import { typedRow } from './row-fields.ts';
import { RowForm } from './row-form.panel.tsx';

type Side = { kind: 'none' } | { kind: 'file' } | { kind: 'row'; row: ClinicRow | undefined };

/** The clinic's own medicines, diagnoses and interactions, by hand or from a file. */
export function ClinicListsPanel() {
  const { t, language } = useLanguage();
  const [list, setList] = useState<ClinicList>('drugs');
  const [text, setText] = useState('');
  const [side, setSide] = useState<Side>({ kind: 'none' });
  const reading = useRead(contract.lists.show, { list, text }, { keepPrevious: true });
  const { answer } = reading;
  const close = () => setSide({ kind: 'none' });
  const isOff = side.kind !== 'none';
  useKeys([
    { keys: '+', label: t('lists.add'), run: () => setSide({ kind: 'row', row: undefined }), isOff },
    { keys: 'Ctrl O', label: t('lists.fromFile'), run: () => setSide({ kind: 'file' }), isOff },
    { keys: 'Esc', label: t('common.close'), run: close, isOff: !isOff },
  ]);
  return (
    <section className={classes.panel} aria-label={t('lists.title')}>
      <h1 className="title">{t('lists.title')}</h1>
      <span className="small dim">{t('lists.about')}</span>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('lists.which')}
          value={list}
          data={CLINIC_LISTS.map(value => ({ value, label: t(`lists.${value}`) }))}
          onChange={value => {
            setList(value as ClinicList);
            close();
          }}
        />
        <TextInput
          aria-label={t('lists.filter')}
          placeholder={t('lists.filter')}
          value={text}
          maxLength={80}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Button
          variant="default"
          rightSection={<KeyHint keys="Ctrl O" />}
          onClick={() => setSide({ kind: 'file' })}
        >
          {t('lists.fromFile')}
        </Button>
        <Button rightSection={<KeyHint keys="+" />} onClick={() => setSide({ kind: 'row', row: undefined })}>
          {t('lists.add')}
        </Button>
      </div>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      <div className={classes.columns}>
        <div className={classes.rows}>
          {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
          {answer && answer.rows.length > 0 && (
            <ExportFold procedure={contract.lists.exportRows} input={{ list, text }} />
          )}
          {answer && <span className="small strong">{t('lists.own', { count: answer.total })}</span>}
          {answer?.rows.length === 0 && <EmptyState title={t('lists.none')} hint={t('lists.noneHint')} />}
          {answer && answer.rows.length > 0 && (
            <OwnRows
              key={list}
              list={list}
              rows={answer.rows}
              isOff={isOff}
              onOpen={row => setSide({ kind: 'row', row })}
            />
          )}
          {answer && (
            <span className="tiny dim">
              {t('lists.builtIn', {
                rows: answer.builtIn.rows,
                version: answer.builtIn.version,
                date: longDay(answer.builtIn.date, language),
                note: answer.builtIn.sourceNote,
              })}
            </span>
          )}
        </div>
        {side.kind === 'row' && (
          <RowForm key={`${list} ${side.row?.id ?? ''}`} list={list} known={side.row} onDone={close} />
        )}
        {side.kind === 'file' && <ListFile key={list} list={list} onDone={close} />}
      </div>
    </section>
  );
}

type OwnRowsProps = {
  list: ClinicList;
  rows: readonly ClinicRow[];
  isOff: boolean;
  onOpen: (row: ClinicRow) => void;
};

function OwnRows({ list, rows, isOff, onOpen }: OwnRowsProps) {
  const { t } = useLanguage();
  const navigation = useListNavigation({
    count: rows.length,
    label: t('lists.title'),
    isEverywhere: !isOff,
    onOpen: at => {
      const row = rows[at];
      if (row) onOpen(row);
    },
  });
  return (
    <div {...navigation.listProps}>
      {rows.map((row, at) => (
        <div key={row.key} className={`list-row ${classes.row}`} {...navigation.rowProps(at)}>
          <span className="clip">{lineOf(list, row)}</span>
          {row.isUnchecked ? <Chip tone="amber">{t('lists.unchecked')}</Chip> : <span />}
          <span className="tiny dim clip">{row.addedByName}</span>
        </div>
      ))}
    </div>
  );
}

function lineOf(list: ClinicList, { row }: ClinicRow): string {
  const typed = typedRow(list, row);
  const say = (...names: string[]) => names.map(name => typed[name]).filter(Boolean);
  if (list === 'drugs') return [...say('brand'), say('generic', 'strength', 'form').join(' ')].join(' · ');
  if (list === 'diagnoses') return say('title', 'code', 'synonyms').join(' · ');
  return [say('a', 'b').join(' + '), ...say('severity', 'effect')].join(' · ');
}
