import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { newDatabaseKey } from './database-key.ts';
import {
  addPasswordSlot,
  changePassword,
  createRing,
  listPeople,
  openWithPassword,
  openWithRecoveryCode,
  removeSlot,
  renamePerson,
  replaceRecoverySlot,
  verifyMac,
} from './keyring.ts';
import { parseRing, type Ring, ringText } from './keyring-text.ts';
import { passwordKdf } from './password-kdf.ts';
import { newRecoveryCode } from './recovery-code.ts';
import {
  codeOf,
  doctor,
  failureOf,
  kdf,
  key,
  makeRing,
  passwords,
  reception,
  recoveryCode,
  rewritten,
  slotOf,
} from './test-ring.ts';

let ring: Ring;

beforeAll(async () => {
  ring = await makeRing();
});

describe('ways in', () => {
  test('each person opens with their own password, and the recovery code opens too', async () => {
    expect(await openWithPassword(ring, 1, passwords.doctor, kdf)).toEqual(key);
    expect(await openWithPassword(ring, 2, passwords.reception, kdf)).toEqual(key);
    expect(openWithRecoveryCode(ring, recoveryCode.toLowerCase())).toEqual(key);
  });

  test('a wrong password, another person’s password and a person without a slot are refused', async () => {
    expect(await codeOf(() => openWithPassword(ring, 1, 'three blue umbrella', kdf))).toBe('WRONG_PASSWORD');
    expect(await codeOf(() => openWithPassword(ring, 1, passwords.reception, kdf))).toBe('WRONG_PASSWORD');
    expect(await codeOf(() => openWithPassword(ring, 9, passwords.doctor, kdf))).toBe('WRONG_PASSWORD');
  });

  test('a mistyped recovery code and that of another clinic are told apart', async () => {
    const mistyped = await failureOf(() => openWithRecoveryCode(ring, recoveryCode.slice(1)));
    expect(mistyped).toMatchObject({
      code: 'RECOVERY_CODE_MISTYPED',
      data: { reason: 'RECOVERY_CODE_WRONG_LENGTH' },
    });
    expect(await codeOf(() => openWithRecoveryCode(ring, newRecoveryCode(randomBytes)))).toBe(
      'WRONG_RECOVERY_CODE',
    );
  });

  test('no password, code or key can be read in the file, and the lock screen’s names can', () => {
    const text = ringText(ring);
    const secrets = [...Object.values(passwords), recoveryCode, recoveryCode.replaceAll('-', '')];
    const keys = [key.key.toString('hex'), key.key.toString('base64').slice(0, 40)];
    for (const secret of [...secrets, ...keys]) expect(text).not.toContain(secret);
    expect(listPeople(parseRing(Buffer.from(text), kdf))).toEqual([doctor, reception]);
  });

  test('production costs are used unless code says otherwise', async () => {
    const input = { key, createdAt: 0, person: doctor, password: passwords.doctor, recoveryCode };
    const real = await createRing(input);
    expect(slotOf(real, 1).kdf).toMatchObject({ memoryKib: 65_536, passes: 3, lanes: 4 });
    expect(
      await openWithPassword(parseRing(Buffer.from(ringText(real)), passwordKdf), 1, passwords.doctor),
    ).toEqual(key);
  });

  test('a file that asks for a cheap or a ruinous cost is refused before any cost is paid', async () => {
    expect(await codeOf(() => parseRing(Buffer.from(ringText(ring)), passwordKdf))).toBe('RING_DAMAGED');
    await expect(openWithPassword(ring, 1, passwords.doctor, passwordKdf)).rejects.toThrow(RangeError);
    const ruinous = rewritten(ring, copy =>
      Object.assign(slotOf(copy, 1).kdf, { memoryKib: 64 * 1024 * 1024 }),
    );
    expect(await codeOf(() => parseRing(Buffer.from(ringText(ruinous)), kdf))).toBe('RING_DAMAGED');
  });
});

