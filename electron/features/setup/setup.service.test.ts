import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import {
  closeTestClinics,
  OWNER_PASSWORD,
  openTestClinic,
  PEOPLE,
  refusalOf,
  STAFF_PASSWORD,
  sampleClinic,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

function textOfPdf(base64: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-pdf-'));
  const path = join(folder, 'page.pdf');
  writeFileSync(path, Buffer.from(base64, 'base64'));
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return text;
}

/** The nine groups as they stand on the paper: the only place where the code can be read. */
function groupsOnSheet(base64: string): string[] {
  const text = textOfPdf(base64);
  const code = text.slice(text.indexOf('make it again'), text.indexOf('The letters'));
  return code.match(/\b[0-9A-HJKMNP-TV-Z]{4}\b/g) ?? [];
}

async function printedCode(owner: TestClinic): Promise<{ code: string; askGroups: number[] }> {
  const sheet = await owner.call(contract.setup.recoverySheet, {});
  const onPaper = owner.server.house.recoveryCodeOnPaper?.code ?? '';
  expect(groupsOnSheet(sheet.pdf)).toEqual(onPaper.split('-'));
  return { code: onPaper, askGroups: sheet.askGroups };
}

test('an empty folder is new; after set-up the owner is signed in and the sheet is still to be confirmed', async () => {
  const clinic = await openTestClinic({ isEmpty: true });
  expect((await clinic.call(contract.setup.status, {})).state).toBe('new');
  const { session } = await clinic.call(contract.setup.create, sampleClinic);
  expect(session).toMatchObject({ fullName: 'Anil Kulkarni', roles: ['owner'] });
  expect(await clinic.call(contract.setup.status, {})).toMatchObject({
    state: 'recoveryPending',
    clinicName: 'Sanjeevani Clinic',
  });
  expect((await refusalOf(clinic.call(contract.setup.create, sampleClinic))).code).toBe(
    'CLINIC_ALREADY_EXISTS',
  );
});

test('a doctor who owns the clinic is one person with both roles', async () => {
  const clinic = await openTestClinic({ isEmpty: true });
  const doctor = { ...sampleClinic.doctor, isOwner: true, fullName: '', signInName: '', password: '' };
  const { session } = await clinic.call(contract.setup.create, { ...sampleClinic, doctor });
  expect(session.roles.sort()).toEqual(['doctor', 'owner']);
});

test.each([
  ['a short password', { owner: { ...sampleClinic.owner, password: 'short1' } }, 'PASSWORD_TOO_SHORT'],
  [
    'a common password',
    { owner: { ...sampleClinic.owner, password: 'password1234' } },
    'PASSWORD_TOO_COMMON',
  ],
  [
    'the clinic’s own name',
    { owner: { ...sampleClinic.owner, password: 'sanjeevani2026' } },
    'PASSWORD_TOO_COMMON',
  ],
])('%s is refused and the folder stays new', async (_what, change, code) => {
  const clinic = await openTestClinic({ isEmpty: true });
  expect((await refusalOf(clinic.call(contract.setup.create, { ...sampleClinic, ...change }))).code).toBe(
    code,
  );
  expect((await clinic.call(contract.setup.status, {})).state).toBe('new');
  expect(existsSync(join(clinic.folderPath, 'clinic.db'))).toBe(false);
});

test('a negative fee and a doctor without a registration number are refused at their fields', async () => {
  const clinic = await openTestClinic({ isEmpty: true });
  const withProfile = (change: object) => ({
    ...sampleClinic,
    doctor: { ...sampleClinic.doctor, profile: { ...sampleClinic.doctor.profile, ...change } },
  });
  const negative = clinic.call(contract.setup.create, withProfile({ consultationFeePaise: -100 }));
  expect((await refusalOf(negative)).data.problems).toEqual([
    { path: 'doctor.profile.consultationFeePaise', code: 'NEGATIVE_AMOUNT' },
  ]);
  const unregistered = clinic.call(contract.setup.create, withProfile({ registrationNumber: '' }));
  expect((await refusalOf(unregistered)).data.problems).toEqual([
    { path: 'doctor.profile.registrationNumber', code: 'REQUIRED' },
  ]);
});

test('the sheet is confirmed only by typing back what is printed', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const { code, askGroups } = await printedCode(owner);
  const groups = code.split('-');
  const answers = askGroups.map(group => ({ group, text: groups[group - 1] ?? '' }));
  const wrong = answers.map((answer, index) => (index === 1 ? { ...answer, text: '0000' } : answer));
  expect(await refusalOf(owner.call(contract.setup.confirmRecoverySheet, { answers: wrong }))).toEqual({
    code: 'GROUPS_DO_NOT_MATCH',
    data: { wrongGroups: [askGroups[1]] },
  });
  const lowerCase = answers.map(answer => ({ ...answer, text: answer.text.toLowerCase() }));
  await owner.call(contract.setup.confirmRecoverySheet, { answers: lowerCase });
  expect((await owner.call(contract.setup.status, {})).state).toBe('open');
});

