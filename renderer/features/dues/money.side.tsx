import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { MoneyOfPerson } from '#shared/features/dues/due.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { longDay, shortDay } from '../../app/wall-clock.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyLayer } from '../../ui/keys.tsx';
import { PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { PersonRefunds } from '../refunds/person-refunds.panel.tsx';
import { RefundAdvance } from '../refunds/refund-advance.panel.tsx';
import { ApplyAdvance } from './apply-advance.panel.tsx';
import classes from './dues.module.css';
import { MoneyMoves, TakeBack, type TakingBack } from './money-moves.panel.tsx';
import { ReceiveDues } from './receive-dues.panel.tsx';
import { TakeAdvance } from './take-advance.panel.tsx';

type Act = 'advance' | 'receive' | 'apply' | 'refund' | TakingBack;

type MoneySideProps = { patientId: number; onDone: () => void };

/** All that the clinic and one person owe each other, and what can be done about it. */
export function MoneySide({ patientId, onDone }: MoneySideProps) {
  const { t } = useLanguage();
  const reading = useRead(contract.dues.money, { patientId });
  const money = reading.answer;
  const [act, setAct] = useState<Act | null>(null);
  const close = () => (act ? setAct(null) : onDone());
  useKeys([{ keys: 'Esc', label: t('common.close'), run: close, isOff: act !== null }]);
  return (
    <div className={classes.side}>
      <SideHead title={t('dues.balance')} onDone={close} />
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={5} label={t('common.loading')} />}
      {money && <Sums money={money} />}
      {money && act && (
        <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: close }]}>
          <OpenAct {...{ patientId, money, act }} onDone={() => setAct(null)} />
        </KeyLayer>
      )}
      {money && !act && <Ways {...{ patientId, money }} onAct={setAct} />}
      {money && !act && (
        <ExportButtons
          procedure={contract.dues.exportMoney}
          input={{ patientId }}
          keys={{ print: 'Alt P' }}
          isNarrow
        />
      )}
    </div>
  );
}

function Sums({ money }: { money: MoneyOfPerson }) {
  const { t } = useLanguage();
  const sums = [
    { word: t('dues.advance'), paise: money.advancePaise, tone: '' },
    { word: t('dues.due'), paise: money.duePaise, tone: money.duePaise > 0 ? 'amber' : '' },
    { word: t('dues.toPayBack'), paise: money.refundsPaise, tone: money.refundsPaise > 0 ? 'amber' : '' },
  ];
  return (
    <div className={classes.sums}>
      {sums.map(({ word, paise, tone }) => (
        <div key={word} className={classes.sum}>
          <span className="tiny dim">{word}</span>
          <span className={`${classes.figure} ${tone}`}>{formatRupees(paise)}</span>
        </div>
      ))}
    </div>
  );
}

type OpenActProps = { patientId: number; money: MoneyOfPerson; act: Act; onDone: () => void };

function OpenAct({ patientId, money, act, onDone }: OpenActProps) {
  if (typeof act === 'object') return <TakeBack {...{ patientId, taking: act, onDone }} />;
  switch (act) {
    case 'advance':
      return <TakeAdvance {...{ patientId, onDone, upi: money.upi, nextNumber: money.nextAdvanceNumber }} />;
    case 'receive':
      return <ReceiveDues {...{ patientId, dues: money.dues, upi: money.upi, onDone }} />;
    case 'apply':
      return <ApplyAdvance {...{ patientId, money, onDone }} />;
    case 'refund':
      return <RefundAdvance {...{ patientId, advancePaise: money.advancePaise, onDone }} />;
  }
}

type WaysProps = { patientId: number; money: MoneyOfPerson; onAct: (act: Act) => void };

function Ways({ patientId, money, onAct }: WaysProps) {
  const { t, language } = useLanguage();
  const person = usePerson();
  const mayIssue = person.may('billing:issue');
  const { advancePaise, duePaise } = money;
  const ways = [
    { keys: 'A', label: t('dues.takeAdvance'), act: 'advance' as const, isOff: !mayIssue },
    { keys: 'D', label: t('dues.receiveDues'), act: 'receive' as const, isOff: !mayIssue || duePaise === 0 },
    {
      ...{ keys: 'U', label: t('dues.applyAdvance'), act: 'apply' as const },
      isOff: !mayIssue || duePaise === 0 || advancePaise === 0,
    },
    {
      ...{ keys: 'R', label: t('refunds.refundAdvance'), act: 'refund' as const },
      isOff: !person.may('refunds:request') || advancePaise === 0,
    },
  ];
  const open = ways.filter(({ isOff }) => !isOff);
  useKeys(open.map(({ keys, label, act }) => ({ keys, label, run: () => onAct(act), onStrip: false })));
  return (
    <>
      <div className={classes.actions}>
        {open.map(({ keys, label, act }) => (
          <PanelAction key={keys} keys={keys} onClick={() => onAct(act)}>
            {label}
          </PanelAction>
        ))}
      </div>
      <section aria-label={t('dues.oldDues')}>
        <h3 className="small-title">{t('dues.oldDues')}</h3>
        {money.dues.length === 0 && <p className="small dim">{t('dues.noDues')}</p>}
        {money.dues.map(({ billId, number, onDate, duePaise: paise, promise }) => (
          <div key={billId} className={classes.entry}>
            <span className="column">
              <span className="clip">{number}</span>
              <span className="tiny dim clip">
                {[
                  longDay(onDate, language),
                  promise && t('dues.promisedFor', { day: shortDay(promise.promisedOn, language) }),
                  promise?.guarantorName,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className="numeric amber strong">{formatRupees(paise)}</span>
            <span />
          </div>
        ))}
      </section>
      <PersonRefunds patientId={patientId} />
      <section aria-label={t('dues.advances')}>
        <h3 className="small-title">{t('dues.advances')}</h3>
        {money.moves.length + money.writtenOff.length === 0 && (
          <p className="small dim">{t('dues.noAdvance')}</p>
        )}
        <MoneyMoves money={money} onTakeBack={onAct} />
      </section>
    </>
  );
}
