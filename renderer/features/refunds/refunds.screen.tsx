import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Refund } from '#shared/features/refunds/refund.schema.ts';
import { refundsGrid, STATE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { useChosenRow } from '../../ui/chosen-row.ts';
import { useDateRange } from '../../ui/date-range.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { GridHead } from '../../ui/grid-head.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReportGrid } from '../../ui/report-grid.tsx';
import { ChosenRefund } from './chosen-refund.panel.tsx';
import classes from './refunds.module.css';

const NONE: readonly Refund[] = [];
type Shown = 'waiting' | 'done';

/** Refunds that wait for a yes or for their money, and those of a period (BIL-5). */
export function RefundsScreen() {
  const { t } = useLanguage();
  const [shown, setShown] = useState<Shown>('waiting');
  const tabs = [
    { keys: '1', value: 'waiting' as const, word: t('refunds.waiting') },
    { keys: '2', value: 'done' as const, word: t('refunds.done') },
  ];
  useKeys(
    tabs.map(({ keys, value, word }) => ({ keys, label: word, run: () => setShown(value), onStrip: false })),
  );
  const bar = (
    <span className="row">
      {tabs.map(({ keys, value, word }) => (
        <Button
          key={value}
          size="compact-sm"
          variant={shown === value ? 'light' : 'default'}
          aria-pressed={shown === value}
          onClick={() => setShown(value)}
          rightSection={<KeyHint keys={keys} />}
        >
          {word}
        </Button>
      ))}
    </span>
  );
  return shown === 'waiting' ? <Waiting bar={bar} /> : <Done bar={bar} />;
}

function Waiting({ bar }: { bar: ReactNode }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [actingOn, setActingOn] = useState<number>();
  const reading = useRead(contract.refunds.list, { fromDate: today, toDate: today });
  const rows = (reading.answer ?? NONE).filter(({ state }) => state === 'requested' || state === 'approved');
  const { chosen, at, choose } = useChosenRow(rows);
  // Of a refund that somebody else has settled meanwhile the next one is chosen, and nothing is begun with that.
  const isActing = chosen !== undefined && chosen.id === actingOn;
  const list = useListNavigation({
    ...{ count: rows.length, at, label: t('refunds.listTitle') },
    isEverywhere: !isActing,
    onOpen: () => undefined,
    onChoose: place => {
      setActingOn(undefined);
      choose(place);
    },
  });
  return (
    <div className={classes.screen}>
      <div className={classes.main}>
        <GridHead title={t('refunds.listTitle')} count={reading.answer && rows.length} />
        {bar}
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {reading.answer && rows.length === 0 && (
          <EmptyState title={t('refunds.nothingWaits')} hint={t('refunds.nothingWaitsHint')} />
        )}
        {rows.length > 0 && (
          <div {...list.listProps} className={classes.rows}>
            {rows.map((row, index) => (
              <div key={row.id} className={`list-row ${classes.row}`} {...list.rowProps(index)}>
                <span>
                  <Chip tone={row.state === 'approved' ? 'accent' : 'amber'}>
                    {t(STATE_WORDS[row.state])}
                  </Chip>
                </span>
                <span className="strong clip">{row.fullName}</span>
                <span className="small clip">{row.billNumber || t('refunds.ofAdvance')}</span>
                <span className="small dim clip">
                  {[shortDay(row.requestedOn, language), row.requestedBy, row.reason].join(' · ')}
                </span>
                <span className="right numeric strong">{formatRupees(row.amountPaise)}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      {chosen && (
        <ChosenRefund
          key={chosen.id}
          refund={chosen}
          isActing={isActing}
          onActing={begins => setActingOn(now => (begins ? chosen.id : now === chosen.id ? undefined : now))}
        />
      )}
    </div>
  );
}

function Done({ bar }: { bar: ReactNode }) {
  const { t, language } = useLanguage();
  const range = useDateRange({ first: 'month' });
  const { fromDate, toDate } = range;
  const days = { fromDate, toDate };
  const reading = useRead(contract.refunds.list, days, { keepPrevious: true });
  const rows = useMemo(
    () => (reading.answer ?? NONE).filter(({ state }) => state !== 'requested' && state !== 'approved'),
    [reading.answer],
  );
  const grid = useMemo(
    () => refundsGrid(rows, { t, language, range: { fromDate, toDate }, isBrief: true }),
    [rows, t, language, fromDate, toDate],
  );
  const { chosen, at, choose } = useChosenRow(rows);
  return (
    <div className={classes.screen}>
      <div className={classes.main}>
        <GridHead title={t('refunds.listTitle')} count={reading.answer && rows.length}>
          <ExportButtons
            procedure={contract.refunds.exportList}
            input={days}
            isOff={!reading.answer}
            isBeside
          />
        </GridHead>
        {bar}
        {range.bar}
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {reading.answer && rows.length === 0 && <EmptyState title={t('refunds.nothingDone')} />}
        {rows.length > 0 && <ReportGrid grid={grid} at={at} onChoose={choose} onOpen={choose} />}
      </div>
      {chosen && <ChosenRefund key={chosen.id} refund={chosen} isActing={false} onActing={() => undefined} />}
    </div>
  );
}
