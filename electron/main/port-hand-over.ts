import { ipcMain, MessageChannelMain } from 'electron';
import { IPC_PORT, IPC_WANT_PORT } from './channels.ts';
import { isTrustedSender } from './sender-check.ts';

type Connect = (windowId: number, port: Electron.MessagePortMain) => Promise<void>;

/**
 * Gives a page that asks for it one end of a fresh channel and the clinic the other. Whoever is not the main
 * frame of a known window showing our page gets no answer at all.
 */
export function handOverPorts(windowIdByWebContentsId: ReadonlyMap<number, number>, connect: Connect): void {
  ipcMain.on(IPC_WANT_PORT, async event => {
    const frame = event.senderFrame;
    const windowId = windowIdByWebContentsId.get(event.sender.id);
    if (frame === null || windowId === undefined || !isTrustedSender(event, windowIdByWebContentsId)) {
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    try {
      await connect(windowId, port1);
      frame.postMessage(IPC_PORT, null, [port2]);
    } catch {
      // The clinic's process or the page has gone in the meantime; a reloaded page asks again.
      port1.close();
      port2.close();
    }
  });
}
