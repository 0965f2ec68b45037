import { Button } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { MoneyOfPerson } from '#shared/features/dues/due.schema.ts';
import { moveWord } from '#shared/features/dues/person-money.grid.ts';
import { MODE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { toast } from '../../ui/toasts.tsx';
import { ReasonAct } from '../refunds/reason-act.tsx';
import classes from './dues.module.css';
import { usePrintDues } from './print-dues.ts';

/** An entry that is to be taken back, and how. */
export type TakingBack = { entryId: number; what: 'use' | 'writeOff' | 'advance'; number: string };

type MovesProps = { money: MoneyOfPerson; onTakeBack: (taking: TakingBack) => void };

/** What moved the person's advances, the newest first, and what was written off. */
export function MoneyMoves({ money, onTakeBack }: MovesProps) {
  const { t, language } = useLanguage();
  const person = usePerson();
  const { printAdvance } = usePrintDues();
  return (
    <div className={classes.list}>
      {money.writtenOff.map(({ id, onDate, billNumber, amountPaise }) => (
        <div key={id} className={classes.entry}>
          <span className="column">
            <span className="small clip">
              {t('dues.writtenOff')} · {billNumber}
            </span>
            <span className="tiny dim">{shortDay(onDate, language)}</span>
          </span>
          <span className="numeric">{formatRupees(amountPaise)}</span>
          {person.may('dues:writeOff') ? (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onTakeBack({ entryId: id, what: 'writeOff', number: billNumber })}
            >
              {t('dues.writeOffBack')}
            </Button>
          ) : (
            <span />
          )}
        </div>
      ))}
      {money.moves.map(move => (
        <div key={move.id} className={classes.entry} data-reversed={move.isReversed || undefined}>
          <span className="column">
            <span className="small clip">{moveWord(t, move)}</span>
            <span className="tiny dim">
              {[move.number, shortDay(move.onDate, language), move.mode && t(MODE_WORDS[move.mode])]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <span className="numeric">{formatRupees(move.amountPaise)}</span>
          <span className="row">
            {move.kind === 'advance' && (
              <Button variant="subtle" size="compact-sm" onClick={() => void printAdvance(move.id)}>
                {t('common.print')}
              </Button>
            )}
            {(move.mayBeTakenBack || (move.kind === 'advance' && !move.isReversed)) &&
              person.may('billing:issue') && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() =>
                    onTakeBack({
                      entryId: move.id,
                      what: move.kind === 'advance' ? 'advance' : 'use',
                      number: move.number || move.billNumber,
                    })
                  }
                >
                  {t('dues.takeBack')}
                </Button>
              )}
          </span>
        </div>
      ))}
    </div>
  );
}

type TakeBackProps = { patientId: number; taking: TakingBack; onDone: () => void };

/** A use of an advance, a write-off or the receipt of an advance is taken back, with a reason. */
export function TakeBack({ patientId, taking, onDone }: TakeBackProps) {
  const { t } = useLanguage();
  const { entryId, what, number } = taking;
  const use = useWrite(contract.dues.takeAdvanceBack);
  const writeOff = useWrite(contract.dues.takeWriteOffBack);
  const receipt = useWrite(contract.refunds.reverseReceipt);
  const writes = { use, writeOff, advance: receipt };
  return (
    <ReasonAct
      title={what === 'advance' ? t('refunds.reverseDo', { number }) : `${t('dues.takeBack')}, ${number}`}
      why={t('dues.takeBackWhy')}
      word={what === 'writeOff' ? t('dues.writeOffBack') : t('dues.takeBack')}
      patientId={patientId}
      about={t('refunds.aboutReverse', { number })}
      write={writes[what]}
      run={async (reason, approvalId) => {
        if (what === 'use') await use.call({ entryId, reason });
        else if (what === 'writeOff') await writeOff.call({ entryId, reason });
        else await receipt.call({ entryId, reason, approvalId });
        toast(t('dues.takenBack'));
        onDone();
      }}
    />
  );
}
