import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { UploadState } from '#shared/features/documents/phone-upload.schema.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, lockScreen, PEOPLE, refusalOf, STAFF_PASSWORD } from '../../server/test-clinic.ts';
import { testJpeg, testPdf } from '../../server/test-files.test-support.ts';
import {
  ask,
  clinicWithPhones,
  followUntil,
  jsonOf,
  openCode,
  sendPage,
} from '../../transports/upload-door.test-support.ts';
import { initialsOf } from './initials.ts';
import { filesOf } from './test-desk.test-support.ts';

afterEach(closeTestClinics);

const { documents, users } = contract;
const photo = () => testJpeg({ width: 200, height: 280 });

type Row = { action: string; outcome: string; detail: Record<string, unknown>; entityId: number };

function auditOf(clinic: Awaited<ReturnType<typeof clinicWithPhones>>['clinic']): Row[] {
  clinic.server.flushAudit();
  return clinic.server.house
    .opened()
    .db.reader.all<Omit<Row, 'detail'> & { detail: string }>(sql`
      SELECT action, outcome, detail, entity_id AS entityId FROM audit_log WHERE action LIKE 'phone%' ORDER BY seq`)
    .map(row => ({ ...row, detail: JSON.parse(row.detail) as Record<string, unknown> }));
}

test('pages of a phone come to the desk that asked, in their order, and only when it takes and saves them to the record', async () => {
  const { clinic, patientId } = await clinicWithPhones();
  const { url, uploadId } = await openCode(clinic, patientId);
  expect(jsonOf(await sendPage(url, photo(), { name: 'IMG 1.jpg' }))).toEqual({ received: 1 });
  expect(jsonOf(await sendPage(url, testPdf(), { name: 'विवरण.pdf' }))).toEqual({ received: 2 });
  const state = await followUntil(clinic, uploadId, ({ waiting }) => waiting.length === 2);
  expect(state).toMatchObject({ isOpen: true, hasPhoneCome: true, received: 2 });
  expect(state.waiting.map(({ fileName }) => fileName)).toEqual(['IMG 1.jpg', 'विवरण.pdf']);
  const [first, second] = state.waiting;
  const page = await clinic.call(documents.takePhonePage, { uploadId, pageId: first?.pageId ?? 0 });
  expect(page.kind).toBe('jpeg');
  const pdf = await clinic.call(documents.takePhonePage, { uploadId, pageId: second?.pageId ?? 0 });
  expect(Buffer.from(pdf.content, 'base64').equals(testPdf())).toBe(true);
  // Taken once, forgotten here; nothing of it is on the disk before the desk keeps it.
  const again = clinic.call(documents.takePhonePage, { uploadId, pageId: 1 });
  expect((await refusalOf(again)).code).toBe('NOT_FOUND');
  expect(() => filesOf(clinic)).toThrow(/ENOENT/);
});

test('a page whose answer was lost and that is sent again comes in once', async () => {
  const { clinic, patientId } = await clinicWithPhones();
  const { url, uploadId } = await openCode(clinic, patientId);
  for (const _ of [1, 2]) {
    const answer = await sendPage(url, photo(), { name: 'a.jpg', 'x-page-id': 'the-same-page' });
    expect(jsonOf(answer)).toEqual({ received: 1 });
  }
  expect((await followUntil(clinic, uploadId, () => true)).waiting).toHaveLength(1);
});

test('a code takes twenty pages', async () => {
  const { clinic, patientId } = await clinicWithPhones();
  const { url } = await openCode(clinic, patientId);
  for (let page = 1; page <= 20; page++)
    expect((await sendPage(url, photo(), { name: 'a.jpg' })).status).toBe(200);
  expect(jsonOf(await sendPage(url, photo(), { name: 'a.jpg' }))).toMatchObject({ code: 'PHONE_PAGES_FULL' });
});

test('what no desk takes is not piled up: after three large files the phone is told to wait', {
  timeout: 60_000,
}, async () => {
  const { clinic, patientId } = await clinicWithPhones();
  const { url, uploadId } = await openCode(clinic, patientId);
  const large = testPdf({ filling: 29_500_000 });
  for (const _ of [1, 2, 3]) expect((await sendPage(url, large)).status).toBe(200);
  expect(jsonOf(await sendPage(url, large))).toMatchObject({ code: 'PHONE_DESK_FULL' });
  await clinic.call(documents.takePhonePage, { uploadId, pageId: 1 });
  expect((await sendPage(url, large)).status).toBe(200);
});

test.each([
  ['lock', lockScreen],
  ['sign-out', async clinic => void (await clinic.call(users.signOut, {}))],
  ['the end of the connection', async clinic => clinic.server.end(clinic.connection)],
  ['ten minutes', async clinic => clinic.clock.advance(10 * 60_000)],
  [
    'the end of the door: the owner turns phones off',
    async (_, owner) => void (await owner.call(documents.changePhoneSettings, { address: '' })),
  ],
] as [string, (clinic: Desk['clinic'], owner: Desk['owner']) => Promise<unknown>][])(
  'a code is dead after %s, and what waited is gone',
  async (_what, happen) => {
    const { clinic, owner, patientId } = await clinicWithPhones();
    const { url, uploadId } = await openCode(clinic, patientId);
    await sendPage(url, photo(), { name: 'a.jpg' });
    const { connection } = clinic;
    const states = (await clinic.call(documents.phonePages, { uploadId })) as AsyncGenerator<UploadState>;
    expect((await states.next()).value).toMatchObject({ isOpen: true, received: 1 });
    await happen(clinic, owner);
    expect((await states.next()).value).toMatchObject({ isOpen: false, waiting: [] });
    expect((await states.next()).done).toBe(true);
    // It was the last code: the door itself is shut.
    await expect(ask(url)).rejects.toThrow();
    connection.session ??= null;
  },
);

