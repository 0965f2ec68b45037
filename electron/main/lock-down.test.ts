import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import { hostileAddresses } from './hostile-addresses.ts';
import { denyAllButOurCamera, denyPermissions, lockNavigation, openOutsideAfterAsking } from './lock-down.ts';

const PERMISSIONS = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'idle-detection',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'pointerLock',
  'keyboardLock',
  'openExternal',
  'speaker-selection',
  'storage-access',
  'window-management',
  'fileSystem',
  'hid',
  'serial',
  'usb',
  'unknown',
];

function handlersSetBy(lockDown: (session: Session) => void) {
  const set: Record<string, (...args: unknown[]) => unknown> = {};
  const session = {
    setPermissionRequestHandler: (handler: () => unknown) => (set.request = handler),
    setPermissionCheckHandler: (handler: () => unknown) => (set.check = handler),
    setDevicePermissionHandler: (handler: () => unknown) => (set.device = handler),
  };
  lockDown(session as unknown as Session);
  return set;
}

test('every permission is denied, asked for or held, and every device', () => {
  const set = handlersSetBy(denyPermissions);

  for (const permission of PERMISSIONS) {
    const answer = vi.fn();
    set.request?.({}, permission, answer, {});
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    expect(set.check?.({}, permission, 'app://parchi', {})).toBe(false);
    expect(set.device?.({ deviceType: permission })).toBe(false);
  }
});

test('the camera, and it alone, opens for our own page', () => {
  const set = handlersSetBy(denyAllButOurCamera);
  const asked = (permission: string, details: object) => {
    const answer = vi.fn();
    set.request?.({}, permission, answer, details);
    return answer.mock.calls;
  };
  const ours = { requestingUrl: 'app://parchi/index.html', isMainFrame: true, mediaTypes: ['video'] };

  expect(asked('media', ours)).toEqual([[true]]);
  expect(asked('media', { ...ours, mediaTypes: ['video', 'audio'] })).toEqual([[false]]);
  expect(asked('media', { ...ours, mediaTypes: [] })).toEqual([[false]]);
  expect(asked('media', { ...ours, isMainFrame: false })).toEqual([[false]]);
  for (const requestingUrl of hostileAddresses)
    expect([requestingUrl, asked('media', { ...ours, requestingUrl })]).toEqual([requestingUrl, [[false]]]);
  for (const permission of PERMISSIONS.filter(one => one !== 'media'))
    expect(asked(permission, ours)).toEqual([[false]]);

  const held = { mediaType: 'video', isMainFrame: true };
  expect(set.check?.({}, 'media', 'app://parchi', held)).toBe(true);
  expect(set.check?.({}, 'media', 'app://parchi', { ...held, mediaType: 'audio' })).toBe(false);
  expect(set.check?.({}, 'media', 'https://example.org', held)).toBe(false);
  expect(set.check?.({}, 'geolocation', 'app://parchi', held)).toBe(false);
  expect(set.device?.({ deviceType: 'usb' })).toBe(false);
});

class FakeContents extends EventEmitter {
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  prevents(event: string, url: string, isMainFrame = true): boolean {
    const preventDefault = vi.fn();
    this.emit(event, { url, isMainFrame, preventDefault });
    return preventDefault.mock.calls.length > 0;
  }
}

test('the page stays where it is, whoever wants it elsewhere and by whichever way', () => {
  const contents = new FakeContents();
  lockNavigation(contents as unknown as WebContents, () => {});

  for (const way of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
    for (const url of hostileAddresses) {
      expect([way, url, contents.prevents(way, url)]).toEqual([way, url, true]);
    }
    expect(contents.prevents(way, 'app://parchi/day')).toBe(false);
  }
  expect(contents.prevents('will-attach-webview', 'app://parchi/day')).toBe(true);
});

test('no page opens a window; a listed link is offered to the person instead', () => {
  const contents = new FakeContents();
  const offered: string[] = [];
  lockNavigation(contents as unknown as WebContents, address => offered.push(address));

  for (const url of [...hostileAddresses, 'app://parchi/day', 'https://loinc.org/']) {
    expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
  }
  expect(offered).toEqual(['https://loinc.org/']);
});

test('the system opens a listed link only after the person said yes', async () => {
  const open = vi.fn(async () => {});

  expect(await openOutsideAfterAsking('https://loinc.org/', async () => ({ response: 0 }), open)).toBe(false);
  expect(open).not.toHaveBeenCalled();
  expect(await openOutsideAfterAsking('https://loinc.org/', async () => ({ response: 1 }), open)).toBe(true);
  expect(open).toHaveBeenCalledExactlyOnceWith('https://loinc.org/');
});

test('a hostile link is not even asked about', async () => {
  const ask = vi.fn(async () => ({ response: 1 }));
  const open = vi.fn(async () => {});
  for (const address of hostileAddresses) {
    await openOutsideAfterAsking(address, ask, open);
  }
  expect([ask.mock.calls, open.mock.calls]).toEqual([[], []]);
});
