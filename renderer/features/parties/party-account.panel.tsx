import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { BAND_WORDS } from '#shared/features/dues/dues-list.grid.ts';
import type { PartyAccount, PartyBill } from '#shared/features/parties/party.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { useChosenRowBy } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyLayer } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Panel, PanelAction } from '../../ui/panel.tsx';
import { ACCOUNT_KEYS } from './account-keys.ts';
import classes from './parties.module.css';
import { MoveToPatient, TakeSettlementBack, WriteOffBill } from './party-acts.panel.tsx';
import { Settle } from './settle.panel.tsx';
import { Settlements } from './settlements.panel.tsx';

type Doing =
  | { kind: 'nothing' }
  | { kind: 'settle' }
  | { kind: 'move'; bill: PartyBill }
  | { kind: 'writeOff'; bill: PartyBill }
  | { kind: 'takeBack'; settlementId: number };
const NOTHING: Doing = { kind: 'nothing' };

/** Open bills of a company, and beside them its payments and what can be done. */
export function PartyAccountView({ account, head }: { account: PartyAccount; head: ReactNode }) {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const [doing, setDoing] = useState<Doing>(NOTHING);
  const { bills } = account;
  const isIdle = doing.kind === 'nothing';
  const { chosen, at, choose } = useChosenRowBy(bills, ({ billId }) => billId);
  const list = useListNavigation({
    ...{ count: bills.length, at, onChoose: choose },
    label: t('parties.openBills', { count: bills.length }),
    isEverywhere: isIdle,
    onOpen: index => {
      const bill = bills[index];
      if (bill) open.issuedBill(bill.billId);
    },
  });
  const mayChange = person.may('parties:change');
  const acts = [
    {
      keys: 'B',
      label: t('parties.settle'),
      run: () => setDoing({ kind: 'settle' }),
      isOff: !mayChange || !chosen,
    },
    {
      ...{ keys: 'M', label: t('parties.move'), isOff: !mayChange || !chosen },
      run: () => chosen && setDoing({ kind: 'move', bill: chosen }),
    },
    {
      ...{ keys: 'W', label: t('parties.writeOff'), isOff: !person.may('dues:writeOff') || !chosen },
      run: () => chosen && setDoing({ kind: 'writeOff', bill: chosen }),
    },
  ].filter(({ isOff }) => !isOff);
  useKeys(acts.map(act => ({ ...act, isOff: !isIdle })));
  const close = () => setDoing(NOTHING);
  return (
    <div className={classes.pair}>
      <section className={classes.main} aria-label={account.party.name}>
        {head}
        {bills.length === 0 ? (
          <EmptyState title={t('parties.nothingOpen')} hint={t('parties.nothingOpenHint')} />
        ) : (
          <>
            <div className="row">
              <ExportButtons
                procedure={contract.parties.exportOpenBills}
                input={{ partyId: account.party.id }}
                keys={ACCOUNT_KEYS}
                isOff={!isIdle}
                isBeside
              />
            </div>
            <BillsHead />
            <div {...list.listProps} className={classes.scroll}>
              {bills.map((bill, index) => (
                <div key={bill.billId} className={`list-row ${classes.bill}`} {...list.rowProps(index)}>
                  <BillRow bill={bill} />
                </div>
              ))}
            </div>
          </>
        )}
      </section>
      <Panel label={t('parties.settlements')} isSunk>
        <div className={classes.side}>
          {isIdle ? (
            <>
              {acts.length > 0 && (
                <div className={classes.acts}>
                  {acts.map(({ keys, label, run }) => (
                    <PanelAction key={keys} keys={keys} onClick={run}>
                      {label}
                    </PanelAction>
                  ))}
                </div>
              )}
              <Settlements
                partyId={account.party.id}
                settlements={account.settlements}
                {...(mayChange && {
                  onTakeBack: (settlementId: number) => setDoing({ kind: 'takeBack', settlementId }),
                })}
              />
            </>
          ) : (
            <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: close, inFields: true }]}>
              {doing.kind === 'settle' && <Settle account={account} onDone={close} />}
              {doing.kind === 'move' && <MoveToPatient bill={doing.bill} onDone={close} />}
              {doing.kind === 'writeOff' && <WriteOffBill bill={doing.bill} onDone={close} />}
              {doing.kind === 'takeBack' && (
                <TakeSettlementBack settlementId={doing.settlementId} onDone={close} />
              )}
            </KeyLayer>
          )}
        </div>
      </Panel>
    </div>
  );
}

function BillsHead() {
  const { t } = useLanguage();
  return (
    <div className={`${classes.bill} ${classes.rowsHead} tiny dim`} aria-hidden="true">
      <span>{t('parties.bill')}</span>
      <span>{t('parties.billedOn')}</span>
      <span>{t('parties.patient')}</span>
      <span>{t('parties.payBy')}</span>
      <span>{t('parties.age')}</span>
      <span className="right">{t('parties.due')}</span>
    </div>
  );
}

function BillRow({ bill }: { bill: PartyBill }) {
  const { t, language } = useLanguage();
  const isLate = bill.ageDays > 0;
  return (
    <>
      <span className="strong no-wrap">{bill.number}</span>
      <span className="small dim no-wrap">{shortDay(bill.onDate, language)}</span>
      <span className="clip">{bill.patientName}</span>
      <span className="small dim no-wrap">{shortDay(bill.payBy, language)}</span>
      <span className="no-wrap">
        {isLate ? (
          <Chip tone="amber">{bill.ageDays}</Chip>
        ) : (
          <span className="small dim">{t(BAND_WORDS.notYet)}</span>
        )}
      </span>
      <span className="right numeric strong">{formatRupees(bill.duePaise)}</span>
    </>
  );
}
