import type { PrintLanguage } from '#shared/i18n/print-words.ts';
import { columns, rule, stack, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold } from '../../printing/script-runs.ts';

export type ChainCertificate = {
  language: PrintLanguage;
  title: string;
  /** Clinic and place. */
  clinic: string;
  period: string;
  /** The finding, in one sentence. */
  finding: string;
  facts: readonly { label: string; value: string }[];
  /** How another person finds the same. */
  method: readonly string[];
  signature: string;
};

const { width: WIDTH, height: HEIGHT, sideMargin: SIDE, columnWidth: COLUMN } = SHEETS.A4;
const BODY = [10, 15] as const;

/** That the day closes still carry the seals they were given: one A4 page to sign. */
export function chainCertificateDocument(certificate: ChainCertificate): PdfDefinition {
  const { title, clinic, period, finding, facts, method, signature } = certificate;
  return {
    pageSize: { width: WIDTH, height: HEIGHT },
    pageMargins: [SIDE, mm(18), SIDE, mm(18)],
    title: `${title}, ${period}`,
    content: [
      text([bold(title)], [18, 26]),
      text(clinic, BODY),
      text(period, BODY),
      rule(COLUMN, 1, { above: 6, below: 10 }),
      text([bold(finding)], [11, 16], { margin: [0, 0, 0, 10] }),
      ...facts.map(({ label, value }) =>
        columns(COLUMN, 12, [{ width: 160, block: text(label, BODY) }, { block: text(value, BODY) }], {
          margin: [0, 0, 0, 4],
        }),
      ),
      stack(
        method.map(line => text(line, BODY, { margin: [0, 4, 0, 0] })),
        { margin: [0, 10, 0, 0] },
      ),
      stack([rule(200, 0.5, { above: 70, below: 3 }), text(signature, [9, 12])]),
    ],
  };
}