type Desk = Awaited<ReturnType<typeof clinicWithPhones>>;

test('whoever signs in again on the same screen has no part in the code of before', async () => {
  const { clinic, patientId } = await clinicWithPhones();
  const { uploadId } = await openCode(clinic, patientId);
  await lockScreen(clinic);
  await clinic.call(users.signIn, { userId: PEOPLE.receptionist, password: STAFF_PASSWORD });
  for (const call of [
    clinic.call(documents.phonePages, { uploadId }),
    clinic.call(documents.takePhonePage, { uploadId, pageId: 1 }),
    clinic.call(documents.closePhoneUpload, { uploadId }),
  ])
    expect((await refusalOf(call)).code).toBe('PHONE_UPLOAD_CLOSED');
});

test('another desk neither sees nor takes nor ends the code, nor puts a page into it', async () => {
  const { clinic, patientId } = await clinicWithPhones();
  const { uploadId } = await openCode(clinic, patientId);
  const doctor = await clinic.as('doctor');
  const page = { phonePageId: 'of-another', fileName: 'a.pdf', content: testPdf().toString('base64') };
  for (const call of [
    doctor.call(documents.phonePages, { uploadId }),
    doctor.call(documents.takePhonePage, { uploadId, pageId: 1 }),
    doctor.call(documents.receivePhonePage, { uploadId, ...page }),
    doctor.call(documents.closePhoneUpload, { uploadId }),
  ])
    expect((await refusalOf(call)).code).toBe('PHONE_UPLOAD_CLOSED');
});

test('the trail tells of the code, each page with its size and sum, what was refused, and the end', async () => {
  const { clinic, patientId } = await clinicWithPhones();
  const { url, uploadId } = await openCode(clinic, patientId);
  await sendPage(url, photo(), { name: 'a.jpg' });
  await sendPage(url, Buffer.from('MZ this program'), { name: 'a.jpg' });
  await clinic.call(documents.closePhoneUpload, { uploadId });
  const rows = auditOf(clinic);
  expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'phoneSettings.changed ok',
    'phoneUpload.opened ok',
    'phonePage.received ok',
    'phonePage.received refused',
    'phoneUpload.closed ok',
  ]);
  expect(rows.slice(1).every(({ entityId }) => entityId === patientId)).toBe(true);
  expect(rows[2]?.detail).toMatchObject({ uploadId, page: 1, kind: 'jpeg', bytes: photo().length });
  expect(rows[2]?.detail.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(rows[3]?.detail).toMatchObject({ code: 'FILE_LIES' });
  expect(rows[4]?.detail).toEqual({ uploadId, received: 1 });
  expect(JSON.stringify(rows)).not.toContain(new URL(url).pathname.slice(3));
});

test('a desk has three codes at most, the oldest goes; a person who is not known gets none', async () => {
  const { clinic, patientId } = await clinicWithPhones();
  const codes = [];
  for (const _ of [1, 2, 3, 4]) codes.push(await openCode(clinic, patientId));
  const answers = [];
  for (const { url } of codes) answers.push((await ask(url)).status);
  expect(answers).toEqual([404, 200, 200, 200]);
  expect((await refusalOf(openCode(clinic, 9_999))).code).toBe('NOT_FOUND');
});

test('phones are off until the owner turns them on, and only to an address of this computer', async () => {
  const { clinic, owner, patientId } = await clinicWithPhones();
  await owner.call(documents.changePhoneSettings, { address: '' });
  expect((await refusalOf(openCode(clinic, patientId))).code).toBe('PHONES_OFF');
  for (const address of ['8.8.8.8', '0.0.0.0', '10.9.8.7'])
    expect(await refusalOf(owner.call(documents.changePhoneSettings, { address }))).toEqual({
      code: 'PHONE_ADDRESS_GONE',
      data: { address },
    });
  // As after a restore on another computer.
  clinic.server.house
    .opened()
    .db.transaction(db => db.run(sql`UPDATE phone_settings SET address = '10.9.8.7' WHERE id = 1`));
  expect((await refusalOf(openCode(clinic, patientId))).code).toBe('PHONE_ADDRESS_GONE');
});

test('the clinic’s certificate stays the same, its keys are sealed, and a key that cannot be opened is made anew', async () => {
  const { clinic, owner, patientId } = await clinicWithPhones();
  const { fingerprint } = await owner.call(documents.phoneSettings, {});
  const { uploadId } = await openCode(clinic, patientId);
  await clinic.call(documents.closePhoneUpload, { uploadId });
  await openCode(clinic, patientId);
  expect((await owner.call(documents.phoneSettings, {})).fingerprint).toBe(fingerprint);
  const { db } = clinic.server.house.opened();
  const keys = db.reader.all<{ sealedKey: Buffer }>(
    sql`SELECT sealed_key AS sealedKey FROM lan_certificates`,
  );
  expect(keys).toHaveLength(2);
  // In the clear each holds the name of its curve.
  for (const { sealedKey } of keys)
    expect(sealedKey.includes(Buffer.from('2a8648ce3d030107', 'hex'))).toBe(false);
  db.transaction(writer =>
    writer.run(sql`UPDATE lan_certificates SET sealed_key = x'00' WHERE role = 'authority'`),
  );
  await owner.call(documents.changePhoneSettings, { address: '127.0.0.1' });
  expect((await owner.call(documents.phoneSettings, {})).fingerprint).not.toBe(fingerprint);
});

test.each([
  ['Lakshmi Raghavan', 'L R'],
  ['  Asha  ', 'A'],
  ['लक्ष्मी राघवन', 'ल रा'],
  ['Maria de la Cruz Gomez', 'M d l'],
  ['', ''],
])('of %s the phone shows %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
