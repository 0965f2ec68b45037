import { TextInput } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { LabSheet } from '#shared/features/labs/lab.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useReason } from '../patients/use-reason.ts';
import classes from './labs.module.css';

/** The doctor's signature under what was entered; it prints at once, and an amended report asks why. */
export function ReleasePanel({ sheet }: { sheet: LabSheet }) {
  const t = useTranslation();
  const open = useOpen();
  const release = useWrite(contract.labs.release);
  const print = useWrite(contract.labs.printReport);
  const reason = useReason();
  const orders = sheet.orders.filter(({ state }) => state === 'entered');
  const serial = orders.find(({ reportSerial }) => reportSerial !== null)?.reportSerial;

  async function sign(): Promise<void> {
    const because = serial ? reason.given() : '';
    if (because === undefined) return;
    try {
      const report = await release.call({
        orders: orders.map(({ orderId, version }) => ({ orderId, version })),
        reason: because,
      });
      toast(t('labs.releasedAs', { serial: report.serial }));
      const { pdf } = await print.call({ serial: report.serial });
      await printPdf(pdf);
      open.labReports();
    } catch {
      // Said by the notice.
    }
  }

  useKeys([{ keys: 'Ctrl Enter', label: t('labs.release'), run: () => void sign() }]);
  return (
    <div className={classes.release}>
      {serial && (
        <>
          <span className="small amber">{t('labs.amending', { serial })}</span>
          <TextInput label={t('labs.amendWhy')} {...reason.fieldProps} />
        </>
      )}
      <SaveButton busy={release.pending || print.pending} keys="Ctrl ↵" onClick={() => void sign()}>
        {t('labs.release')}
      </SaveButton>
      <ProblemNotice error={release.error ?? print.error} onRetry={() => void sign()} />
    </div>
  );
}
