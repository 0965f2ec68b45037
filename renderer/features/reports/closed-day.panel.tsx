import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { DayClose, DaySheet } from '#shared/features/reports/reports.contract.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay, wallTime } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CountedDrawer } from '../cash/counted-drawer.panel.tsx';
import { DayFigures } from './day-figures.panel.tsx';
import { sealInGroups } from './day-words.ts';
import { ExpectedCounted } from './expected-counted.panel.tsx';
import { Matters } from './matters.panel.tsx';
import classes from './reports.module.css';
import { useDayPrint } from './use-day-print.ts';

/** The locked sheet of a closed day, with what was counted and its seal. */
export function ClosedDay({
  sheet,
  close,
  onLeave,
}: {
  sheet: DaySheet;
  close: DayClose;
  onLeave: () => void;
}) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const printing = useDayPrint(sheet.onDate);
  const print = (paper: 'A4' | 'slip') => void printing.print(paper);
  useKeys([
    { keys: 'F8', label: t('reports.printA4'), run: () => print('A4') },
    { keys: 'Shift F8', label: t('reports.printSlip'), run: () => print('slip') },
    { keys: 'Esc', label: t('reports.backToToday'), run: onLeave },
  ]);
  const closedOn = shortDay(localDateAt(close.closedAt, zone), language);
  return (
    <div className={classes.screen}>
      <DayFigures sheet={sheet} />
      <div className={classes.closing}>
        <ExpectedCounted
          sheet={sheet}
          floatPaise={close.openingFloatPaise}
          countedPaise={close.countedCashPaise}
          slips={sheet.slips}
          notices={<ProblemNotice error={printing.error} onRetry={() => print('A4')} />}
        />
        <CountedDrawer count={close.count} countedPaise={close.countedCashPaise} reason={close.reason} />
        <section className={`${classes.column} ${classes.ruled}`}>
          <Matters sheet={sheet} />
          <div className={classes.foot}>
            <div className="row apart">
              <span className="strong">{t('reports.closedBy', { name: close.closedByName })}</span>
              <Chip tone="accent">
                <IconLock size={12} stroke={2} aria-hidden />
                {t('reports.closed')}
              </Chip>
            </div>
            <KeyValues>
              <KeyValue label={t('reports.closed')}>
                {t('reports.closedAtTime', { date: closedOn, time: wallTime(close.closedAt, zone) })}
              </KeyValue>
              {close.secondByName && (
                <KeyValue label={t('cash.secondSignature')}>{close.secondByName}</KeyValue>
              )}
              <KeyValue label={t('reports.takenOut')}>{formatRupees(sheet.takenOutPaise)}</KeyValue>
              <KeyValue label={t('reports.deposited')}>{formatRupees(sheet.depositedPaise)}</KeyValue>
              <KeyValue label={t('reports.inTheBox')}>{formatRupees(sheet.safePaise)}</KeyValue>
              <KeyValue label={t('reports.seal')}>
                <span className={classes.seal}>{sealInGroups(close.seal, 8)}</span>
              </KeyValue>
              {close.previousSeal && (
                <KeyValue label={t('reports.sealBefore')}>
                  <span className={classes.seal}>{sealInGroups(close.previousSeal, 2)}</span>
                </KeyValue>
              )}
              {sheet.ledgerHash && (
                <KeyValue label={t('reports.ledgerHash')}>
                  <span className={classes.seal}>{sealInGroups(sheet.ledgerHash, 4)}</span>
                </KeyValue>
              )}
            </KeyValues>
            <Button
              variant="default"
              rightSection={<KeyHint keys="F8" />}
              aria-busy={printing.pending}
              onClick={() => print('A4')}
            >
              {t('reports.printA4')}
            </Button>
            <span className="tiny dim">{t('reports.lockedHint')}</span>
          </div>
        </section>
      </div>
    </div>
  );
}
