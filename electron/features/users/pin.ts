import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { PasswordKdf } from '../../keys/password-kdf.ts';

/** A PIN's hash with its own salt and cost, as one line of text. */
export async function hashPin(kdf: PasswordKdf, pin: string): Promise<string> {
  const salt = randomBytes(16);
  const { memoryKib, passes, lanes } = kdf.newSlotCost;
  const hash = await kdf.derive(pin, salt, kdf.newSlotCost);
  return [memoryKib, passes, lanes, salt.toString('base64'), hash.toString('base64')].join('$');
}

export async function isPin(kdf: PasswordKdf, pinHash: string, pin: string): Promise<boolean> {
  const [memoryKib, passes, lanes, salt = '', hash = ''] = pinHash.split('$');
  const cost = { memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) };
  const derived = await kdf.derive(pin, Buffer.from(salt, 'base64'), cost);
  return timingSafeEqual(derived, Buffer.from(hash, 'base64'));
}

/** 0000, 1234, 4321, 1212: the first things anyone tries. */
export function isSimplePin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  const isEven = new Set(steps).size === 1 && [0, 1, -1].includes(steps[0] ?? 0);
  return isEven || new Set(digits).size <= 2;
}
