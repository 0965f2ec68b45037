import type { WebPreferences } from 'electron';

/**
 * The preferences of every window. Defaults are written out, so that a changed default cannot weaken them.
 * `plugins` is what lets the built-in PDF viewer show a preview; no other plug-in exists.
 */
export function secureWebPreferences(preloadFile: string, isPackaged: boolean): WebPreferences {
  return {
    preload: preloadFile,
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
    devTools: !isPackaged,
  };
}
