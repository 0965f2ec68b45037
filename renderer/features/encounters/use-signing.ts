import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type {
  EncounterBody,
  HeededAlert,
  SignedEncounter,
} from '#shared/features/encounters/encounter.schema.ts';
import { type Finding, needsReason } from '#shared/features/prescriptions/checks/finding.schema.ts';
import { useRefresh, useWrite } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { toast } from '../../ui/toasts.tsx';

export type PrintedPage = OutputOf<typeof contract.prescriptions.print>;

/** Prints a signed page; the same call prints it again later. */
export function usePrintPage(visitId: number) {
  const write = useWrite(contract.prescriptions.print);
  const [page, setPage] = useState<PrintedPage>();
  async function print(): Promise<PrintedPage | undefined> {
    try {
      const printed = await write.call({ visitId });
      setPage(printed);
      void printPdf(printed.pdf);
      return printed;
    } catch {
      return undefined; // Shown by `error`; the signed note is safe and can be printed again.
    }
  }
  return { print, page, pending: write.pending, error: write.error };
}

type SigningOptions = {
  visitId: number;
  onSigned: (signed: SignedEncounter, page: PrintedPage | undefined) => void;
  onRefused: (refusal: Refusal) => void;
};

/** Signs, then prints; a page that does not print leaves the signature standing. */
export function useSigning({ visitId, onSigned, onRefused }: SigningOptions) {
  const t = useTranslation();
  const refresh = useRefresh();
  const write = useWrite(contract.encounters.sign);
  const printing = usePrintPage(visitId);
  async function sign(body: EncounterBody, heeded: HeededAlert[]): Promise<void> {
    let signed: SignedEncounter;
    try {
      signed = await write.call({ visitId, body, heeded });
    } catch (thrown) {
      onRefused(asRefusal(thrown));
      return;
    }
    refresh('queue');
    const page = await printing.print();
    toast(
      page
        ? t('encounters.signedToast', { serial: signed.serial })
        : t('encounters.signedNotPrinted', { serial: signed.serial }),
    );
    onSigned(signed, page);
  }
  return { sign, pending: write.pending || printing.pending, error: write.error };
}

/** Warnings that stop the signature until there is a reason. */
export function unansweredWarnings(warnings: readonly Finding[], body: EncounterBody): Finding[] {
  const answered = new Set(
    body.answers.filter(({ reason }) => reason.trim() !== '').map(({ warningKey }) => warningKey),
  );
  return warnings.filter(warning => needsReason(warning) && !answered.has(warning.key));
}

/** Only answers to warnings that still stand go into the signed note. */
export function withStandingAnswers(
  body: EncounterBody,
  warnings: readonly Finding[] | undefined,
): EncounterBody {
  if (!warnings) return body;
  const keys = new Set(warnings.map(({ key }) => key));
  return {
    ...body,
    answers: body.answers.filter(({ warningKey, reason }) => keys.has(warningKey) && reason.trim() !== ''),
  };
}
