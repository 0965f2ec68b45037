import {
  canonicalJson,
  type KeychainSlot,
  type PasswordSlot,
  type RecoverySlot,
  type RingHeader,
  type RingSlot,
} from './keyring-text.ts';
import { openBox, sealTo } from './sealed-box.ts';

export type SlotWithoutBox = WithoutBox<PasswordSlot> | WithoutBox<RecoverySlot> | WithoutBox<KeychainSlot>;
type WithoutBox<Slot> = Omit<Slot, 'box'>;

/** Boxes the data key to the slot's public key, bound to this ring, epoch and slot: it fits nowhere else. */
export function boxedKey(hdr: RingHeader, slot: SlotWithoutBox, rawKey: Buffer): RingSlot {
  const box = sealTo(Buffer.from(slot.pub, 'base64'), rawKey, boundTo(hdr, slot.id)).toString('base64');
  return { ...slot, box };
}

export function keyInBox(hdr: RingHeader, slot: RingSlot, privateKey: Buffer): Buffer | undefined {
  const pair = { publicKey: Buffer.from(slot.pub, 'base64'), privateKey };
  return openBox(pair, Buffer.from(slot.box, 'base64'), boundTo(hdr, slot.id));
}

function boundTo(hdr: RingHeader, slotId: string): Buffer {
  return Buffer.from(canonicalJson({ hdr, slotId }));
}
