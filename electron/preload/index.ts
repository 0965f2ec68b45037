import { contextBridge, ipcRenderer } from 'electron';
import { IPC_PORT, IPC_WANT_PORT, PAGE_IS_ON_DESKTOP, PAGE_RECEIVES_PORT } from '../main/channels.ts';

/** The little of the DOM that is used here; electron/ is compiled without the DOM's types. */
type PreloadWindow = {
  location: { origin: string };
  addEventListener(type: 'DOMContentLoaded', listener: () => void): void;
  postMessage(message: string, targetOrigin: string, ports: readonly unknown[]): void;
};

const { window } = globalThis as unknown as { window: PreloadWindow };

contextBridge.exposeInMainWorld(PAGE_IS_ON_DESKTOP, true);

ipcRenderer.on(IPC_PORT, event => {
  window.postMessage(PAGE_RECEIVES_PORT, window.location.origin, event.ports);
});

// Not before: the page's own script, which runs ahead of this event, listens for the port.
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send(IPC_WANT_PORT));
