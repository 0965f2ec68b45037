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
import { useOnceAtATime } from '../../ui/at-work.ts';
import { printPdf } from '../../ui/pdf.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useWritingPart } from './writing-part.tsx';

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
  /** Signed, or put before the visit's doctor: nothing more is written here. */
  onSigned: (page: PrintedPage | undefined) => void;
  onRefused: (refusal: Refusal) => void;
};

type ToSign = { body: EncounterBody; heeded: HeededAlert[]; seenSavedAt: number | null };

/** The act that Ctrl Enter is in this part: the first signature, the next version, or asking the doctor for one. */
function useSignature(visitId: number) {
  const part = useWritingPart();
  const first = useWrite(contract.encounters.sign);
  const again = useWrite(contract.encounters.amend);
  const submitting = useWrite(contract.encounters.submitForCountersign);
  const write = part.kind === 'amend' ? again : part.kind === 'assist' ? submitting : first;
  async function send({ body, heeded, seenSavedAt }: ToSign): Promise<SignedEncounter | undefined> {
    if (part.kind === 'assist') {
      await submitting.call({ visitId, draft: { body, typing: '' }, seenSavedAt });
      return undefined;
    }
    if (part.kind === 'first') return first.call({ visitId, body, heeded, seenSavedAt });
    const { fromVersion, isAnew, reason } = part;
    return again.call({ visitId, body, heeded, fromVersion, isAnew, reason, seenSavedAt });
  }
  return { part, send, pending: write.pending, error: write.error };
}

/** Signs, then prints; a page that does not print leaves the signature standing. */
export function useSigning({ visitId, onSigned, onRefused }: SigningOptions) {
  const t = useTranslation();
  const refresh = useRefresh();
  const signature = useSignature(visitId);
  const printing = usePrintPage(visitId);
  const once = useOnceAtATime();
  async function sign(toSign: ToSign): Promise<void> {
    let signed: SignedEncounter | undefined;
    try {
      signed = await signature.send(toSign);
    } catch (thrown) {
      onRefused(asRefusal(thrown));
      return;
    }
    refresh('queue');
    if (!signed) {
      const { part } = signature;
      toast(t('encounters.submittedToast', { name: part.kind === 'assist' ? part.doctorName : '' }));
      onSigned(undefined);
      return;
    }
    const page = await printing.print();
    toast(
      page
        ? t('encounters.signedToast', { serial: signed.serial })
        : t('encounters.signedNotPrinted', { serial: signed.serial }),
    );
    onSigned(page);
  }
  return {
    sign: (toSign: ToSign) => once('sign', () => sign(toSign)),
    pending: signature.pending || printing.pending,
    error: signature.error,
  };
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
