import { isAppAddress } from './app-origin.ts';

type Frame = { url: string; parent: unknown };
type Sender = { id: number; isDestroyed(): boolean };
export type SenderEvent = { sender: Sender; senderFrame: Frame | null };

/**
 * Whether a message comes from the main frame of a window that we opened, showing our own page. A frame is
 * null once it has navigated away, so a message from a page that is gone is refused as well.
 */
export function isTrustedSender(event: SenderEvent, knownWebContents: ReadonlyMap<number, number>): boolean {
  const { sender, senderFrame } = event;
  return (
    senderFrame !== null &&
    senderFrame.parent === null &&
    isAppAddress(senderFrame.url) &&
    !sender.isDestroyed() &&
    knownWebContents.has(sender.id)
  );
}
