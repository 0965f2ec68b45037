import { useEffect, useState } from 'react';
import { useTranslation } from '../app/language.tsx';
import classes from './pdf.module.css';

function pdfUrl(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
}

type PdfPreviewProps = {
  /** Base64 of the same bytes that will be printed; undefined while they are on their way. */
  pdf: string | undefined;
  label?: string;
  className?: string | undefined;
};

/** The page as it prints, shown by the browser's own viewer without its bars. The last page stays until the next is there. */
export function PdfPreview({ pdf, label, className }: PdfPreviewProps) {
  const t = useTranslation();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!pdf) return;
    const next = pdfUrl(pdf);
    setUrl(next);
    return () => URL.revokeObjectURL(next);
  }, [pdf]);
  return (
    <div className={`${classes.desk} ${className ?? ''}`}>
      {url && (
        <iframe
          className={classes.page}
          title={label ?? t('common.pdfPage')}
          src={`${url}#toolbar=0&navpanes=0&view=FitH`}
          tabIndex={-1}
        />
      )}
    </div>
  );
}

const KEEP_FRAME_MS = 120_000;

/** Opens the print dialog for a page's bytes. The frame is kept a while, because the dialog reads from it. */
export function printPdf(base64: string): Promise<void> {
  const url = pdfUrl(base64);
  const frame = document.createElement('iframe');
  frame.className = classes.printFrame ?? '';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.dataset.printed = 'pdf';
  return new Promise(resolve => {
    frame.addEventListener('load', () => {
      frame.contentWindow?.focus();
      // A driven headless Chromium has no print dialog and dies when a PDF frame asks for one.
      if (!navigator.webdriver) frame.contentWindow?.print();
      resolve();
    });
    frame.src = url;
    document.body.append(frame);
    setTimeout(() => {
      frame.remove();
      URL.revokeObjectURL(url);
    }, KEEP_FRAME_MS);
  });
}

/** Hands the bytes to the person as a file. */
export function savePdf(base64: string, fileName: string): void {
  const url = pdfUrl(base64);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
