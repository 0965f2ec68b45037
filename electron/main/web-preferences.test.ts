import { expect, test } from 'vitest';
import { secureWebPreferences } from './web-preferences.ts';

test('a page of the clinic has no Node, its own world and the sandbox', () => {
  expect(secureWebPreferences('/out/preload/index.cjs', true)).toEqual({
    preload: '/out/preload/index.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    webviewTag: false,
    plugins: true,
    spellcheck: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    devTools: false,
  });
});

test('developer tools open only where the app is being developed', () => {
  expect(secureWebPreferences('p', true).devTools).toBe(false);
  expect(secureWebPreferences('p', false).devTools).toBe(true);
});