test('forgotten passwords: the printed code opens the closed clinic and gives a new password', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const { code } = await printedCode(owner);
  await owner.server.stop();
  const stranger = owner.stranger();
  const newPassword = 'seven lamps at dusk';
  const mistyped = {
    code: code.replace(/.$/, code.endsWith('0') ? '1' : '0'),
    userId: PEOPLE.owner,
    newPassword,
  };
  expect((await refusalOf(stranger.call(contract.setup.recover, mistyped))).code).toBe(
    'RECOVERY_CODE_MISTYPED',
  );
  const { session } = await stranger.call(contract.setup.recover, {
    code,
    userId: PEOPLE.owner,
    newPassword,
  });
  expect(session.fullName).toBe('Anil Kulkarni');
  const old = owner
    .stranger()
    .call(contract.users.signIn, { userId: PEOPLE.owner, password: OWNER_PASSWORD });
  expect((await refusalOf(old)).code).toBe('WRONG_PASSWORD');
});

test('an older sheet opens nothing once a new one is printed', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const first = await printedCode(owner);
  await printedCode(owner);
  const recover = { code: first.code, userId: PEOPLE.owner, newPassword: 'seven lamps at dusk' };
  expect((await refusalOf(owner.stranger().call(contract.setup.recover, recover))).code).toBe(
    'WRONG_RECOVERY_CODE',
  );
});

test('a set-up that was cut off leaves a folder in which set-up starts again, and its remains are kept', async () => {
  const half = await openTestClinic({ role: 'owner' });
  await half.server.stop();
  writeFileSync(join(half.folderPath, 'setup-unfinished'), '');
  const again = await openTestClinic({ isEmpty: true, folderPath: half.folderPath });
  expect((await again.call(contract.setup.status, {})).state).toBe('new');
  const aside = readdirSync(half.folderPath).find(name => name.startsWith('unfinished-setup-'));
  expect(readdirSync(join(half.folderPath, aside ?? ''))).toEqual(['clinic.db', 'keyring.json']);
});

test.each([
  [
    'the clinic file is missing',
    (f: string) => renameSync(join(f, 'clinic.db'), join(f, 'gone')),
    'CLINIC_FILE_MISSING',
  ],
  [
    'the keyring is missing',
    (f: string) => renameSync(join(f, 'keyring.json'), join(f, 'gone')),
    'RING_MISSING',
  ],
  [
    'the keyring is damaged',
    (f: string) =>
      writeFileSync(join(f, 'keyring.json'), readFileSync(join(f, 'keyring.json'), 'utf8').slice(0, 400)),
    'RING_DAMAGED',
  ],
])('%s: the screen is told which, and nothing is deleted', async (_what, harm, problem) => {
  const owner = await openTestClinic({ role: 'owner' });
  await owner.server.stop();
  harm(owner.folderPath);
  const filesBefore = readdirSync(owner.folderPath).sort();
  const status = await owner.stranger().call(contract.setup.status, {});
  expect(status).toMatchObject({ state: 'blocked', problem });
  expect(readdirSync(owner.folderPath).sort()).toEqual(filesBefore);
});

