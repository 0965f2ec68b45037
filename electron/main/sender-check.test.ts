import { expect, test } from 'vitest';
import { isTrustedSender, type SenderEvent } from './sender-check.ts';

const windows = new Map([[7, 1]]);
const sender = { id: 7, isDestroyed: () => false };
const mainFrame = { url: 'app://parchi/day', parent: null };

test('the main frame of a window of ours, on our page, is trusted', () => {
  expect(isTrustedSender({ sender, senderFrame: mainFrame }, windows)).toBe(true);
});

test.each<[string, SenderEvent]>([
  ['a frame inside the page', { sender, senderFrame: { ...mainFrame, parent: mainFrame } }],
  ['a page that is gone', { sender, senderFrame: null }],
  ['a foreign page', { sender, senderFrame: { ...mainFrame, url: 'https://evil.example/' } }],
  ['a page with a look-alike address', { sender, senderFrame: { ...mainFrame, url: 'app://parchi.evil/' } }],
  ['a PDF preview', { sender, senderFrame: { ...mainFrame, url: 'blob:app://parchi/1b4e28ba' } }],
  ['an empty page', { sender, senderFrame: { ...mainFrame, url: 'about:blank' } }],
  ['a page without an address', { sender, senderFrame: { ...mainFrame, url: '' } }],
  ['a window that we did not open', { sender: { ...sender, id: 8 }, senderFrame: mainFrame }],
  ['a window that is closing', { sender: { id: 7, isDestroyed: () => true }, senderFrame: mainFrame }],
])('%s is not trusted', (_who, event) => {
  expect(isTrustedSender(event, windows)).toBe(false);
});
