import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { ofNoDoctorPaise } from '#shared/features/reports/day-sheet.grid.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { wallTime } from '../../app/wall-clock.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { DayFigures } from './day-figures.panel.tsx';
import { DayLines } from './day-lines.panel.tsx';
import { sealInGroups } from './day-words.ts';
import { Matters } from './matters.panel.tsx';
import { OwnerSheetPanel } from './owner-sheet.panel.tsx';
import classes from './reports.module.css';
import { useDayPrint } from './use-day-print.ts';

/** The owner's home: the money and the visits of the day, and what to look at. */
export function TodayScreen() {
  const t = useTranslation();
  const [isOwnerSheet, setIsOwnerSheet] = useState(false);
  const reading = useRead(contract.reports.daySheet, {}, { everyMs: 60_000 });
  if (isOwnerSheet) return <OwnerSheetPanel onBack={() => setIsOwnerSheet(false)} />;
  if (reading.answer) return <Today sheet={reading.answer} onOwnerSheet={() => setIsOwnerSheet(true)} />;
  if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
  return <Skeletons rows={8} label={t('common.loading')} />;
}

type TodayProps = { sheet: DaySheet; onOwnerSheet: () => void };

function Today({ sheet, onOwnerSheet }: TodayProps) {
  const t = useTranslation();
  const open = useOpen();
  const person = usePerson();
  const { zone } = useClinicDay();
  const printing = useDayPrint(sheet.onDate);
  const mayClose = person.may('day:close');
  const print = (paper: 'A4' | 'slip') => void printing.print(paper);
  useKeys([
    { keys: 'C', label: t('reports.closeDay'), run: open.closeDay, isOff: !mayClose },
    { keys: 'O', label: t('reports.sheetTitle'), run: onOwnerSheet },
    { keys: 'F8', label: t('reports.printA4'), run: () => print('A4') },
    { keys: 'Shift F8', label: t('reports.printSlip'), run: () => print('slip') },
  ]);
  const isEmpty = sheet.billCount === 0 && sheet.collectedPaise === 0;
  return (
    <div className={classes.screen}>
      <DayFigures sheet={sheet} />
      <div className={classes.today}>
        <section className={classes.column}>
          <ProblemNotice error={printing.error} onRetry={() => print('A4')} />
          <div className="row apart">
            <h1 className="title">{t('reports.byDoctor')}</h1>
            <ExportButtons
              procedure={contract.reports.exportDaySheet}
              input={{ onDate: sheet.onDate }}
              keys={{ print: 'Alt P' }}
              isBeside
            />
          </div>
          <ByDoctor sheet={sheet} />
          <h2 className="title">{t('reports.byMode')}</h2>
          <div className={classes.pair}>
            {isEmpty ? (
              <EmptyState title={t('reports.noMoneyYet')} hint={t('reports.noMoneyHint')} />
            ) : (
              <ByMode sheet={sheet} />
            )}
            <DayLines sheet={sheet} />
          </div>
        </section>
        <section className={`${classes.column} ${classes.ruled}`}>
          <Matters sheet={sheet} />
          <div className={classes.foot}>
            {sheet.close && (
              <div className="column">
                <span className="strong">{t('reports.closedBy', { name: sheet.close.closedByName })}</span>
                <span className="tiny dim">
                  {wallTime(sheet.close.closedAt, zone)} · {t('reports.seal')}{' '}
                  {sealInGroups(sheet.close.seal)}
                </span>
              </div>
            )}
            <Button variant="default" rightSection={<KeyHint keys="O" />} onClick={onOwnerSheet}>
              {t('reports.sheetTitle')}
            </Button>
            <Button
              variant="default"
              rightSection={<KeyHint keys="F8" />}
              aria-busy={printing.pending}
              onClick={() => print('A4')}
            >
              {t('reports.printA4')}
            </Button>
            {mayClose && !sheet.close && (
              <SaveButton keys="C" isLarge isFullWidth onClick={open.closeDay}>
                {t('reports.closeDay')}
              </SaveButton>
            )}
          </div>
        </section>
      </div>
    </div>
  );
}

function ByDoctor({ sheet }: { sheet: DaySheet }) {
  const t = useTranslation();
  const billed = sheet.byDoctor.reduce((sum, row) => sum + row.billedPaise, 0);
  const restPaise = ofNoDoctorPaise(sheet);
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('reports.doctor')}</th>
          <th className="numeric">{t('reports.visits')}</th>
          <th className="numeric">{t('reports.billsHead')}</th>
          <th className="numeric">{t('reports.billed')}</th>
          <th className="numeric">{t('reports.collected')}</th>
        </tr>
      </thead>
      <tbody>
        {sheet.byDoctor.map(row => (
          <tr key={row.doctorId}>
            <td>{row.doctorName}</td>
            <td className="numeric dim">{row.visitCount}</td>
            <td className="numeric dim">{row.billCount}</td>
            <td className="numeric">{formatPaise(row.billedPaise)}</td>
            <td className="numeric strong">{formatPaise(row.collectedPaise)}</td>
          </tr>
        ))}
        {restPaise !== 0 && (
          <tr>
            <td>{t('reports.ofNoDoctor')}</td>
            <td colSpan={3} />
            <td className="numeric strong">{formatPaise(restPaise)}</td>
          </tr>
        )}
        <tr className={classes.sum}>
          <td className="strong">{t('reports.total')}</td>
          <td className="numeric">
            {sheet.visits.total}
            {sheet.visits.stillOpen > 0 && (
              <span className="tiny amber">
                {' '}
                · {t('reports.stillOpen', { count: sheet.visits.stillOpen })}
              </span>
            )}
          </td>
          <td className="numeric">{sheet.billCount}</td>
          <td className="numeric">{formatPaise(billed)}</td>
          <td className="numeric strong">₹{formatPaise(sheet.collectedPaise)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function ByMode({ sheet }: { sheet: DaySheet }) {
  const t = useTranslation();
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('reports.mode')}</th>
          <th className="numeric">{t('reports.count')}</th>
          <th className="numeric">{t('reports.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {sheet.byMode.map(({ mode, amountPaise, count }) => (
          <tr key={mode}>
            <td>{t(MODE_WORDS[mode])}</td>
            <td className="numeric dim">{count}</td>
            <td className="numeric strong">{formatPaise(amountPaise)}</td>
          </tr>
        ))}
        <tr className={classes.sum}>
          <td className="strong">{t('reports.total')}</td>
          <td className="numeric">{sheet.byMode.reduce((sum, { count }) => sum + count, 0)}</td>
          <td className="numeric strong">₹{formatPaise(sheet.collectedPaise)}</td>
        </tr>
      </tbody>
    </table>
  );
}
