import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay, wallTime } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './cash.module.css';
import { CountedDrawer } from './counted-drawer.panel.tsx';
import { DrawerFile } from './drawer-file.tsx';
import { DrawerMoves } from './drawer-moves.panel.tsx';
import { DrawersPanel } from './drawers.panel.tsx';
import { useShiftPrint } from './use-cash-print.ts';

/** A drawer that was handed over: nothing to fill in, its sheet to print again. */
export function ClosedDrawer({ sheet, onNext }: { sheet: ShiftSheet; onNext?: () => void }) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const { zone } = useClinicDay();
  const printing = useShiftPrint();
  const print = (paper: 'slip' | 'A4') => void printing.print(sheet.shiftId, paper);
  useKeys([
    { keys: 'F8', label: t('cash.printSlip'), run: () => print('slip') },
    { keys: 'Shift F8', label: t('cash.printA4'), run: () => print('A4') },
    { keys: 'N', label: t('cash.nextDrawer'), run: () => onNext?.(), isOff: !onNext },
    { keys: 'Esc', label: t('cash.backToBills'), run: open.bills },
  ]);
  const countedPaise = sheet.countedCashPaise ?? 0;
  const closedAt = sheet.closedAt ?? 0;
  const time = `${shortDay(localDateAt(closedAt, zone), language)}, ${wallTime(closedAt, zone)}`;
  return (
    <div className={classes.body}>
      <section className={classes.column} aria-label={t('cash.throughDrawer')}>
        <div className="row apart">
          <h1 className="title">
            {sheet.isOwn ? t('cash.myDrawer') : t('cash.drawerOf', { name: sheet.userName })}
          </h1>
          <Chip tone="accent">
            <IconLock size={12} stroke={2} aria-hidden />
            {t('cash.handedOver')}
          </Chip>
        </div>
        <DrawerFile shiftId={sheet.shiftId} />
        <ProblemNotice error={printing.error} onRetry={() => print('slip')} />
        <DrawerMoves
          sheet={sheet}
          floatPaise={sheet.floatPaise}
          counted={{ ...sheet.slips, cash: countedPaise }}
        />
      </section>
      {sheet.count ? (
        <CountedDrawer count={sheet.count} countedPaise={countedPaise} reason={sheet.reason} />
      ) : (
        <section className={`${classes.column} ${classes.ruled}`} />
      )}
      <section className={`${classes.column} ${classes.ruled}`}>
        <DrawersPanel onDate={sheet.onDate} safePaise={undefined} />
        <div className={classes.foot}>
          <span className="strong">{t('cash.handedOverBy', { name: sheet.closedByName })}</span>
          <KeyValues>
            <KeyValue label={t('cash.number')}>{sheet.number}</KeyValue>
            <KeyValue label={t('cash.handedOver')}>{time}</KeyValue>
            <KeyValue label={t('cash.toTheBox')}>{formatRupees(countedPaise)}</KeyValue>
            {sheet.secondByName && (
              <KeyValue label={t('cash.secondSignature')}>{sheet.secondByName}</KeyValue>
            )}
          </KeyValues>
          <Button
            variant="default"
            rightSection={<KeyHint keys="F8" />}
            aria-busy={printing.pending}
            onClick={() => print('slip')}
          >
            {t('cash.printSlip')}
          </Button>
          {onNext && (
            <SaveButton keys="N" isFullWidth onClick={onNext}>
              {t('cash.nextDrawer')}
            </SaveButton>
          )}
        </div>
      </section>
    </div>
  );
}
