import { Select } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

const CLINIC = 'clinic';

/** One print of a signed page on another letterhead than the doctor's own; nothing where there are none. */
export function PrintElsewhere({ visitId }: { visitId: number }) {
  const t = useTranslation();
  const letterheads = useRead(contract.prescriptions.letterheads, {}, { staleMs: 300_000 }).answer
    ?.letterheads;
  const printing = useWrite(contract.prescriptions.print);
  if (!letterheads || letterheads.length === 0) return null;
  const data = [
    ...letterheads.map(({ id, name }) => ({ value: String(id), label: name })),
    { value: CLINIC, label: t('prescriptions.printOnClinic') },
  ];
  const print = (chosen: string | null) => {
    if (chosen === null) return;
    const letterheadId = chosen === CLINIC ? null : Number(chosen);
    printing.call({ visitId, letterheadId }).then(
      ({ pdf }) => printPdf(pdf),
      () => undefined, // Said by the notice below.
    );
  };
  return (
    <>
      <Select
        size="xs"
        aria-label={t('prescriptions.printOn')}
        placeholder={t('prescriptions.printOn')}
        data={data}
        value={null}
        onChange={print}
        aria-busy={printing.pending}
      />
      <ProblemNotice error={printing.error} />
    </>
  );
}
