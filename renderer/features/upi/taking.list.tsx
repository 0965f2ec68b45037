import { MATCH_WORDS, payerOf, receiptOf } from '#shared/features/upi/upi.grid.ts';
import type { StatementRow, UpiTaking } from '#shared/features/upi/upi.schema.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay, wallTime } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import type { useListNavigation } from '../../ui/list-navigation.ts';
import classes from './upi.module.css';
import { MATCH_TONES, spacedUtr } from './upi-words.ts';

type List = ReturnType<typeof useListNavigation>;

export function TakingList({ takings, list }: { takings: readonly UpiTaking[]; list: List }) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  return (
    <>
      <div className={classes.listHead} aria-hidden>
        <span>{t('upi.received')}</span>
        <span>{t('upi.patient')}</span>
        <span>{t('upi.receipt')}</span>
        <span className="right">{t('upi.amount')}</span>
        <span>{t('upi.typedUtr')}</span>
        <span>{t('upi.fits')}</span>
      </div>
      <div className={classes.list} {...list.listProps}>
        {takings.map((taking, index) => (
          <div key={taking.paymentId} className={classes.row} {...list.rowProps(index)}>
            <span className="small no-wrap">
              {shortDay(taking.onDate, language)}{' '}
              <span className="dim">{wallTime(taking.receivedAt, zone)}</span>
            </span>
            <span className="clip">
              <span className="strong">{payerOf(taking)}</span>{' '}
              {taking.partyId === null && <span className="small dim">{taking.uhid}</span>}
            </span>
            <span className="small numeric clip">{receiptOf(taking, t)}</span>
            <span className="numeric right">{formatPaise(taking.amountPaise)}</span>
            <span className="small numeric">{spacedUtr(taking.reference) || '–'}</span>
            <Fit taking={taking} />
          </div>
        ))}
      </div>
    </>
  );
}

function Fit({ taking: { suggestion, confirmation } }: { taking: UpiTaking }) {
  const { t } = useLanguage();
  if (confirmation) return <span className="small numeric">{spacedUtr(confirmation.utr)}</span>;
  if (!suggestion) return <span className="small dim">{t('upi.matchNone')}</span>;
  return (
    <span>
      <Chip tone={MATCH_TONES[suggestion.kind]}>{t(MATCH_WORDS[suggestion.kind])}</Chip>
    </span>
  );
}

/** Money that came without a receipt that fits. */
export function TransferList({ rows, list }: { rows: readonly StatementRow[]; list: List }) {
  const { t, language } = useLanguage();
  return (
    <>
      <div className={classes.listHead} data-transfer aria-hidden>
        <span>{t('upi.day')}</span>
        <span>UTR</span>
        <span className="right">{t('upi.amount')}</span>
        <span>{t('upi.fieldDescription')}</span>
      </div>
      <div className={classes.list} {...list.listProps}>
        {rows.map((row, index) => (
          <div key={row.id} className={classes.row} data-transfer {...list.rowProps(index)}>
            <span className="small no-wrap">{shortDay(row.onDate, language, true)}</span>
            <span className="numeric">{spacedUtr(row.utr)}</span>
            <span className="numeric right">{formatPaise(row.amountPaise)}</span>
            <span className="small dim clip">{row.description}</span>
          </div>
        ))}
      </div>
    </>
  );
}
