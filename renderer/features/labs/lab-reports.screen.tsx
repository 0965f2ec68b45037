import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { LabJob } from '#shared/features/labs/lab.schema.ts';
import { LAB_LISTS, type LabList } from '#shared/features/labs/worklist.grid.ts';
import { ageInShort, sexWord } from '#shared/features/patients/age-words.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay, shortDay, wallTime } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { useChosenRowBy } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Panel, PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { JobPanel } from './job.panel.tsx';
import classes from './labs.module.css';
import { NewOrder } from './new-order.panel.tsx';
import { SheetPanel } from './sheet.panel.tsx';
import { TestListPanel } from './test-list.panel.tsx';

/** The laboratory: what is to be done, or the sheet of the orders in hand. */
export function LabReportsScreen({ orderIds }: { orderIds: number[] | undefined }) {
  const open = useOpen();
  if (orderIds)
    return <SheetPanel key={orderIds.join()} orderIds={orderIds} onDone={() => open.labReports()} />;
  return <Worklist />;
}

type Side = 'job' | 'order' | 'list';
const NOTHING: readonly LabJob[] = [];

function Worklist() {
  const { t } = useLanguage();
  const open = useOpen();
  const mayOrder = usePerson().may('labs:order');
  const [tab, setTab] = useState<LabList>('open');
  const [side, setSide] = useState<Side>('job');
  const reading = useRead(contract.labs.worklist, { state: tab }, { keepPrevious: true });
  const jobs = reading.answer?.jobs ?? NOTHING;
  const counts = reading.answer?.counts;
  const { chosen, at, choose } = useChosenRowBy(jobs, ({ orderIds }) => orderIds.join(), reading.isPrevious);
  const list = useListNavigation({
    ...{ count: jobs.length, at, label: t('labs.title'), onChoose: choose },
    isEverywhere: side === 'job',
    onOpen: index => {
      const job = jobs[index];
      if (job) open.labReports(job.orderIds);
    },
  });
  const isOff = side !== 'job';
  useKeys([
    { keys: '↑ ↓', label: t('common.move') },
    { keys: 'N', label: t('labs.newOrder'), run: () => setSide('order'), isOff: isOff || !mayOrder },
    { keys: 'L', label: t('labs.testList'), run: () => setSide('list'), isOff },
    { keys: 'Esc', label: t('common.close'), run: () => setSide('job'), isOff: !isOff },
  ]);
  const wordOf = (one: LabList) => {
    const count = one === 'open' ? undefined : counts?.[one];
    return count ? `${t(`labs.${one}`)} ${count}` : t(`labs.${one}`);
  };
  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <h1 className="title">{t('labs.title')}</h1>
        <SegmentedControl
          aria-label={t('labs.title')}
          data={LAB_LISTS.map(value => ({ value, label: wordOf(value) }))}
          value={tab}
          onChange={value => setTab(value as LabList)}
        />
        <div className="push">
          <ExportButtons
            procedure={contract.labs.exportWorklist}
            input={{ state: tab }}
            isOff={jobs.length === 0}
            isBeside
          />
        </div>
      </div>
      <div className={classes.body}>
        <div className={classes.list}>
          <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
          {reading.isWaiting && <Skeletons label={t('common.loading')} />}
          {reading.answer && jobs.length === 0 && (
            <EmptyState title={t('labs.nothingToDo')} hint={t('labs.nothingToDoHint')} />
          )}
          {jobs.length > 0 && (
            <div className={classes.rows} {...list.listProps}>
              {jobs.map((job, index) => (
                <div key={job.orderIds.join()} className={classes.job} {...list.rowProps(index)}>
                  <JobCells job={job} />
                </div>
              ))}
            </div>
          )}
        </div>
        <Panel label={t('labs.title')}>
          {side === 'order' && <NewOrder onDone={() => setSide('job')} />}
          {side === 'list' && <TestListPanel onDone={() => setSide('job')} />}
          {side === 'job' && chosen && <JobPanel key={chosen.orderIds.join()} job={chosen} />}
          {side === 'job' && (
            <>
              {mayOrder && (
                <PanelAction keys="N" onClick={() => setSide('order')}>
                  {t('labs.newOrder')}
                </PanelAction>
              )}
              <PanelAction keys="L" onClick={() => setSide('list')}>
                {t('labs.testList')}
              </PanelAction>
            </>
          )}
        </Panel>
      </div>
    </div>
  );
}

function JobCells({ job }: { job: LabJob }) {
  const { t, language } = useLanguage();
  const { zone, today } = useClinicDay();
  const { who, names, state, place, isUrgent, untoldCount, sampleNumber, reportSerial, since } = job;
  const onDate = localDateAt(since, zone);
  const isThisYear = onDate.slice(0, 4) === today.slice(0, 4);
  const day = isThisYear ? shortDay(onDate, language) : longDay(onDate, language);
  const when = onDate === today ? wallTime(since, zone) : day;
  return (
    <>
      <span className="clip">
        <span className="strong">{who.fullName}</span>{' '}
        <span className="small dim">
          {ageInShort(t, who, who.onDate)}, {sexWord(t, who.sex)}
        </span>
      </span>
      <span className="clip">{names.join(', ')}</span>
      <span className="small">
        {t(`labs.${state}`)}
        {place === 'outside' && <span className="dim"> {t('labs.outside')}</span>}
      </span>
      <span className="small dim numeric">{sampleNumber ?? reportSerial ?? when}</span>
      <span>
        {untoldCount > 0 ? (
          <Chip tone="danger">{t('labs.critical')}</Chip>
        ) : (
          isUrgent && <Chip tone="amber">{t('labs.urgent')}</Chip>
        )}
      </span>
    </>
  );
}
