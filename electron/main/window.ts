import { BrowserWindow } from 'electron';
import { APP_START_PAGE } from './app-origin.ts';
import { secureWebPreferences } from './web-preferences.ts';

/** Opens a window on the app's own page. Every window of the app is made here. */
export function openWindow(preloadFile: string, isPackaged: boolean): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Parchi',
    width: 1366,
    height: 860,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: secureWebPreferences(preloadFile, isPackaged),
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(APP_START_PAGE);
  return window;
}
