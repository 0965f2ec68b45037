import { BrowserWindow } from 'electron';
import { APP_START_PAGE, APP_WALL_PAGE } from './app-origin.ts';
import { secureWebPreferences } from './web-preferences.ts';

/** Opens a window on the app's own page. Every window of the app is made here. */
export function openWindow(preloadFile: string, isPackaged: boolean): BrowserWindow {
  return showWhenReady(
    new BrowserWindow({
      title: 'Parchi',
      width: 1366,
      height: 860,
      minWidth: 1024,
      minHeight: 640,
      show: false,
      autoHideMenuBar: true,
      webPreferences: secureWebPreferences(preloadFile, isPackaged),
    }),
    APP_START_PAGE,
  );
}

/** The waiting room's wall: a window as locked down as the other, which may sound without being pressed first. */
export function openWallWindow(preloadFile: string, isPackaged: boolean): BrowserWindow {
  return showWhenReady(
    new BrowserWindow({
      title: 'Parchi',
      width: 1280,
      height: 720,
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        ...secureWebPreferences(preloadFile, isPackaged),
        autoplayPolicy: 'no-user-gesture-required',
        // It is looked at while another window has the keyboard.
        backgroundThrottling: false,
      },
    }),
    APP_WALL_PAGE,
  );
}

function showWhenReady(window: BrowserWindow, address: string): BrowserWindow {
  window.once('ready-to-show', () => window.show());
  void window.loadURL(address);
  return window;
}
