import { useRef, useState } from 'react';
import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { hasSlipDifference } from '#shared/features/cash/slips.rules.ts';
import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay, wallTime } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { ApprovalPanel } from '../approvals/approval.panel.tsx';
import classes from './cash.module.css';
import { reasonWanted } from './difference-reason.tsx';
import { DrawerCount } from './drawer-count.panel.tsx';
import { DrawerFile } from './drawer-file.tsx';
import { DrawerMoves } from './drawer-moves.panel.tsx';
import { DrawersPanel } from './drawers.panel.tsx';
import { FloatField } from './float.field.tsx';
import { SecondSignature } from './second-signature.tsx';
import { floatText } from './typed-count.ts';
import { type HandOver, useHandOver } from './use-hand-over.ts';

type OpenDrawerProps = {
  sheet: ShiftSheet;
  safePaise?: number;
  refetch: () => Promise<unknown>;
  onDone: (sheet: ShiftSheet) => unknown;
};

/** A drawer that takes money: what went through it, its count beside, handing it over at the right. */
export function OpenDrawer({ sheet, safePaise, refetch, onDone }: OpenDrawerProps) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const { today, zone } = useClinicDay();
  const root = useRef<HTMLDivElement>(null);
  const work = useHandOver({ sheet, root, refetch, onDone });
  const { typed, change, floatPaise, countedPaise, differencePaise } = work;
  useKeys([
    { keys: 'Ctrl Enter', label: t('cash.handOver'), run: () => void work.handOver() },
    { keys: 'Tab', label: t('cash.nextCount') },
    { keys: 'Alt E', label: t('cash.expenses'), run: () => open.expenses() },
    { keys: 'F8', label: t('cash.printSlip'), run: () => void work.printing.print(sheet.shiftId, 'slip') },
    { keys: 'Shift F8', label: t('cash.printA4'), run: () => void work.printing.print(sheet.shiftId, 'A4') },
    { keys: 'Esc', label: t('cash.leaveCountsKept'), run: sheet.isOwn ? open.bills : open.closeDay },
  ]);
  const typeSlip = (mode: MoneyMode, text: string) => change({ slips: { ...typed.slips, [mode]: text } });
  return (
    <div className={classes.body} ref={root}>
      <section className={classes.column} aria-label={t('cash.throughDrawer')}>
        <div className="row apart">
          <h1 className="title">
            {sheet.isOwn ? t('cash.myDrawer') : t('cash.drawerOf', { name: sheet.userName })}
          </h1>
          <span className="small dim">{t('cash.openedAt', { time: wallTime(sheet.openedAt, zone) })}</span>
        </div>
        <DrawerFile shiftId={sheet.shiftId} />
        <HandOverRefusal error={work.error ?? work.printing.error} expectedPaise={work.expectedPaise} />
        {sheet.onDate !== today && (
          <p className={classes.calm}>
            {t('cash.belongsTo', { date: longDay(sheet.onDate, language, true) })}
          </p>
        )}
        <FloatField
          sheet={sheet}
          text={floatText(typed, sheet.floatPaise)}
          paise={floatPaise}
          safePaise={safePaise}
          isMissing={work.missing === 'float'}
          onType={float => change({ float })}
          onMoved={() => change({ float: null })}
        />
        <DrawerMoves
          sheet={sheet}
          floatPaise={sheet.floatPaise}
          counted={{ ...work.slips.slips, ...(countedPaise === null ? {} : { cash: countedPaise }) }}
          slips={{ typed: typed.slips, wrong: work.slips.wrong, onType: typeSlip }}
        />
        <p className="tiny dim">{t('cash.slipHint')}</p>
        {sheet.isOwn && <p className="small dim">{t('cash.pettyCash')}</p>}
      </section>
      <DrawerCount
        typed={typed}
        owner={sheet.isOwn ? undefined : sheet.userName}
        wrong={work.reading.wrong}
        countedPaise={countedPaise}
        differencePaise={differencePaise}
        countProblem={work.missing === 'count' ? t('cash.countFirst') : undefined}
        hasSlipDifference={hasSlipDifference(work.differences)}
        reasonProblem={
          work.missing === 'reason' ? reasonWanted(t, differencePaise, work.differences) : undefined
        }
        onCount={(field, text) => change({ counts: { ...typed.counts, [field]: text } })}
        onReason={reason => change({ reason })}
        onEnd={() => work.focusOn('[data-end] > button')}
      />
      <HandOverSide sheet={sheet} safePaise={safePaise} work={work} />
    </div>
  );
}

type SideProps = { sheet: ShiftSheet; safePaise: number | undefined; work: HandOver };

function HandOverSide({ sheet, safePaise, work }: SideProps) {
  const { t } = useLanguage();
  const person = usePerson();
  const [isAsking, setAsking] = useState(false);
  const amount = formatRupees(work.countedPaise ?? work.expectedPaise);
  if (isAsking) {
    return (
      <section className={`${classes.column} ${classes.ruled}`}>
        <ApprovalPanel
          kind="countersign"
          amountPaise={0}
          patientId={null}
          about={t('cash.aboutDrawer', { name: sheet.userName, amount })}
          onGranted={granted => {
            work.setApproval(granted);
            setAsking(false);
          }}
          onCancel={() => setAsking(false)}
        />
      </section>
    );
  }
  return (
    <section className={`${classes.column} ${classes.ruled}`}>
      <DrawersPanel onDate={sheet.onDate} safePaise={safePaise} />
      <div className={classes.foot} data-end>
        <span className="small">{t('cash.handOverTo')}</span>
        <SecondSignature approval={work.approval} onAsk={() => setAsking(true)} />
        <span className="tiny dim">{t('cash.handedOverFor', { name: person.fullName })}</span>
        <SaveButton
          busy={work.pending}
          keys="Ctrl ↵"
          isLarge
          isFullWidth
          onClick={() => void work.handOver()}
        >
          {t('cash.handOverAndPrint')}
        </SaveButton>
      </div>
    </section>
  );
}

/** Money that moved while it was counted has the new sum; a difference is said at its field. */
function HandOverRefusal({ error, expectedPaise }: { error: Refusal | null; expectedPaise: number }) {
  const { t } = useLanguage();
  if (!error || error.code === 'DIFFERENCE_NEEDS_REASON') return null;
  if (error.code !== 'CHANGED_MEANWHILE') return <ProblemNotice error={error} />;
  return (
    <div className={classes.calm} role="alert">
      {t('cash.changedMeanwhile', { amount: formatRupees(expectedPaise) })}
    </div>
  );
}
