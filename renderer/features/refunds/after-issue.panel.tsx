import { Button } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { STATE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay, shortDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { usePrintDues } from '../dues/print-dues.ts';
import classes from './refunds.module.css';

/** What became of a bill: struck out, credited, paid back, written off; nothing for a bill that only stands. */
export function AfterIssueNotes({ billId }: { billId: number }) {
  const { t, language } = useLanguage();
  const after = useRead(contract.refunds.afterIssue, { billId }).answer;
  const { printCreditNote, printVoucher } = usePrintDues();
  if (!after) return null;
  const { cancel, creditNotes, refunds, writtenOffPaise } = after;
  return (
    <>
      {cancel && (
        <p className="small danger">
          {t('refunds.cancelledBy', {
            day: longDay(cancel.onDate, language),
            name: cancel.userName,
            reason: cancel.reason,
          })}
        </p>
      )}
      {creditNotes.map(note => (
        <div key={note.id} className={classes.note}>
          <span className="small clip">
            {t('refunds.creditOf', {
              number: note.number,
              day: shortDay(note.onDate, language),
              reason: note.reason,
            })}
          </span>
          <span className="numeric strong">{formatRupees(note.totalPaise)}</span>
          <Button variant="subtle" size="compact-sm" onClick={() => void printCreditNote(note.id)}>
            {t('common.print')}
          </Button>
        </div>
      ))}
      {refunds.map(refund => (
        <div key={refund.id} className={classes.note}>
          <span className="row small clip">
            <Chip tone={refund.state === 'requested' || refund.state === 'approved' ? 'amber' : 'quiet'}>
              {t(STATE_WORDS[refund.state])}
            </Chip>
            {refund.paid?.number ?? refund.reason}
          </span>
          <span className="numeric strong">{formatRupees(refund.amountPaise)}</span>
          {refund.paid ? (
            <Button variant="subtle" size="compact-sm" onClick={() => void printVoucher(refund.id)}>
              {t('common.print')}
            </Button>
          ) : (
            <span />
          )}
        </div>
      ))}
      {writtenOffPaise > 0 && (
        <div className={classes.note}>
          <span className="small">{t('dues.writtenOff')}</span>
          <span className="numeric strong">{formatRupees(writtenOffPaise)}</span>
          <span />
        </div>
      )}
    </>
  );
}
