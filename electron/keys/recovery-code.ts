import { createHash, hkdfSync } from 'node:crypto';
import type { RandomBytes } from './database-key.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 20;
const SECRET_CHARACTERS = 32;
const CHECK_CHARACTERS = 4;
export const RECOVERY_CODE_CHARACTERS = SECRET_CHARACTERS + CHECK_CHARACTERS;

export type RecoveryCodeRefusal =
  | { readonly code: 'RECOVERY_CODE_WRONG_LENGTH'; readonly expected: number; readonly found: number }
  | { readonly code: 'RECOVERY_CODE_WRONG_LETTER'; readonly position: number }
  | { readonly code: 'RECOVERY_CODE_WRONG_CHECK' };
export type ParsedRecoveryCode =
  | { readonly ok: true; readonly secret: Buffer }
  | { readonly ok: false; readonly refusal: RecoveryCodeRefusal };

/** 160 random bits as eight groups of four characters and a ninth that checks the typing. */
export function newRecoveryCode(random: RandomBytes): string {
  return formatRecoveryCode(random(SECRET_BYTES));
}

export function formatRecoveryCode(secret: Buffer): string {
  if (secret.length !== SECRET_BYTES) throw new RangeError('a recovery secret has 20 bytes');
  const characters = toCrockford(secret) + checkOf(secret);
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}

/** Reads a code as people type it: any case, spaces or hyphens anywhere, the letters O, I and L for 0 and 1. */
export function parseRecoveryCode(typed: string): ParsedRecoveryCode {
  const characters = plainCharacters(typed);
  if (characters.length !== RECOVERY_CODE_CHARACTERS) {
    const found = characters.length;
    return refused({ code: 'RECOVERY_CODE_WRONG_LENGTH', expected: RECOVERY_CODE_CHARACTERS, found });
  }
  const odd = [...characters].findIndex(character => !CROCKFORD.includes(character));
  if (odd >= 0) return refused({ code: 'RECOVERY_CODE_WRONG_LETTER', position: odd + 1 });
  const secret = fromCrockford(characters.slice(0, SECRET_CHARACTERS));
  if (checkOf(secret) !== characters.slice(SECRET_CHARACTERS))
    return refused({ code: 'RECOVERY_CODE_WRONG_CHECK' });
  return { ok: true, secret };
}

/** For typing back part of the printed code: group 1 to 9, forgiving like `parseRecoveryCode`. */
export function isRecoveryCodeGroup(code: string, group: number, typed: string): boolean {
  const expected = plainCharacters(code).slice((group - 1) * 4, group * 4);
  return expected.length === 4 && plainCharacters(typed) === expected;
}

/** The secret has full entropy, so HKDF-SHA256 is enough; a slow function would protect nothing. */
export function recoveryKek(secret: Buffer, slotId: string): Buffer {
  if (secret.length !== SECRET_BYTES) throw new RangeError('a recovery secret has 20 bytes');
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `parchi/recovery-kek/v1/${slotId}`, 32));
}

function plainCharacters(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

function refused(refusal: RecoveryCodeRefusal): ParsedRecoveryCode {
  return { ok: false, refusal };
}

function checkOf(secret: Buffer): string {
  const digest = createHash('sha256').update('parchi/recovery-check/v1').update(secret).digest();
  return toCrockford(digest.subarray(0, 5)).slice(0, CHECK_CHARACTERS);
}

function toCrockford(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 5) {
    const fiveBytes = bytes.readUIntBE(at, 5);
    for (let place = 7; place >= 0; place--) text += CROCKFORD[Math.floor(fiveBytes / 32 ** place) % 32];
  }
  return text;
}

function fromCrockford(text: string): Buffer {
  const bytes = Buffer.alloc((text.length / 8) * 5);
  for (let at = 0; at < text.length; at += 8) {
    let fiveBytes = 0;
    for (const character of text.slice(at, at + 8)) fiveBytes = fiveBytes * 32 + CROCKFORD.indexOf(character);
    bytes.writeUIntBE(fiveBytes, (at / 8) * 5, 5);
  }
  return bytes;
}
