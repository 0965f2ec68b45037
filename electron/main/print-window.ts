import { BrowserWindow } from 'electron';
import { APP_ORIGIN, APP_SCHEME } from './app-origin.ts';
import { denyPermissions } from './lock-down.ts';

const VIEWER_MS = 1_500;

/**
 * Prints a PDF by showing it in a window that nobody sees: no preload, a session of its own that is not kept
 * and that knows one address, the PDF. The viewer does not say when it has drawn the pages, hence the wait.
 */
export async function printInHiddenWindow(pdf: Uint8Array, printer: string | undefined): Promise<boolean> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition: `parchi-print-${Date.now()}`,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      plugins: true,
      devTools: false,
    },
  });
  try {
    const { session } = window.webContents;
    denyPermissions(session);
    const headers = { 'Content-Type': 'application/pdf' };
    session.protocol.handle(APP_SCHEME, () => new Response(new Uint8Array(pdf), { headers }));
    await window.loadURL(`${APP_ORIGIN}/print.pdf`);
    await new Promise(drawn => setTimeout(drawn, VIEWER_MS));
    return await new Promise<boolean>(printed => {
      const device = printer === undefined ? {} : { deviceName: printer };
      window.webContents.print({ silent: true, ...device }, success => printed(success));
    });
  } finally {
    window.destroy();
  }
}
