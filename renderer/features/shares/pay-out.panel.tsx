import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { MONEY_MODES, type MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import type { ShareSheet } from '#shared/features/shares/share.schema.ts';
import { lawInWords, tdsInWords } from '#shared/features/shares/share-words.ts';
import { formatPaise, formatRupees, parseRupees } from '#shared/kernel/money.ts';
import { useRead, useRefresh, useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './shares.module.css';
import { useVoucherPrint } from './use-voucher-print.ts';

/** How, less which tax, Enter: the money leaves the drawer and the voucher prints. */
export function PayOut({ sheet, onDone }: { sheet: ShareSheet; onDone: () => void }) {
  const { t } = useLanguage();
  const { doctorId, doctorName, toDate, grossPaise, tds, cashLimitPaise } = sheet;
  const pay = useWrite(contract.shares.payOut);
  const refresh = useRefresh();
  const printing = useVoucherPrint();
  const drawer = useRead(contract.cash.myShift, {}).answer;
  const [mode, setMode] = useState<MoneyMode>('bank');
  const [reference, setReference] = useState('');
  const [typed, setTypedTds] = useState<string | null>(null);
  const [tdsReason, setTdsReason] = useState('');
  // Until somebody types another, what the law's figures ask of the sheet as it is now.
  const typedTds = typed ?? amountIn(tds.tdsPaise);
  const tdsPaise = typedTds.trim() === '' ? 0 : parseRupees(typedTds);
  const isOther = tdsPaise !== tds.tdsPaise;
  const isWrong = tdsPaise === undefined || tdsPaise > grossPaise;
  const isReady = !isWrong && (!isOther || tdsReason.trim() !== '');
  const netPaise = grossPaise - (tdsPaise ?? 0);
  const inDrawer = { amount: formatRupees(drawer?.shift?.expectedCashPaise ?? 0) };

  async function send(): Promise<void> {
    if (!isReady || pay.pending || tdsPaise === undefined) return;
    const asked = { doctorId, toDate, grossPaise, tdsPaise, tdsReason: tdsReason.trim(), mode };
    try {
      const paid = await pay.call({ ...asked, reference: reference.trim() });
      const isPrinted = await printing.print(paid.id, 'A5');
      const said = { number: paid.number, amount: formatRupees(paid.netPaise), name: doctorName };
      toast(t(isPrinted ? 'shares.paidToast' : 'shares.voucherNotPrinted', said));
      onDone();
    } catch (refused) {
      // The notice says it; what was typed stays, beside the sheet as it is now.
      if (isRefusal(refused, 'CHANGED_MEANWHILE')) refresh('shares');
    }
  }

  const onKeyDown = (event: { key: string }) => event.key === 'Enter' && void send();
  return (
    <section className={classes.form} aria-label={t('shares.payOut')}>
      <h3 className="small-title">{t('shares.payOut')}</h3>
      <NativeSelect
        label={t('shares.mode')}
        value={mode}
        autoFocus
        onChange={event => setMode(event.currentTarget.value as MoneyMode)}
        onKeyDown={onKeyDown}
        data={MONEY_MODES.map(value => ({ value, label: t(MODE_WORDS[value]) }))}
        {...(mode === 'cash' ? { description: t('shares.inDrawer', inDrawer) } : {})}
        error={isRefusal(pay.error, 'NOT_IN_DRAWER') ? t('shares.inDrawer', inDrawer) : undefined}
      />
      {mode === 'cash' && netPaise > cashLimitPaise && (
        <p className="small amber" role="alert">
          {t('shares.cashWarning', { limit: formatRupees(cashLimitPaise) })}
        </p>
      )}
      {mode !== 'cash' && (
        <TextInput
          autoComplete="off"
          onKeyDown={onKeyDown}
          label={t('shares.reference')}
          placeholder={t('shares.referenceHint')}
          maxLength={22}
          value={reference}
          onChange={event => setReference(event.currentTarget.value)}
        />
      )}
      <TdsFields
        {...{ askedPaise: tds.tdsPaise, typedTds, tdsReason, isWrong, isOther, onKeyDown }}
        onType={setTypedTds}
        onReason={setTdsReason}
      />
      <Sums grossPaise={grossPaise} tdsPaise={tdsPaise ?? 0} />
      <p className="tiny dim">{tdsInWords(sheet, t)}</p>
      <ProblemNotice error={pay.error} onRetry={() => void send()} />
      <SaveButton busy={pay.pending} keys="↵" isOff={!isReady} onClick={() => void send()}>
        {t('shares.payOutOf', { amount: formatRupees(netPaise) })}
      </SaveButton>
      <p className="tiny faint">{t('shares.tdsSource', { source: lawInWords(tds, t) })}</p>
    </section>
  );
}

function amountIn(paise: number): string {
  return paise === 0 ? '' : formatPaise(paise, { decimals: paise % 100 !== 0 });
}

function Sums({ grossPaise, tdsPaise }: { grossPaise: number; tdsPaise: number }) {
  const { t } = useLanguage();
  return (
    <div className={classes.sums}>
      <span>{t('shares.gross')}</span>
      <span className="numeric right">{formatRupees(grossPaise)}</span>
      <span>{t('shares.tdsKept')}</span>
      <span className="numeric right">{formatRupees(-tdsPaise || 0)}</span>
      <span className="strong">{t('shares.toPay')}</span>
      <span className={`numeric right ${classes.total}`}>{formatRupees(grossPaise - tdsPaise)}</span>
    </div>
  );
}

type TdsFieldsProps = {
  askedPaise: number;
  typedTds: string;
  tdsReason: string;
  isWrong: boolean;
  /** Not what the law's figures ask: a reason is needed. */
  isOther: boolean;
  onType: (typed: string) => void;
  onReason: (reason: string) => void;
  onKeyDown: (event: { key: string }) => void;
};

function TdsFields(props: TdsFieldsProps) {
  const { askedPaise, typedTds, tdsReason, isWrong, isOther, onType, onReason, onKeyDown } = props;
  const { t } = useLanguage();
  return (
    <>
      <TextInput
        label={t('shares.tdsKept')}
        leftSection="₹"
        className={classes.amount ?? ''}
        inputMode="decimal"
        autoComplete="off"
        maxLength={14}
        error={isWrong}
        value={typedTds}
        onChange={event => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {isOther && !isWrong && (
        <TextInput
          label={t('shares.tdsReason')}
          description={t('shares.tdsAsks', { amount: formatRupees(askedPaise) })}
          autoComplete="off"
          maxLength={120}
          value={tdsReason}
          onChange={event => onReason(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
    </>
  );
}
