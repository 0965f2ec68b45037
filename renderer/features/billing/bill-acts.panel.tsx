import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { PanelAction } from '../../ui/panel.tsx';
import { PromiseAct } from '../dues/promise.act.tsx';
import { WriteOffAct } from '../dues/write-off.act.tsx';
import { AfterIssueNotes } from '../refunds/after-issue.panel.tsx';
import type { BillAct } from '../refunds/bill-acts.ts';
import { CancelAct } from '../refunds/cancel.act.tsx';
import { CreditAct, RefundAct } from '../refunds/credit.act.tsx';
import classes from '../refunds/refunds.module.css';
import { ReverseAct } from '../refunds/reverse.act.tsx';

/** What may be done to a bill that was issued; one entry each, in the order of the list. */
export const BILL_ACTS: readonly BillAct[] = [
  {
    ...{ letter: 'X', word: 'refunds.cancelBill', permission: 'billing:cancel', Panel: CancelAct },
    fits: bill => !bill.isCancelled,
  },
  {
    ...{ letter: 'N', word: 'refunds.creditNote', permission: 'refunds:request', Panel: CreditAct },
    fits: bill => !bill.isCancelled && bill.totalPaise > 0,
  },
  {
    ...{ letter: 'R', word: 'refunds.refund', permission: 'refunds:request', Panel: RefundAct },
    fits: bill => !bill.isCancelled && bill.paidPaise > 0,
  },
  {
    ...{ letter: 'V', word: 'refunds.reverse', permission: 'billing:reverse', Panel: ReverseAct },
    fits: bill => !bill.isCancelled && bill.payments.length > 0,
  },
  {
    ...{ letter: 'W', word: 'dues.writeOff', permission: 'dues:writeOff', Panel: WriteOffAct },
    // A company's due is written off in its account.
    fits: bill => bill.duePaise > 0 && bill.owedByPartyId === null,
  },
  {
    ...{ letter: 'P', word: 'dues.promise', permission: 'billing:issue', Panel: PromiseAct },
    fits: bill => bill.duePaise > 0 && bill.owedByPartyId === null,
  },
  // bill-act: one entry per act
];

/** What became of the bill, and E: the acts, each by its letter, with the keyboard for themselves. */
export function BillActs({ bill }: { bill: Bill }) {
  const t = useTranslation();
  const person = usePerson();
  const [isOpen, setIsOpen] = useState(false);
  const acts = BILL_ACTS.filter(act => act.fits(bill) && person.may(act.permission));
  const isOff = acts.length === 0;
  useKeys([{ keys: 'E', label: t('refunds.acts'), run: () => setIsOpen(true), isOff: isOff || isOpen }]);
  return (
    <section className={classes.acts} aria-label={t('refunds.acts')}>
      <AfterIssueNotes billId={bill.id} />
      {isOpen && !isOff && <OpenActs bill={bill} acts={acts} onDone={() => setIsOpen(false)} />}
      {!isOpen && !isOff && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => setIsOpen(true)}
          rightSection={<KeyHint keys="E" />}
        >
          {t('refunds.acts')}
        </Button>
      )}
    </section>
  );
}

type OpenActsProps = { bill: Bill; acts: readonly BillAct[]; onDone: () => void };

function OpenActs({ bill, acts, onDone }: OpenActsProps) {
  const t = useTranslation();
  const [letter, setLetter] = useState<string | null>(null);
  const chosen = acts.find(act => act.letter === letter);
  const back = () => (chosen ? setLetter(null) : onDone());
  const keys = [
    ...(chosen
      ? []
      : acts.map(act => ({ keys: act.letter, label: t(act.word), run: () => setLetter(act.letter) }))),
    { keys: 'Esc', label: t('common.close'), run: back },
  ];
  return (
    <KeyLayer keys={keys}>
      {chosen ? (
        <chosen.Panel bill={bill} onDone={onDone} />
      ) : (
        <div className={classes.actions}>
          {acts.map(act => (
            <PanelAction key={act.letter} keys={act.letter} onClick={() => setLetter(act.letter)}>
              {t(act.word)}
            </PanelAction>
          ))}
        </div>
      )}
      <Button variant="subtle" size="compact-sm" onClick={back} rightSection={<KeyHint keys="Esc" />}>
        {t('common.close')}
      </Button>
    </KeyLayer>
  );
}
