import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { type BillShare, spreadInOrder } from '#shared/features/dues/spread.rules.ts';
import {
  type PartyAccount,
  type PartyBill,
  SETTLEMENT_MODES,
  type SettlementMode,
} from '#shared/features/parties/party.schema.ts';
import { tdsOnReceived } from '#shared/features/parties/settlement.rules.ts';
import { MODE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { formatPaise, formatRupees, parseRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './parties.module.css';

type Typed = Readonly<Record<number, string>>;

function paiseOf(text: string): number | undefined {
  return text.trim() === '' ? 0 : parseRupees(text);
}

function shown(paise: number): string {
  return paise === 0 ? '' : formatPaise(paise, { decimals: paise % 100 !== 0 });
}

/** What is typed at a bill stays; the rest goes over the others, the oldest first. */
function sharesOf(bills: readonly PartyBill[], typed: Typed, settledPaise: number): BillShare[] | undefined {
  const own = bills.flatMap(({ billId, duePaise }) => {
    const text = typed[billId];
    return text === undefined ? [] : [{ billId, duePaise, amountPaise: paiseOf(text) }];
  });
  const chosen = own.flatMap(({ billId, duePaise, amountPaise }) =>
    amountPaise === undefined || amountPaise > duePaise ? [] : [{ billId, amountPaise }],
  );
  if (chosen.length < own.length) return undefined;
  const left = settledPaise - chosen.reduce((sum, { amountPaise }) => sum + amountPaise, 0);
  if (left < 0) return undefined;
  const others = bills.filter(({ billId }) => typed[billId] === undefined);
  return [...chosen.filter(({ amountPaise }) => amountPaise > 0), ...spreadInOrder(others, left).shares];
}

/** A payment of the company: what came, what they kept back as tax, and which bills it settles. */
export function Settle({ account, onDone }: { account: PartyAccount; onDone: () => void }) {
  const { t } = useLanguage();
  const { party, bills } = account;
  const settle = useWrite(contract.parties.settle);
  const [received, setReceived] = useState('');
  const [tds, setTds] = useState('');
  const [mode, setMode] = useState<SettlementMode>('bank');
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState<Typed>({});
  const [receivedPaise, tdsPaise] = [paiseOf(received), paiseOf(tds)];
  const settledPaise = (receivedPaise ?? 0) + (tdsPaise ?? 0);
  const shares = sharesOf(bills, typed, settledPaise);
  const spreadPaise = (shares ?? []).reduce((sum, { amountPaise }) => sum + amountPaise, 0);
  const isRead = receivedPaise !== undefined && tdsPaise !== undefined;
  const isReady = isRead && settledPaise > 0 && shares !== undefined && spreadPaise === settledPaise;

  async function send(): Promise<void> {
    if (!isReady || settle.pending) return;
    const about = { partyId: party.id, mode, reference: reference.trim(), note: note.trim() };
    try {
      await settle.call({ ...about, receivedPaise, tdsPaise, shares });
      toast(t('parties.settlementSaved', { amount: formatRupees(receivedPaise), name: party.name }));
      onDone();
    } catch {
      // The notice says it; what was typed stays.
    }
  }

  const onKeyDown = (event: { key: string }) => event.key === 'Enter' && void send();
  const field = { inputMode: 'decimal' as const, maxLength: 14, autoComplete: 'off', onKeyDown };
  return (
    <section className={classes.form} aria-label={t('parties.settle')}>
      <div className="row apart">
        <h3 className="small-title">{t('parties.settle')}</h3>
        <span className="small amber strong numeric">{formatRupees(party.duePaise)}</span>
      </div>
      <div className={classes.two}>
        <TextInput
          {...field}
          label={t('parties.received')}
          className={classes.amount ?? ''}
          leftSection="₹"
          autoFocus
          error={receivedPaise === undefined}
          value={received}
          onChange={event => setReceived(event.currentTarget.value)}
          onBlur={() => {
            if (tds === '' && receivedPaise) setTds(shown(tdsOnReceived(receivedPaise, party.tdsPermille)));
          }}
        />
        <TextInput
          {...field}
          label={t('parties.tds')}
          className={classes.amount ?? ''}
          leftSection="₹"
          error={tdsPaise === undefined}
          value={tds}
          onChange={event => setTds(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('parties.mode')}
          value={mode}
          onChange={event => setMode(event.currentTarget.value as SettlementMode)}
          data={SETTLEMENT_MODES.map(value => ({ value, label: t(MODE_WORDS[value]) }))}
        />
        <TextInput
          label={t('parties.reference')}
          maxLength={22}
          autoComplete="off"
          value={reference}
          onChange={event => setReference(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <TextInput
        label={t('parties.note')}
        maxLength={120}
        autoComplete="off"
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className="small dim">{t('parties.sharesHint')}</span>
      <Shares {...{ bills, typed, shares }} onType={setTyped} onKeyDown={onKeyDown} />
      <Spread settledPaise={settledPaise} spreadPaise={shares === undefined ? null : spreadPaise} />
      <ProblemNotice error={settle.error} onRetry={() => void send()} />
      <SaveButton busy={settle.pending} keys="↵" isOff={!isReady} onClick={() => void send()}>
        {t('parties.saveSettlement')}
      </SaveButton>
    </section>
  );
}

function Spread({ settledPaise, spreadPaise }: { settledPaise: number; spreadPaise: number | null }) {
  const { t } = useLanguage();
  const restPaise = settledPaise - (spreadPaise ?? 0);
  return (
    <>
      <div className="row apart small">
        <span className="dim">{t('parties.settledPaise')}</span>
        <span className="numeric strong">{formatRupees(settledPaise)}</span>
      </div>
      {spreadPaise === null ? (
        <p className="small danger" role="alert">
          {t('parties.tooMuchSpread')}
        </p>
      ) : (
        restPaise > 0 && (
          <div className="row apart small amber" role="alert">
            <span>{t('parties.notSpread')}</span>
            <span className="numeric strong">{formatRupees(restPaise)}</span>
          </div>
        )
      )}
    </>
  );
}

type SharesProps = {
  bills: readonly PartyBill[];
  typed: Typed;
  shares: readonly BillShare[] | undefined;
  onType: (typed: Typed) => void;
  onKeyDown: (event: { key: string }) => void;
};

function Shares({ bills, typed, shares, onType, onKeyDown }: SharesProps) {
  const { t, language } = useLanguage();
  return (
    <section aria-label={t('parties.shares')}>
      {bills.map(({ billId, number, onDate, patientName, duePaise }) => {
        const share = shares?.find(one => one.billId === billId)?.amountPaise ?? 0;
        const text = typed[billId];
        const isWrong = text !== undefined && (paiseOf(text) ?? Number.POSITIVE_INFINITY) > duePaise;
        return (
          <div key={billId} className={classes.share}>
            <span className="column">
              <span className="small strong clip">
                {number} · {patientName}
              </span>
              <span className="tiny dim">
                {shortDay(onDate, language)} · {t('parties.ofDue', { amount: formatRupees(duePaise) })}
              </span>
            </span>
            <TextInput
              aria-label={t('parties.shareOf', { number })}
              className={classes.amount ?? ''}
              placeholder="0"
              inputMode="decimal"
              maxLength={14}
              autoComplete="off"
              error={isWrong}
              value={text ?? shown(share)}
              onFocus={event => event.currentTarget.select()}
              onChange={event => onType({ ...typed, [billId]: event.currentTarget.value })}
              onKeyDown={onKeyDown}
            />
          </div>
        );
      })}
    </section>
  );
}
