import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { payoutsGrid } from '#shared/features/shares/payouts.grid.ts';
import type { Payout } from '#shared/features/shares/share.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay, wallTime } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState, Panel, PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReportGrid } from '../../ui/report-grid.tsx';
import { Lines } from './due-sheet.panel.tsx';
import classes from './shares.module.css';
import { TakePayoutBack } from './take-back.panel.tsx';
import { useVoucherPrint } from './use-voucher-print.ts';

const NONE: readonly Payout[] = [];

/** Every payout of a doctor: its sheet, its voucher, and taking it back. */
export function PaidSheets({ doctorId, head }: { doctorId: number; head: ReactNode }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  const reading = useRead(contract.shares.payouts, { doctorId });
  const rows = reading.answer ?? NONE;
  const grid = useMemo(
    () => payoutsGrid(rows, { t, language, today, isBrief: true }),
    [rows, t, language, today],
  );
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0];
  if (isOpen && chosen) {
    return (
      <section className={classes.main} aria-label={chosen.number}>
        {head}
        <OnePaidSheet payoutId={chosen.id} language={language} onClose={() => setOpen(false)} />
      </section>
    );
  }
  return (
    <div className={chosen ? classes.pair : classes.room}>
      <section className={classes.main} aria-label={t('shares.payouts')}>
        {head}
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {reading.answer && rows.length === 0 && (
          <EmptyState title={t('shares.noPayouts')} hint={t('shares.noPayoutsHint')} />
        )}
        {rows.length > 0 && (
          <div className="row">
            <ExportButtons
              procedure={contract.shares.exportPayouts}
              input={{ doctorId }}
              keys={{ print: 'Alt P' }}
              isBeside
            />
          </div>
        )}
        {rows.length > 0 && (
          <div className={classes.grid}>
            <ReportGrid
              grid={grid}
              onChoose={place => setChosenId(rows[place]?.id ?? null)}
              onOpen={place => {
                setChosenId(rows[place]?.id ?? null);
                setOpen(true);
              }}
            />
          </div>
        )}
      </section>
      {chosen && (
        <Panel label={chosen.number} isSunk>
          <PayoutDetails key={chosen.id} payout={chosen} onSheet={() => setOpen(true)} />
        </Panel>
      )}
    </div>
  );
}

type OneProps = { payoutId: number; language: 'en' | 'hi'; onClose: () => void };

function OnePaidSheet({ payoutId, language, onClose }: OneProps) {
  const { t } = useLanguage();
  const reading = useRead(contract.shares.paidSheet, { payoutId });
  useKeys([{ keys: 'Esc', label: t('shares.backToPaid'), run: onClose }]);
  return (
    <>
      <div className="row apart">
        <h3 className="small-title">{reading.answer?.payout?.number}</h3>
        <Button size="compact-sm" variant="subtle" onClick={onClose} rightSection={<KeyHint keys="Esc" />}>
          {t('shares.backToPaid')}
        </Button>
      </div>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
      {reading.answer && <Lines sheet={reading.answer} isBeside={false} language={language} />}
    </>
  );
}

function PayoutDetails({ payout, onSheet }: { payout: Payout; onSheet: () => void }) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const mayPay = usePerson().may('shares:pay');
  const printing = useVoucherPrint();
  const [isTaking, setTaking] = useState(false);
  const { id, number, grossPaise, tdsPaise, netPaise, mode, reference, takenBackOn } = payout;
  const print = (paper?: 'A5') => void printing.print(id, paper);
  const acts = [
    { keys: 'F8', label: t('shares.printVoucher'), run: () => print() },
    { keys: 'Shift F8', label: t('shares.printA5'), run: () => print('A5') },
    ...(mayPay && takenBackOn === null
      ? [{ keys: 'B', label: t('shares.takeBack'), run: () => setTaking(true) }]
      : []),
  ];
  useKeys(acts.map(act => ({ ...act, isOff: isTaking })));
  if (isTaking) return <TakePayoutBack payout={payout} onDone={() => setTaking(false)} />;
  return (
    <section className={classes.side} aria-label={number}>
      <div className="row apart">
        <span className="small-title">{number}</span>
        {takenBackOn !== null && <Chip tone="quiet">{t('shares.takenBack')}</Chip>}
      </div>
      <KeyValues>
        <KeyValue isWide label={t('shares.gross')}>
          {formatRupees(grossPaise)}
        </KeyValue>
        <KeyValue isWide label={t('shares.tdsKept')}>
          {formatRupees(tdsPaise)}
        </KeyValue>
        <KeyValue isWide label={t('shares.paid')}>
          <span className="strong">{formatRupees(netPaise)}</span>
        </KeyValue>
        <KeyValue isWide label={t('shares.mode')}>
          {[t(MODE_WORDS[mode]), reference].filter(Boolean).join(', ')}
        </KeyValue>
        <KeyValue isWide label={t('shares.paidBy')}>
          {payout.byName}, {longDay(payout.onDate, language)}, {wallTime(payout.at, zone)}
        </KeyValue>
        {payout.tdsReason && (
          <KeyValue isWide label={t('shares.tdsReason')}>
            {payout.tdsReason}
          </KeyValue>
        )}
        {takenBackOn !== null && (
          <KeyValue isWide label={t('shares.takenBack')}>
            {longDay(takenBackOn, language)}, {payout.takenBackBecause}
          </KeyValue>
        )}
      </KeyValues>
      <div className={classes.acts}>
        <PanelAction keys="↵" onClick={onSheet}>
          {t('shares.showSheet')}
        </PanelAction>
        {acts.map(({ keys, label, run }) => (
          <PanelAction key={keys} keys={keys} onClick={run}>
            {label}
          </PanelAction>
        ))}
      </div>
      <ProblemNotice error={printing.error} />
    </section>
  );
}
