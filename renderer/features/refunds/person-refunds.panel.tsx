import { Button } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { STATE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { usePrintDues } from '../dues/print-dues.ts';
import classes from './refunds.module.css';

const MOST_SHOWN = 10;

/** A person's refunds, the newest first; what waits is done in the list of refunds. */
export function PersonRefunds({ patientId }: { patientId: number }) {
  const t = useTranslation();
  const open = useOpen();
  const refunds = useRead(contract.refunds.ofPatient, { patientId }).answer ?? [];
  const { printVoucher } = usePrintDues();
  if (refunds.length === 0) return null;
  return (
    <section aria-label={t('refunds.listTitle')}>
      <h3 className="small-title">{t('refunds.listTitle')}</h3>
      {refunds.slice(0, MOST_SHOWN).map(({ id, state, reason, amountPaise, paid }) => {
        const isWaiting = state === 'requested' || state === 'approved';
        return (
          <div key={id} className={classes.note}>
            <span className="row small clip">
              <Chip tone={isWaiting ? 'amber' : 'quiet'}>{t(STATE_WORDS[state])}</Chip>
              {paid?.number ?? reason}
            </span>
            <span className="numeric strong">{formatRupees(amountPaise)}</span>
            {isWaiting ? (
              <Button variant="subtle" size="compact-sm" onClick={() => open.refunds()}>
                {t('refunds.openList')}
              </Button>
            ) : paid ? (
              <Button variant="subtle" size="compact-sm" onClick={() => void printVoucher(id)}>
                {t('common.print')}
              </Button>
            ) : (
              <span />
            )}
          </div>
        );
      })}
      <ExportButtons
        procedure={contract.refunds.exportOfPatient}
        input={{ patientId }}
        hasKeys={false}
        isNarrow
      />
    </section>
  );
}
