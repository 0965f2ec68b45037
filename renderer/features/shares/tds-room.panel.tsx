import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import type { TdsStanding } from '#shared/features/shares/share.schema.ts';
import { monthWord } from '#shared/features/shares/share-books.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { Fact } from '../../ui/facts.tsx';
import { EmptyState, Panel, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './shares.module.css';
import { TakeDepositBack } from './take-back.panel.tsx';
import { TdsDepositForm } from './tds-deposit.form.tsx';

type Deposit = TdsStanding['deposits'][number];

/** Tax kept back from doctors: what is to be deposited by when, and what was. */
export function TdsRoom() {
  const { t } = useLanguage();
  const mayPay = usePerson().may('shares:pay');
  const reading = useRead(contract.shares.tds, {});
  const [taking, setTaking] = useState<Deposit | null>(null);
  const standing = reading.answer;
  const hasMoved = standing && (standing.months.length > 0 || standing.deposits.length > 0);
  return (
    <div className={mayPay && hasMoved ? classes.pair : classes.room}>
      <section className={classes.main} aria-label={t('shares.tdsTitle')}>
        <div className="row apart">
          <h2 className="title">{t('shares.tdsTitle')}</h2>
          {standing && (
            <Fact label={t(standing.balancePaise < 0 ? 'shares.paidAhead' : 'shares.toDeposit')}>
              <span className="numeric strong">{formatRupees(Math.abs(standing.balancePaise))}</span>
            </Fact>
          )}
        </div>
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {standing && !hasMoved && <EmptyState title={t('shares.noTds')} hint={t('shares.noTdsHint')} />}
        {hasMoved && (
          <div className="row">
            <ExportButtons procedure={contract.shares.exportTds} input={{}} isBeside />
          </div>
        )}
        {standing && hasMoved && (
          <div className={classes.scroll}>
            <Months months={standing.months} />
            <Deposits deposits={standing.deposits} {...(mayPay && { onTakeBack: setTaking })} />
          </div>
        )}
        <p className="tiny faint">{t('shares.tdsSource', { source: t('shares.confirmed') })}</p>
      </section>
      {mayPay && standing && hasMoved && (
        <Panel label={t('shares.deposit')} isSunk>
          {taking ? (
            <TakeDepositBack deposit={taking} onDone={() => setTaking(null)} />
          ) : (
            <TdsDepositForm key={standing.balancePaise} balancePaise={standing.balancePaise} />
          )}
        </Panel>
      )}
    </div>
  );
}

function Months({ months }: { months: TdsStanding['months'] }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  return (
    <section aria-label={t('shares.toDeposit')}>
      <div className={`${classes.month} tiny dim`} aria-hidden="true">
        <span>{t('shares.month')}</span>
        <span className="right">{t('shares.kept')}</span>
        <span className="right">{t('shares.open')}</span>
        <span>{t('shares.depositBy')}</span>
      </div>
      {months.map(({ month, keptPaise, openPaise, depositBy }) => (
        <div key={month} className={classes.month}>
          <span className="strong">{monthWord(month, language)}</span>
          <span className="numeric right">{formatRupees(keptPaise)}</span>
          <span className="numeric right strong">{formatRupees(openPaise)}</span>
          <span className="small">
            {longDay(depositBy, language)}{' '}
            {openPaise > 0 && depositBy < today && <Chip tone="amber">{t('shares.late')}</Chip>}
          </span>
        </div>
      ))}
    </section>
  );
}

type DepositsProps = { deposits: readonly Deposit[]; onTakeBack?: (deposit: Deposit) => void };

function Deposits({ deposits, onTakeBack }: DepositsProps) {
  const { t, language } = useLanguage();
  return (
    <section aria-label={t('shares.deposits')}>
      <h3 className={`small-title ${classes.above}`}>{t('shares.deposits')}</h3>
      {deposits.length === 0 && <p className="small dim">{t('shares.noDeposits')}</p>}
      {deposits.map(deposit => {
        const { id, onDate, mode, reference, amountPaise, takenBackBecause, byName } = deposit;
        const isBack = takenBackBecause !== '';
        return (
          <div key={id} className={classes.deposit} data-struck={isBack || undefined}>
            <span className="small no-wrap">{longDay(onDate, language)}</span>
            <span className="column">
              <span className="small clip">{[reference, t(MODE_WORDS[mode])].join(' · ')}</span>
              <span className="tiny dim clip">
                {isBack ? `${t('shares.takenBack')}: ${takenBackBecause}` : byName}
              </span>
            </span>
            <span className="right numeric strong">{formatRupees(amountPaise)}</span>
            {onTakeBack && !isBack ? (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${t('shares.takeBack')}: ${reference}, ${formatRupees(amountPaise)}`}
                onClick={() => onTakeBack(deposit)}
              >
                {t('shares.takeBack')}
              </Button>
            ) : (
              <span />
            )}
          </div>
        );
      })}
    </section>
  );
}