describe('people come and go', () => {
  test('who leaves cannot open the ring any more, and nobody else notices', async () => {
    const without = removeSlot(ring, key, 2);
    expect(without.hdr.epoch).toBe(ring.hdr.epoch + 1);
    expect(await codeOf(() => openWithPassword(without, 2, passwords.reception, kdf))).toBe('WRONG_PASSWORD');
    expect(await openWithPassword(without, 1, passwords.doctor, kdf)).toEqual(key);
    expect(openWithRecoveryCode(without, recoveryCode)).toEqual(key);
  });

  test('the leaver’s slot put back from an old copy of the ring does not open', async () => {
    const without = removeSlot(ring, key, 2);
    const putBack = rewritten(without, copy => copy.slots.push(slotOf(ring, 2)));
    expect(await codeOf(() => openWithPassword(putBack, 2, passwords.reception, kdf))).toBe('RING_DAMAGED');
  });

  test('a new password opens and the old one does not', async () => {
    const changed = await changePassword(ring, key, 2, 'a lamp beside the door', kdf);
    expect(await openWithPassword(changed, 2, 'a lamp beside the door', kdf)).toEqual(key);
    expect(await codeOf(() => openWithPassword(changed, 2, passwords.reception, kdf))).toBe('WRONG_PASSWORD');
    expect(await openWithPassword(changed, 1, passwords.doctor, kdf)).toEqual(key);
    expect(listPeople(changed)).toEqual([doctor, reception]);
  });

  test('a new recovery sheet makes the old one worthless', async () => {
    const fresh = newRecoveryCode(randomBytes);
    const changed = replaceRecoverySlot(ring, key, fresh);
    expect(openWithRecoveryCode(changed, fresh)).toEqual(key);
    expect(await codeOf(() => openWithRecoveryCode(changed, recoveryCode))).toBe('WRONG_RECOVERY_CODE');
    expect(changed.slots.filter(slot => slot.kind === 'recovery')).toHaveLength(1);
  });

  test('a person is renamed without their password, and still opens with it', async () => {
    const renamed = renamePerson(ring, key, { ...reception, displayName: 'Sunil Pawar-Joshi' });
    expect(listPeople(renamed)[1]?.displayName).toBe('Sunil Pawar-Joshi');
    expect(await openWithPassword(renamed, 2, passwords.reception, kdf)).toEqual(key);
  });

  test('a second slot for one person, and a change without the right key, are refused', async () => {
    await expect(addPasswordSlot(ring, key, reception, 'another one here', kdf)).rejects.toThrow(RangeError);
    expect(await codeOf(() => removeSlot(ring, newDatabaseKey(randomBytes), 2))).toBe('RING_DAMAGED');
    expect(verifyMac(ring, newDatabaseKey(randomBytes))).toBe(false);
  });
});

describe('a ring that somebody changed', () => {
  const opened = (changed: Ring) => codeOf(() => openWithPassword(changed, 1, passwords.doctor, kdf));

  test('a name on the lock screen that nobody with the key wrote is found out', async () => {
    const change = { displayName: 'Dr Kavita Iyer' };
    const changed = rewritten(ring, copy => Object.assign(slotOf(copy, 2), change));
    expect(await opened(changed)).toBe('RING_DAMAGED');
  });

  test('a slot taken away, a box swapped, another salt or epoch are found out', async () => {
    const changes: ((copy: Ring) => unknown)[] = [
      copy => copy.slots.pop(),
      copy => Object.assign(slotOf(copy, 1), { box: slotOf(ring, 2).box }),
      copy => Object.assign(copy.hdr, { dbSalt: Buffer.alloc(16, 1).toString('base64') }),
      copy => copy.hdr.epoch++,
      copy => Object.assign(copy, { mac: Buffer.alloc(32, 1).toString('base64') }),
    ];
    for (const change of changes) expect(await opened(rewritten(ring, change))).toBe('RING_DAMAGED');
  });

  test('a password moved to another person does not open that person’s slot', async () => {
    const stolen = rewritten(ring, copy => {
      const { kdf: theirKdf, pub, sealedPriv, box, id } = slotOf(ring, 2);
      Object.assign(slotOf(copy, 1), { kdf: theirKdf, pub, sealedPriv, box });
      copy.slots = copy.slots.filter(slot => slot.id !== id);
    });
    expect(await codeOf(() => openWithPassword(stolen, 1, passwords.reception, kdf))).toBe('WRONG_PASSWORD');
  });
});
