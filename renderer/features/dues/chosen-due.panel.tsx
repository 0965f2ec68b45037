import type { DueRow } from '#shared/features/dues/due.schema.ts';
import { BAND_WORDS } from '#shared/features/dues/dues-list.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyLayer } from '../../ui/keys.tsx';
import { Panel, PanelAction } from '../../ui/panel.tsx';
import { ContactActions, useContact } from '../appointments/contact.tsx';
import { namesFor } from '../patients/patient-words.ts';
import { useDueMessage } from './due-messages.ts';
import classes from './dues.module.css';
import { PromiseForm } from './promise.act.tsx';

type ChosenDueProps = { due: DueRow; isActing: boolean; onAct: (isActing: boolean) => void };

/** The chosen due: who to ring, the reminder to copy, a new promise (Enter), the person. */
export function ChosenDue({ due, isActing, onAct }: ChosenDueProps) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const mayPromise = usePerson().may('billing:issue');
  const message = useDueMessage(due);
  const contact = useContact({ ...due, message }, isActing);
  const [name] = namesFor(language, due);
  const { promise } = due;
  useKeys([
    { keys: '↑ ↓', label: t('common.move') },
    { keys: 'Enter', label: t('dues.promise') },
    ...contact.keys,
    { keys: 'P', label: t('dues.openPerson'), run: () => open.patient(due.patientId), isOff: isActing },
  ]);
  return (
    <Panel label={t('dues.dueOf', { name })} isSunk>
      <div className={classes.side}>
        <div className="row apart">
          <h2 className="title clip">{name}</h2>
          <span className="strong amber numeric">{formatRupees(due.duePaise)}</span>
        </div>
        <KeyValues>
          <KeyValue label={t('dues.bill')}>{due.number}</KeyValue>
          <KeyValue label={t('dues.billedOn')}>{longDay(due.onDate, language)}</KeyValue>
          <KeyValue label={t('dues.band')}>{t(BAND_WORDS[due.band])}</KeyValue>
          <KeyValue label={t('dues.phone')}>{formatPhone(due.phone)}</KeyValue>
          {promise && (
            <KeyValue label={t('dues.promisedOn')}>{longDay(promise.promisedOn, language)}</KeyValue>
          )}
          {promise?.guarantorName && (
            <KeyValue label={t('dues.guarantor')}>
              {[promise.guarantorName, formatPhone(promise.guarantorPhone)].filter(Boolean).join(', ')}
            </KeyValue>
          )}
          {promise?.note && <KeyValue label={t('dues.note')}>{promise.note}</KeyValue>}
        </KeyValues>
        {isActing && mayPromise ? (
          <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: () => onAct(false) }]}>
            <PromiseForm billId={due.billId} onDone={() => onAct(false)} />
          </KeyLayer>
        ) : (
          <>
            <p className="small">{message}</p>
            <div className={classes.actions}>
              <ContactActions contact={contact} />
              {mayPromise && (
                <PanelAction keys="Enter" onClick={() => onAct(true)}>
                  {t('dues.promise')}
                </PanelAction>
              )}
              <PanelAction keys="P" onClick={() => open.patient(due.patientId)}>
                {t('dues.openPerson')}
              </PanelAction>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