test('a damaged clinic file is told apart from a wrong password', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  await owner.server.stop();
  const path = join(owner.folderPath, 'clinic.db');
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 20, 4000);
  writeFileSync(path, bytes);
  const stranger = owner.stranger();
  const wrong = stranger.call(contract.users.signIn, { userId: PEOPLE.owner, password: 'not the password' });
  expect((await refusalOf(wrong)).code).toBe('WRONG_PASSWORD');
  const right = stranger.call(contract.users.signIn, { userId: PEOPLE.owner, password: OWNER_PASSWORD });
  expect(await refusalOf(right)).toEqual({
    code: 'CLINIC_CANNOT_OPEN',
    data: { problem: 'CLINIC_FILE_DAMAGED' },
  });
  expect(await stranger.call(contract.setup.status, {})).toMatchObject({
    state: 'blocked',
    problem: 'CLINIC_FILE_DAMAGED',
  });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('a backup restores into an empty folder with the password, and with the printed code', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const desk = await owner.as('receptionist');
  await desk.call(contract.patients.register, {
    fullName: 'Asha Rao',
    phone: '5000041735',
    birthOn: '1984-11-21',
    birthIsEstimated: true,
    sex: 'F',
  });
  const { code } = await printedCode(owner);
  const taken = await owner.call(contract.backup.run, {});
  expect(taken).toMatchObject({ isGood: true, patients: 1 });
  const folder = join(owner.folderPath, 'backups');
  const secrets = [
    { kind: 'password' as const, userId: PEOPLE.receptionist, password: STAFF_PASSWORD },
    { kind: 'recoveryCode' as const, code },
  ];
  for (const secret of secrets) {
    const empty = await openTestClinic({ isEmpty: true });
    const [backup] = await empty.call(contract.setup.listBackups, { folder });
    expect(backup?.clinicName).toBe('Sanjeevani Clinic');
    const restored = await empty.call(contract.setup.restore, { path: backup?.path ?? '', secret });
    expect(restored).toMatchObject({ patients: 1, visits: 0, bills: 0 });
    await empty.call(contract.users.signIn, { userId: PEOPLE.receptionist, password: STAFF_PASSWORD });
    expect(await empty.call(contract.patients.search, { text: 'asha' })).toHaveLength(1);
  }
});

test('a backup whose copy was damaged is refused and the folder stays new', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const { path } = await owner.call(contract.backup.run, {});
  const bytes = readFileSync(path);
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const empty = await openTestClinic({ isEmpty: true });
  const restore = empty.call(contract.setup.restore, {
    path: path.replace(/\.db$/, '.backup.json'),
    secret: { kind: 'password', userId: PEOPLE.owner, password: OWNER_PASSWORD },
  });
  expect((await refusalOf(restore)).code).toBe('BACKUP_DAMAGED');
  expect((await empty.call(contract.setup.status, {})).state).toBe('new');
});

test('a restore never overwrites a clinic that can be opened', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const { path } = await owner.call(contract.backup.run, {});
  const restore = owner.call(contract.setup.restore, {
    path: path.replace(/\.db$/, '.backup.json'),
    secret: { kind: 'password', userId: PEOPLE.owner, password: OWNER_PASSWORD },
  });
  expect((await refusalOf(restore)).code).toBe('CLINIC_ALREADY_EXISTS');
});

test('fourteen backups are kept, the oldest goes first', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  for (let day = 0; day < 16; day++) {
    owner.clock.advance(60_000);
    await owner.call(contract.backup.run, {});
  }
  const backups = await owner.call(contract.setup.listBackups, { folder: join(owner.folderPath, 'backups') });
  expect(backups).toHaveLength(14);
  const runs = await owner.call(contract.backup.list, {});
  expect(backups[0]?.takenAt).toBe(runs[0]?.takenAt);
});
