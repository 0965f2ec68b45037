import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { MATCH_WORDS, payerOf, receiptOf } from '#shared/features/upi/upi.grid.ts';
import type { UpiTaking } from '#shared/features/upi/upi.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay, wallTime } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './upi.module.css';
import { MATCH_TONES, spacedUtr } from './upi-words.ts';
import type { TakingWork } from './use-taking-entry.ts';

type TakingPanelProps = { taking: UpiTaking; work: TakingWork };

/** One taking, what the statement says of it, and the way to confirm or withdraw. */
export function TakingPanel(props: TakingPanelProps) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const { taking, work } = props;
  const { suggestion, confirmation } = taking;
  return (
    <section className={classes.taking} aria-label={taking.receiptNumber}>
      <div className="row apart">
        <h2 className="title clip">{payerOf(taking)}</h2>
        <span className="title numeric no-wrap">{formatRupees(taking.amountPaise)}</span>
      </div>
      <KeyValues>
        <KeyValue label={t('upi.receipt')}>
          {receiptOf(taking, t)}
          {taking.partyId === null && taking.billNumber && (
            <span className="dim"> · {taking.billNumber}</span>
          )}
        </KeyValue>
        <KeyValue label={t('upi.received')}>
          {shortDay(taking.onDate, language, true)} {wallTime(taking.receivedAt, zone)}
        </KeyValue>
        <KeyValue label={t('upi.typedUtr')}>{spacedUtr(taking.reference) || '–'}</KeyValue>
        {taking.qrReference !== '' && <KeyValue label={t('upi.qrReference')}>{taking.qrReference}</KeyValue>}
      </KeyValues>
      {confirmation ? <Confirmed {...props} /> : suggestion && <Suggested {...props} />}
      <ProblemNotice error={work.error} />
      {work.entry ? <EntryField work={work} /> : !confirmation && <WaitingActions {...props} />}
    </section>
  );
}

function Suggested({ taking: { suggestion } }: TakingPanelProps) {
  const { t, language } = useLanguage();
  if (!suggestion) return null;
  const { row, kind } = suggestion;
  return (
    <div className={classes.fit} data-mismatch={kind === 'mismatch' || undefined}>
      <div className="row apart">
        <span className="strong numeric">{spacedUtr(row.utr)}</span>
        <Chip tone={MATCH_TONES[kind]}>{t(MATCH_WORDS[kind])}</Chip>
      </div>
      <div className="small">
        {shortDay(row.onDate, language, true)} · {formatRupees(row.amountPaise)}
      </div>
      <div className="tiny dim">{row.description}</div>
    </div>
  );
}

function WaitingActions({ taking: { suggestion }, work }: TakingPanelProps) {
  const { t } = useLanguage();
  const isSure = suggestion !== null && suggestion.kind !== 'mismatch';
  return (
    <div className="row">
      {isSure && (
        <SaveButton busy={work.pending} keys="↵" onClick={work.tick}>
          {t('upi.tick')}
        </SaveButton>
      )}
      <Button variant="default" onClick={() => work.open('utr')} rightSection={<KeyHint keys="U" />}>
        {t('upi.typeUtr')}
      </Button>
    </div>
  );
}

function Confirmed({ taking: { confirmation, amountPaise }, work }: TakingPanelProps) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  if (!confirmation) return null;
  const { statementPaise } = confirmation;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(confirmation.confirmedAt);
  const when = `${shortDay(day, language)} ${wallTime(confirmation.confirmedAt, zone)}`;
  return (
    <>
      <div className={classes.fit}>
        <div className="strong numeric">{spacedUtr(confirmation.utr)}</div>
        <div className="small">{t('upi.confirmedBy', { name: confirmation.confirmedByName, when })}</div>
        {statementPaise === null ? (
          <div className="tiny dim">{t('upi.notOnStatement')}</div>
        ) : (
          <div className={statementPaise < amountPaise ? 'small amber' : 'tiny dim'}>
            {t('upi.statementSays', { amount: formatRupees(statementPaise) })}
          </div>
        )}
      </div>
      {!work.entry && (
        <div className="row">
          <Button variant="default" onClick={() => work.open('reason')} rightSection={<KeyHint keys="X" />}>
            {t('upi.withdraw')}
          </Button>
        </div>
      )}
    </>
  );
}

function EntryField({ work }: { work: TakingWork }) {
  const { t } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { entry, typed, pending } = work;
  const isUtr = entry === 'utr';
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: work.close }]}>
      <div className={classes.entry}>
        <TextInput
          ref={field}
          label={t(isUtr ? 'upi.utr' : 'upi.withdrawReason')}
          description={isUtr ? t('upi.utrAbout') : undefined}
          inputMode={isUtr ? 'numeric' : 'text'}
          autoComplete="off"
          maxLength={isUtr ? 18 : 160}
          value={typed}
          onChange={event => work.type(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            work.save();
          }}
        />
        <div className="row">
          <SaveButton busy={pending} keys="↵" isOff={typed.trim() === ''} onClick={work.save}>
            {t(isUtr ? 'upi.tick' : 'upi.withdraw')}
          </SaveButton>
        </div>
      </div>
    </KeyLayer>
  );
}
