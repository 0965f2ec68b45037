import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../app/language.tsx';
import classes from './pdf.module.css';

function pdfUrl(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
}

function forget(urls: Set<string>, url: string): void {
  URL.revokeObjectURL(url);
  urls.delete(url);
}

type PdfPreviewProps = {
  /** Base64 of the same bytes that will be printed; undefined while they are on their way. */
  pdf: string | undefined;
  label?: string;
  className?: string | undefined;
};

// The browser's viewer draws its page some time after its own load event, on a dark ground until then.
const DRAWN_AFTER_MS = 700;

/** The page as it prints, shown by the browser's own viewer without its bars. The last page stays until the next is drawn. */
export function PdfPreview({ pdf, label, className }: PdfPreviewProps) {
  const t = useTranslation();
  const [pages, setPages] = useState<{ url: string; isDrawn: boolean }[]>([]);
  const urls = useRef(new Set<string>());
  useEffect(() => {
    if (!pdf) return;
    const url = pdfUrl(pdf);
    urls.current.add(url);
    setPages(shown => [...shown.filter(page => page.isDrawn), { url, isDrawn: false }]);
  }, [pdf]);
  useEffect(() => {
    const shown = new Set(pages.map(({ url }) => url));
    for (const url of urls.current) if (!shown.has(url) && pages.length > 0) forget(urls.current, url);
  }, [pages]);
  useEffect(() => {
    const made = urls.current;
    return () => {
      for (const url of made) forget(made, url);
    };
  }, []);

  function drawn(url: string): void {
    setPages(shown => (shown.some(page => page.url === url) ? [{ url, isDrawn: true }] : shown));
  }

  return (
    <div
      className={`${classes.desk} ${className ?? ''}`}
      data-blank={pages.every(page => !page.isDrawn) || undefined}
    >
      {pages.map(({ url, isDrawn }) => (
        <iframe
          key={url}
          className={classes.page}
          data-coming={isDrawn ? undefined : true}
          title={label ?? t('common.pdfPage')}
          src={`${url}#toolbar=0&navpanes=0&view=FitH`}
          tabIndex={-1}
          onLoad={() => setTimeout(() => drawn(url), DRAWN_AFTER_MS)}
        />
      ))}
    </div>
  );
}

const KEEP_FRAME_MS = 120_000;

let desktopPrinter: ((base64: string) => Promise<unknown>) | undefined;

/** The desktop window's way to the printer; without one the browser's print dialog is used. */
export function printThrough(printer: typeof desktopPrinter): void {
  desktopPrinter = printer;
}

/** Prints a page's bytes: on the desktop to the default printer, else (or where that fails) by the print dialog. */
export async function printPdf(base64: string): Promise<void> {
  if (desktopPrinter) {
    try {
      await desktopPrinter(base64);
      return;
    } catch {
      // No printer set up, or switched off: the dialog lets the person choose another.
    }
  }
  return printByDialog(base64);
}

/** The frame is kept a while, because the dialog reads from it. */
function printByDialog(base64: string): Promise<void> {
  const url = pdfUrl(base64);
  const frame = document.createElement('iframe');
  frame.className = classes.printFrame ?? '';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.dataset.printed = 'pdf';
  return new Promise(resolve => {
    frame.addEventListener('load', () => {
      // The frame must never take the keyboard: the next key belongs to the next patient.
      const held = document.activeElement;
      // A driven headless Chromium has no print dialog and dies when a PDF frame asks for one.
      if (!navigator.webdriver) frame.contentWindow?.print();
      if (held instanceof HTMLElement) held.focus();
      else window.focus();
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
