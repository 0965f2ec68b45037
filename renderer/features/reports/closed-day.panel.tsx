import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type DayClose, type DaySheet, NOTES_RUPEES } from '#shared/features/reports/reports.contract.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay, wallTime } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
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
  const print = (paper: 'A4' | '80mm') => void printing.print(paper);
  useKeys([
    { keys: 'F8', label: t('reports.printA4'), run: () => print('A4') },
    { keys: 'Shift F8', label: t('reports.print80'), run: () => print('80mm') },
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
          notices={<ProblemNotice error={printing.error} onRetry={() => print('A4')} />}
        />
        <CountedDrawer close={close} />
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
              <KeyValue label={t('reports.seal')}>
                <span className={classes.seal}>{sealInGroups(close.seal, 8)}</span>
              </KeyValue>
              {close.previousSeal && (
                <KeyValue label={t('reports.sealBefore')}>
                  <span className={classes.seal}>{sealInGroups(close.previousSeal, 2)}</span>
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

function CountedDrawer({ close }: { close: DayClose }) {
  const t = useTranslation();
  const { count, countedCashPaise, reason } = close;
  return (
    <section className={`${classes.column} ${classes.ruled}`} aria-label={t('reports.cashInTheDrawer')}>
      <h2 className="title">{t('reports.cashInTheDrawer')}</h2>
      <div className={classes.drawer} data-closed>
        <span className="tiny dim">{t('reports.note')}</span>
        <span className="tiny dim right">{t('reports.count')}</span>
        <span className="tiny dim right">{t('reports.amount')}</span>
        {NOTES_RUPEES.map(rupees => {
          const number = count.notes[`${rupees}`] ?? 0;
          return [
            <span key={`${rupees} note`}>₹{rupees}</span>,
            <span key={`${rupees} count`} className="right numeric">
              {number}
            </span>,
            <span key={`${rupees} amount`} className="right numeric">
              {formatPaise(number * rupees * 100, { decimals: false })}
            </span>,
          ];
        })}
        <span className="dim">{t('reports.coins')}</span>
        <span />
        <span className="right numeric">
          {formatPaise(count.coinsPaise, { decimals: count.coinsPaise % 100 !== 0 })}
        </span>
      </div>
      <div className={classes.drawerSum}>
        <span className="strong">{t('reports.counted')}</span>
        <span className="big-title numeric">{formatRupees(countedCashPaise)}</span>
      </div>
      {reason && (
        <div className="column">
          <span className="label">{t('reports.whyInYourWords')}</span>
          <span>{reason}</span>
        </div>
      )}
    </section>
  );
}
