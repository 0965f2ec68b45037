import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { TestOnList } from '#shared/features/labs/own-list.schema.ts';
import { rangeWords } from '#shared/features/labs/results.grid.ts';
import { RANGE_SEX_WORDS, yearsOfDays } from '#shared/features/labs/test-list.grid.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { ExportFold } from '../../ui/export-fold.tsx';
import { PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './labs.module.css';
import { OwnRangeForm } from './own-range.panel.tsx';
import { OwnTestForm } from './own-test.panel.tsx';
import { OwnTestsFile } from './own-tests-file.panel.tsx';
import { RetireTest } from './retire-test.panel.tsx';

/** The tests with their ranges and where each comes from; a clinic adds its own beside them. */
export function TestListPanel({ onDone }: { onDone: () => void }) {
  const { t } = useLanguage();
  const mayChange = usePerson().may('lists:change');
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const [asked] = useDebouncedValue(text, 120);
  const reading = useRead(contract.labs.testList, { text: asked }, { keepPrevious: true });
  const list = reading.answer;
  if (opened === 'file') return <OwnTestsFile onDone={() => setOpened(null)} />;
  return (
    <section className={classes.person} aria-label={t('labs.testList')}>
      <SideHead title={t('labs.testList')} onDone={onDone} />
      <TextInput
        label={t('labs.findTest')}
        value={text}
        maxLength={80}
        autoFocus
        onChange={event => setText(event.currentTarget.value)}
      />
      {mayChange && opened !== 'new' && (
        <div className="row">
          <PanelAction onClick={() => setOpened('new')}>{t('labs.ownTest')}</PanelAction>
          <PanelAction onClick={() => setOpened('file')}>{t('lists.fromFile')}</PanelAction>
        </div>
      )}
      {opened === 'new' && <OwnTestForm onDone={() => setOpened(null)} />}
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
      {list && list.tests.length > 0 && (
        <ExportFold procedure={contract.labs.exportTestList} input={{ text: asked }} isNarrow />
      )}
      <div>
        {list?.tests.map(test => (
          <div key={test.id} className={classes.report}>
            <button
              type="button"
              className={classes.choice}
              aria-expanded={opened === test.id}
              onClick={() => setOpened(opened === test.id ? null : test.id)}
            >
              <span className="strong">{test.name}</span> <span className="small dim">{test.unit}</span>
            </button>
            {opened === test.id && <TestFacts test={test} version={list.version} mayChange={mayChange} />}
          </div>
        ))}
      </div>
      {list && <p className="tiny dim">{list.loincNotice}</p>}
    </section>
  );
}

type TestFactsProps = { test: TestOnList; version: string; mayChange: boolean };

function TestFacts({ test, version, mayChange }: TestFactsProps) {
  const { t, language } = useLanguage();
  const [isAdding, setIsAdding] = useState(false);
  const [isRetiring, setIsRetiring] = useState(false);
  return (
    <div className="column">
      <span className="small dim">
        {[test.group, test.specimen, test.loinc && `LOINC ${test.loinc}`].filter(Boolean).join(' · ')}
      </span>
      {test.ranges.map((range, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same.
        <div key={at} className={classes.result}>
          <span>{rangeWords(t, range)}</span>
          <span className="small dim">
            {t(RANGE_SEX_WORDS[range.sex])} {yearsOfDays(range.fromDays)}–
            {Math.min(120, yearsOfDays(range.toDays))}
          </span>
          <span className="small dim">
            {range.ownFrom
              ? t('labs.ownSince', { date: longDay(range.ownFrom, language) })
              : t('labs.shipped', { version })}
          </span>
        </div>
      ))}
      {mayChange && !isAdding && (
        <PanelAction onClick={() => setIsAdding(true)}>{t('labs.ownRange')}</PanelAction>
      )}
      {isAdding && <OwnRangeForm testId={test.id} onDone={() => setIsAdding(false)} />}
      {mayChange && test.isOwn && !isRetiring && (
        <PanelAction onClick={() => setIsRetiring(true)}>{t('labs.retireTest')}</PanelAction>
      )}
      {isRetiring && <RetireTest test={test} onDone={() => setIsRetiring(false)} />}
    </div>
  );
}
