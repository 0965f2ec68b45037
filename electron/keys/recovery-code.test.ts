import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatRecoveryCode,
  isRecoveryCodeGroup,
  newRecoveryCode,
  parseRecoveryCode,
  recoveryKek,
} from './recovery-code.ts';

const secretBytes = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(bytes => Buffer.from(bytes));

test('a code is nine groups of four that people cannot confuse', () => {
  expect(newRecoveryCode(randomBytes)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('every code typed back gives the same secret', () => {
  fc.assert(
    fc.property(secretBytes, secret => {
      expect(parseRecoveryCode(formatRecoveryCode(secret))).toEqual({ ok: true, secret });
    }),
  );
});

test('lower case, missing or other spaces and dashes, and O, I, L for 0, 1, 1 are all understood', () => {
  fc.assert(
    fc.property(secretBytes, secret => {
      const code = formatRecoveryCode(secret);
      const typed = ` ${code.toLowerCase().replaceAll('-', ' – ').replaceAll('0', 'o').replace('1', 'l').replaceAll('1', 'I')}\n`;
      expect(parseRecoveryCode(typed)).toEqual({ ok: true, secret });
    }),
  );
});

test('one wrong character is noticed', () => {
  const code = formatRecoveryCode(Buffer.from('an invented secret!!'));
  const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
  let unnoticed = 0;
  [...code].forEach((right, at) => {
    for (const wrong of letters) {
      if (right === '-' || wrong === right) continue;
      if (parseRecoveryCode(code.slice(0, at) + wrong + code.slice(at + 1)).ok) unnoticed++;
    }
  });
  expect(unnoticed).toBe(0);
});

test('a short code, a letter that no code has, and a wrong check are told apart', () => {
  const code = formatRecoveryCode(Buffer.alloc(20, 7));
  const refusalOf = (typed: string) => {
    const parsed = parseRecoveryCode(typed);
    return parsed.ok ? undefined : parsed.refusal;
  };
  expect(refusalOf(code.slice(0, -1))).toEqual({
    code: 'RECOVERY_CODE_WRONG_LENGTH',
    expected: 36,
    found: 35,
  });
  expect(refusalOf('')).toMatchObject({ code: 'RECOVERY_CODE_WRONG_LENGTH', found: 0 });
  expect(refusalOf(`${code.slice(0, -1)}U`)).toEqual({ code: 'RECOVERY_CODE_WRONG_LETTER', position: 36 });
  expect(refusalOf(`0000${code.slice(4)}`)).toEqual({ code: 'RECOVERY_CODE_WRONG_CHECK' });
});

test('part of the code can be typed back, forgivingly, and only in its place', () => {
  const code = 'AB01-CD23-EF45-GH67-JK89-MN01-PQ23-RS45-TV67';
  expect(isRecoveryCodeGroup(code, 1, ' abOi ')).toBe(true);
  expect(isRecoveryCodeGroup(code, 9, 'tv67')).toBe(true);
  expect(isRecoveryCodeGroup(code, 2, 'AB01')).toBe(false);
  expect(isRecoveryCodeGroup(code, 1, '')).toBe(false);
  expect(isRecoveryCodeGroup(code, 10, '')).toBe(false);
});

test('each slot and each secret has its own key', () => {
  const keys = [
    recoveryKek(Buffer.alloc(20, 1), 'a'),
    recoveryKek(Buffer.alloc(20, 1), 'b'),
    recoveryKek(Buffer.alloc(20, 2), 'a'),
  ];
  expect(new Set(keys.map(key => key.toString('hex'))).size).toBe(3);
});
