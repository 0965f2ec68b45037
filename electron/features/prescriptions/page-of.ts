import type { PageSheet } from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { RenderedPdf } from '../../printing/render-pdf.ts';
import type { ChosenSheet } from './letterheads.ts';

/** A page as the door sends it. */
export function pageOf({ bytes, pageCount }: RenderedPdf, fileName: string) {
  return { pdf: Buffer.from(bytes).toString('base64'), pageCount, fileName };
}

export function pageSheetOf({ layout, letterhead }: ChosenSheet): PageSheet {
  const { paper, hasHeader } = layout;
  return { paper, hasHeader, letterheadName: letterhead?.name ?? null };
}
