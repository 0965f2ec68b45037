import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ShareDoctor, ShareSheet } from '#shared/features/shares/share.schema.ts';
import { shareSheetGrid } from '#shared/features/shares/share-sheet.grid.ts';
import type { Grid } from '#shared/kernel/grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { Fact } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { EmptyState, Panel, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReportGrid } from '../../ui/report-grid.tsx';
import { noRulesWords } from './no-rules-words.ts';
import { PayOut } from './pay-out.panel.tsx';
import classes from './shares.module.css';

/** What is left of the sheet beside the payout's form. */
const BESIDE: readonly string[] = ['bill', 'service', 'collected', 'rate', 'now'];

function withColumns(grid: Grid, keys: readonly string[]): Grid {
  const kept = grid.columns.flatMap(({ key }, at) => (keys.includes(key) ? [at] : []));
  const pick = <Cell,>(cells: readonly Cell[]) => cells.filter((_cell, at) => kept.includes(at));
  return {
    ...grid,
    columns: pick(grid.columns),
    rows: grid.rows.map(row => ({ ...row, cells: pick(row.cells) })),
    totals: grid.totals && pick(grid.totals),
  };
}

type DueSheetProps = { doctor: ShareDoctor; head: ReactNode; onRules: () => void; onPaid: () => void };

/** What is due up to a day, line by line, and paying it out. */
export function DueSheet({ doctor, head, onRules, onPaid }: DueSheetProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const { doctorId, paidUpTo } = doctor;
  const [toDate, setToDate] = useState(paidUpTo !== null && paidUpTo > today ? paidUpTo : today);
  const [isPaying, setPaying] = useState(false);
  const reading = useRead(contract.shares.sheet, { doctorId, toDate }, { keepPrevious: true });
  const sheet = reading.error ? undefined : reading.answer;
  const mayPay = usePerson().may('shares:pay') && sheet !== undefined && sheet.grossPaise > 0;
  useKeys([{ keys: 'B', label: t('shares.payOut'), run: () => setPaying(true), isOff: !mayPay || isPaying }]);
  const close = () => setPaying(false);
  return (
    <div className={isPaying && sheet ? classes.pair : classes.room}>
      <section className={classes.main} aria-label={t('shares.tabSheet')}>
        {head}
        <div className={classes.facts}>
          <div className={classes.day}>
            <DayInput
              name="toDate"
              label={t('shares.upToDay')}
              value={toDate}
              onChange={date => date && setToDate(date)}
              problem={undefined}
            />
          </div>
          {sheet && <Sums sheet={sheet} />}
          {mayPay && !isPaying && (
            <Button onClick={() => setPaying(true)} rightSection={<KeyHint keys="B" />}>
              {t('shares.payOut')}
            </Button>
          )}
        </div>
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {sheet && <Lines sheet={sheet} isBeside={isPaying} onRules={onRules} language={language} />}
      </section>
      {isPaying && sheet && (
        <Panel label={t('shares.payOut')} isSunk>
          <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: close, inFields: true }]}>
            <PayOut
              sheet={sheet}
              onDone={() => {
                close();
                onPaid();
              }}
            />
          </KeyLayer>
        </Panel>
      )}
    </div>
  );
}

function Sums({ sheet }: { sheet: ShareSheet }) {
  const { t } = useLanguage();
  const { grossPaise, tds } = sheet;
  return (
    <>
      <Fact label={t('shares.gross')}>
        <span className="numeric">{formatRupees(grossPaise)}</span>
      </Fact>
      <Fact label={t('shares.tdsKept')}>
        <span className="numeric">{formatRupees(tds.tdsPaise)}</span>
      </Fact>
      <Fact label={t('shares.toPay')}>
        <span className={`numeric ${classes.total}`}>{formatRupees(grossPaise - tds.tdsPaise)}</span>
      </Fact>
    </>
  );
}

type LinesProps = {
  sheet: ShareSheet;
  isBeside: boolean;
  onRules?: (() => void) | undefined;
  language: 'en' | 'hi';
};

/** The sheet as it is printed; Enter opens the bill for who may see bills. */
export function Lines({ sheet, isBeside, onRules, language }: LinesProps) {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const grid = useMemo(() => {
    const whole = shareSheetGrid(sheet, { t, language });
    return isBeside ? withColumns(whole, BESIDE) : whole;
  }, [sheet, t, language, isBeside]);
  const asked = { doctorId: sheet.doctorId, toDate: sheet.toDate, payoutId: sheet.payout?.id ?? null };
  if (!sheet.hasRules) {
    const mayChange = person.may('shares:change');
    return (
      <EmptyState
        {...noRulesWords(sheet.doctorId, person, t)}
        {...(mayChange && onRules
          ? { action: { label: t('shares.tabRules'), keys: '3', run: onRules } }
          : {})}
      />
    );
  }
  if (sheet.lines.length === 0) {
    return <EmptyState title={t('shares.nothingDue')} hint={t('shares.nothingDueHint')} />;
  }
  return (
    <>
      <div className="row">
        <ExportButtons procedure={contract.shares.exportSheet} input={asked} isBeside />
      </div>
      <div className={classes.grid}>
        <ReportGrid
          grid={grid}
          isEverywhere={!isBeside}
          {...(person.may('billing:read') && {
            onOpen: (place: number) => {
              const line = sheet.lines[place];
              if (line) open.issuedBill(line.billId);
            },
          })}
        />
      </div>
    </>
  );
}
