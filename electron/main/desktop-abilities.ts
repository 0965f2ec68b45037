import { dialog, shell } from 'electron';
import type { ClinicWindows } from './clinic-windows.ts';
import { type HostAbilities, HostRefusal } from './host-request.ts';
import { printPdf } from './print-pdf.ts';
import { printInHiddenWindow } from './print-window.ts';
import type { TemporaryPdfs } from './temporary-pdfs.ts';

/** What the clinic may ask of this desktop. */
export function desktopAbilities(
  pdfs: TemporaryPdfs,
  windows: Pick<ClinicWindows, 'showWall'>,
  platform: NodeJS.Platform,
): HostAbilities {
  return {
    async pickFolder(title) {
      const heading = title === undefined ? {} : { title };
      const picked = await dialog.showOpenDialog({
        ...heading,
        properties: ['openDirectory', 'createDirectory'],
      });
      return picked.canceled ? null : (picked.filePaths[0] ?? null);
    },
    async printPdf(pdf, printer) {
      await printPdf(pdf, printer, { platform, toFile: pdfs.put, printInWindow: printInHiddenWindow });
      return null;
    },
    async openPdf(pdf) {
      const problem = await shell.openPath(pdfs.put(pdf));
      if (problem !== '') {
        throw new HostRefusal('PDF_VIEWER_NOT_FOUND');
      }
      return null;
    },
    async openWaitingScreen() {
      windows.showWall();
      return null;
    },
  };
}
