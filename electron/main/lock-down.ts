import type { BrowserWindow, Session, WebContents } from 'electron';
import { isAppAddress } from './app-origin.ts';
import { mayNavigate, mayOpenOutside } from './navigation.ts';

type NavigationEvent = { url: string; isMainFrame: boolean; preventDefault(): void };

/** Denies every permission a page can ask for or hold: camera, location, notifications, devices, all of them. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** As `denyPermissions`, but for the camera, without sound, in the main frame of our own page: patients' photos. */
export function denyAllButOurCamera(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const { mediaTypes = [] } = details as Electron.MediaAccessPermissionRequest;
    const isVideoOnly = mediaTypes.length > 0 && mediaTypes.every(type => type === 'video');
    const isOurs = details.isMainFrame && isAppAddress(details.requestingUrl);
    answer(permission === 'media' && isVideoOnly && isOurs);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, { mediaType, isMainFrame }) =>
      permission === 'media' && mediaType === 'video' && isMainFrame && isAppAddress(requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
}

/** Holds a page where it is: no foreign address, no new window, no webview. */
export function lockNavigation(contents: WebContents, offerOutside: (address: string) => void): void {
  function holdInPlace(event: NavigationEvent): void {
    if (!mayNavigate(event.url, event.isMainFrame)) {
      event.preventDefault();
    }
  }
  contents.on('will-navigate', holdInPlace);
  contents.on('will-redirect', holdInPlace);
  contents.on('will-frame-navigate', holdInPlace);
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) {
      offerOutside(url);
    }
    return { action: 'deny' };
  });
}

type Ask = (
  window: BrowserWindow | null,
  options: Electron.MessageBoxOptions,
) => Promise<{ response: number }>;

/** Leaves the app only with the person's yes, and only to an address of the list. */
export async function openOutsideAfterAsking(
  address: string,
  ask: Ask,
  openExternal: (address: string) => Promise<void>,
  window: BrowserWindow | null = null,
): Promise<boolean> {
  if (!mayOpenOutside(address)) {
    return false;
  }
  const { response } = await ask(window, {
    type: 'question',
    buttons: ['Stay here', 'Open'],
    defaultId: 0,
    cancelId: 0,
    message: 'Open this outside Parchi?',
    detail: address,
  });
  if (response !== 1) {
    return false;
  }
  await openExternal(address);
  return true;
}
