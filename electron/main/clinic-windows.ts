import type { BrowserWindow } from 'electron';

type Opener = () => BrowserWindow;

/** The windows of one clinic: the desk's, and the waiting room's wall beside it. */
export type ClinicWindows = {
  /** Which window a page belongs to; only pages of these get a port. */
  readonly idByWebContentsId: ReadonlyMap<number, number>;
  /** Brings the desk's window forward, or opens it. */
  showDesk(): void;
  /** As showDesk, for the wall. There is one wall. */
  showWall(): void;
};

/** Without the desk's window there is no clinic: the wall closes with it, so that the app ends and backs up. */
export function clinicWindows(openDesk: Opener, openWall: Opener): ClinicWindows {
  const idByWebContentsId = new Map<number, number>();
  let desk: BrowserWindow | undefined;
  let wall: BrowserWindow | undefined;

  function known(window: BrowserWindow): BrowserWindow {
    const webContentsId = window.webContents.id;
    idByWebContentsId.set(webContentsId, window.id);
    window.on('closed', () => idByWebContentsId.delete(webContentsId));
    return window;
  }

  function comeForward(window: BrowserWindow): void {
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  return {
    idByWebContentsId,
    showDesk() {
      if (desk) return comeForward(desk);
      desk = known(openDesk());
      desk.on('closed', () => {
        desk = undefined;
        wall?.close();
      });
    },
    showWall() {
      if (wall) return comeForward(wall);
      wall = known(openWall());
      wall.on('closed', () => {
        wall = undefined;
      });
    },
  };
}
