import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, protocol, session, shell, utilityProcess } from 'electron';
import { APP_SCHEME } from './app-origin.ts';
import { answerPageRequest, listPageFiles } from './app-protocol.ts';
import { attachClinic, type ClinicProcess } from './clinic-process.ts';
import { clinicWindows } from './clinic-windows.ts';
import { desktopAbilities } from './desktop-abilities.ts';
import { clinicArguments, type LaunchOptions, readLaunchOptions } from './launch-options.ts';
import { denyAllButOurCamera, lockNavigation, openOutsideAfterAsking } from './lock-down.ts';
import { setMinimalMenu } from './menu.ts';
import { handOverPorts } from './port-hand-over.ts';
import { openTemporaryPdfs } from './temporary-pdfs.ts';
import { openWallWindow, openWindow } from './window.ts';

/** Starts the desktop host from the folder that holds the built main, preload and renderer. */
export function startDesktop(outFolder: string, args: readonly string[]): void {
  const options = readLaunchOptions(args, app.getPath('userData'), {
    platform: process.platform,
    env: process.env,
    home: homedir(),
  });
  app.setPath('userData', options.profileFolder);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
  app.on('web-contents-created', (_event, contents) =>
    lockNavigation(contents, address => {
      const window = BrowserWindow.fromWebContents(contents);
      void openOutsideAfterAsking(address, askInWindow, shell.openExternal, window);
    }),
  );
  void app.whenReady().then(() => openClinic(outFolder, options));
}

function openClinic(outFolder: string, options: LaunchOptions): void {
  denyAllButOurCamera(session.defaultSession);
  setMinimalMenu(process.platform, app.isPackaged);
  const files = listPageFiles(join(outFolder, 'renderer'));
  protocol.handle(APP_SCHEME, request => answerPageRequest(files, request));
  const pdfs = openTemporaryPdfs(app.getPath('temp'));
  app.on('will-quit', () => pdfs.wipe());

  const clinicFile = join(outFolder, 'main', 'clinic-server.js');
  const child = utilityProcess.fork(clinicFile, clinicArguments(options), {
    serviceName: 'Parchi clinic',
    stdio: 'inherit',
  });
  const preloadFile = join(outFolder, 'preload', 'index.cjs');
  const windows = clinicWindows(
    () => openWindow(preloadFile, app.isPackaged),
    () => openWallWindow(preloadFile, app.isPackaged),
  );
  const clinic = attachClinic(child, desktopAbilities(pdfs, windows, process.platform));
  handOverPorts(windows.idByWebContentsId, clinic.connect);
  closeClinicBeforeQuitting(clinic, child);
  windows.showDesk();
  app.on('second-instance', () => windows.showDesk());
  app.on('activate', () => windows.showDesk());
  app.on('window-all-closed', () => app.quit());
}

/** The clinic closes its database, with a backup if one is due, before the app may go. */
function closeClinicBeforeQuitting(clinic: ClinicProcess, child: Electron.UtilityProcess): void {
  let closing = false;
  app.on('before-quit', event => {
    if (!closing) {
      event.preventDefault();
      closing = true;
      void clinic.close().then(() => app.quit());
    }
  });
  child.on('exit', () => {
    if (!closing) {
      closing = true;
      dialog.showErrorBox(
        'The clinic has stopped',
        'Parchi has to be opened again. What was saved is safe, and drafts are kept.',
      );
      app.quit();
    }
  });
}

function askInWindow(window: BrowserWindow | null, options: Electron.MessageBoxOptions) {
  return window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options);
}
