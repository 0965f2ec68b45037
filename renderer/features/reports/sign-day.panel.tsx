import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { SaveButton } from '../../ui/save-button.tsx';
import { ApprovalPanel } from '../approvals/approval.panel.tsx';
import { SecondSignature } from '../cash/second-signature.tsx';
import { BoxPanel } from './box.panel.tsx';
import { ClockDoubt } from './clock-doubt.tsx';
import { sealInGroups } from './day-words.ts';
import { LooseEndsReason } from './loose-ends-reason.tsx';
import { Matters } from './matters.panel.tsx';
import classes from './reports.module.css';
import type { Closing } from './use-closing.ts';

/** What to look at, what leaves the box, who signs. */
export function SignDay({ sheet, work }: { sheet: DaySheet; work: Closing }) {
  const { t, language } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const { onDate } = sheet;
  const { figures, typed } = work;
  const date = shortDay(onDate, language);
  if (isAsking) {
    return (
      <section className={`${classes.column} ${classes.ruled}`}>
        <ApprovalPanel
          kind="countersign"
          amountPaise={0}
          patientId={null}
          about={t('reports.aboutDay', { date, amount: formatRupees(figures.dayCountedPaise ?? 0) })}
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
    <section className={`${classes.column} ${classes.ruled} ${classes.signDay}`}>
      <Matters sheet={sheet} />
      <div className={classes.foot}>
        <BoxPanel
          typed={typed}
          boxPaise={figures.boxPaise}
          usualPaise={sheet.openingFloatPaise}
          problem={work.missing === 'box' ? boxProblem() : undefined}
          onType={work.change}
          onEnd={() => work.focusOn('#clock-is-right, #i-counted')}
        />
        {sheet.takeablePaise < sheet.safePaise && (
          <span className="tiny dim">
            {t('reports.boxFreeNow', { amount: formatRupees(figures.boxPaise ?? sheet.takeablePaise) })}
          </span>
        )}
        {work.looseCount > 0 && (
          <LooseEndsReason
            count={work.looseCount}
            reason={work.looseReason}
            isMissing={work.missing === 'looseEnds'}
            onReason={reason => {
              work.setLooseReason(reason);
              work.setMissing(null);
            }}
          />
        )}
        {sheet.farFromOn !== null && <ClockDoubt lastOn={sheet.farFromOn} work={work} />}
        <Signatures sheet={sheet} work={work} onAsk={() => setAsking(true)} />
      </div>
    </section>
  );

  function boxProblem(): string {
    const isAmount = figures.takeOutPaise !== undefined && figures.depositPaise !== undefined;
    return isAmount
      ? t('reports.notInBox', { amount: formatRupees(figures.boxPaise ?? sheet.safePaise) })
      : t('reports.outWrong');
  }
}

type SignaturesProps = { sheet: DaySheet; work: Closing; onAsk: () => void };

function Signatures({ sheet, work, onAsk }: SignaturesProps) {
  const { t, language } = useLanguage();
  const person = usePerson();
  const previous = sheet.previousClose;
  return (
    <>
      <div className="row apart">
        <span className="strong">{t('reports.signatures')}</span>
        <span className="tiny dim">
          {person.fullName}, {t('reports.ownerSigns')}
        </span>
      </div>
      <SecondSignature approval={work.approval} onAsk={onAsk} />
      {work.figures.toCount && (
        <Checkbox
          id="i-counted"
          label={t('reports.iCounted')}
          checked={work.hasCounted}
          error={work.missing === 'signature' ? t('reports.confirmFirst') : undefined}
          onChange={event => {
            work.setHasCounted(event.currentTarget.checked);
            work.setMissing(null);
          }}
        />
      )}
      <div className={classes.seals}>
        <SaveButton busy={work.pending} keys="Ctrl ↵" isLarge isFullWidth onClick={() => void work.close()}>
          {t('reports.closeAndPrint', { date: shortDay(sheet.onDate, language) })}
        </SaveButton>
        <span className="tiny dim">
          {previous
            ? t('reports.followsClose', {
                date: shortDay(previous.onDate, language),
                seal: sealInGroups(previous.seal),
              })
            : t('reports.firstClose')}
        </span>
      </div>
    </>
  );
}
