import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Certificate, CertificateBody } from '#shared/features/certificates/certificate.schema.ts';
import { useRefresh, useWrite, useWriteEach } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { toast } from '../../ui/toasts.tsx';

/** A sheet, or an A4 sheet with the clinic's counterfoil below. */
export type PaperChoice = 'A5' | 'A4' | 'counterfoil';
export const PAPER_CHOICES: readonly PaperChoice[] = ['A5', 'A4', 'counterfoil'];

export function nextPaper(paper: PaperChoice): PaperChoice {
  return PAPER_CHOICES[(PAPER_CHOICES.indexOf(paper) + 1) % PAPER_CHOICES.length] ?? 'A5';
}

/** Prints what is in the register; the server says which copy it is. */
export function usePrintCertificate() {
  const printing = useWriteEach(contract.certificates.print);
  async function print(certificateId: number, paper: PaperChoice): Promise<boolean> {
    try {
      const page = await printing.call({
        ...{ certificateId, paper: paper === 'counterfoil' ? 'A4' : paper },
        hasCounterfoil: paper === 'counterfoil',
      });
      void printPdf(page.pdf);
      return true;
    } catch {
      return false; // Said by `error`; the certificate is in the register and can be printed again.
    }
  }
  return { print, pending: printing.pending, error: printing.error };
}

type IssuingOptions = {
  patientId: number;
  visitId: number | null;
  paper: PaperChoice;
  onIssued: (certificate: Certificate) => void;
  onRefused: (refusal: Refusal) => void;
};

/** Issues, then prints; a page that does not print leaves the number standing. */
export function useIssuing({ patientId, visitId, paper, onIssued, onRefused }: IssuingOptions) {
  const t = useTranslation();
  const refresh = useRefresh();
  const issuing = useWrite(contract.certificates.issue);
  const printing = usePrintCertificate();
  const [isBusy, setIsBusy] = useState(false);
  async function issue(body: CertificateBody): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    try {
      const certificate = await issuing.call({ patientId, visitId, body });
      const isPrinted = await printing.print(certificate.id, paper);
      const { serial } = certificate;
      toast(t(isPrinted ? 'certificates.issued' : 'certificates.issuedNotPrinted', { serial }));
      refresh('certificates');
      onIssued(certificate);
    } catch (thrown) {
      onRefused(asRefusal(thrown));
    } finally {
      setIsBusy(false);
    }
  }
  return { issue, isBusy, error: issuing.error };
}
