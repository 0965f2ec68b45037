import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import {
  closeTestClinics,
  OWNER_PASSWORD,
  openTestClinic,
  PEOPLE,
  STAFF_PASSWORD,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { testPdf } from '../../server/test-files.test-support.ts';

afterEach(closeTestClinics);

const { backup, documents, patients, setup, users } = contract;

async function clinicWithReport() {
  const nurse = await openTestClinic({ role: 'nurse' });
  const { id: patientId } = await nurse.call(patients.register, {
    ...{ fullName: 'Asha Rao', phone: '5000041735', birthOn: '1984-11-21', birthIsEstimated: true, sex: 'F' },
  });
  const add = async (pages: number) => {
    const content = testPdf({ pages }).toString('base64');
    const { file } = await nurse.call(documents.putFile, { saidKind: 'pdf', content });
    const facts = { patientId, kind: 'labReport' as const, datedOn: '2026-11-20', files: [file] };
    return { file, ...(await nurse.call(documents.add, facts)) };
  };
  return { nurse, owner: await nurse.as('owner'), patientId, add };
}

const manifestOf = (path: string) => path.replace(/\.db$/, '.backup.json');
const filesIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).flatMap(shelf => readdirSync(join(folder, shelf))) : [];

async function restoreInto(empty: TestClinic, path: string) {
  const secret = { kind: 'password' as const, userId: PEOPLE.owner, password: OWNER_PASSWORD };
  await empty.call(setup.restore, { path: manifestOf(path), secret });
  await empty.call(users.signIn, { userId: PEOPLE.nurse, password: STAFF_PASSWORD });
}

test('a backup carries the reports, and a clinic restored from it shows them', async () => {
  const { owner, patientId, add } = await clinicWithReport();
  await add(3);
  const { path } = await owner.call(backup.run, {});
  const { files } = JSON.parse(readFileSync(manifestOf(path), 'utf8'));
  expect(files).toMatchObject({ count: 1, missing: 0 });
  const empty = await openTestClinic({ isEmpty: true });
  await restoreInto(empty, path);
  const [document] = await empty.call(documents.list, { patientId });
  const shown = await empty.call(documents.page, { documentId: document?.id ?? 0, pageNumber: 1 });
  expect(shown.content).toBe(testPdf({ pages: 3 }).toString('base64'));
});

test('a file lies in the backup folder once, however many copies are taken, and a file nobody kept does not', async () => {
  const { nurse, owner, add } = await clinicWithReport();
  const first = await add(1);
  await owner.call(backup.run, {});
  owner.clock.advance(60_000);
  const second = await add(2);
  const content = testPdf({ pages: 7 }).toString('base64');
  await nurse.call(documents.putFile, { saidKind: 'pdf', content });
  await owner.call(backup.run, {});
  const kept = filesIn(join(owner.folderPath, 'backups', 'blobs'));
  expect(kept.toSorted()).toEqual([first.file, second.file].toSorted());
});

test('a lost scan is counted and does not stop the backup of everything else', async () => {
  const { owner, add } = await clinicWithReport();
  const { file } = await add(1);
  await add(2);
  rmSync(join(owner.folderPath, 'blobs', file.slice(0, 2), file));
  const { path, isGood } = await owner.call(backup.run, {});
  expect(isGood).toBe(true);
  expect(JSON.parse(readFileSync(manifestOf(path), 'utf8')).files).toMatchObject({ count: 1, missing: 1 });
});

test('restored over a damaged clinic, a report that the backup lost comes from what lay there, which is kept aside', async () => {
  const { owner, patientId, add } = await clinicWithReport();
  const { file } = await add(1);
  const { path } = await owner.call(backup.run, {});
  await add(4);
  const away = join(owner.folderPath, 'away');
  mkdirSync(away);
  for (const name of readdirSync(join(owner.folderPath, 'backups')))
    renameSync(join(owner.folderPath, 'backups', name), join(away, name));
  rmSync(join(away, 'blobs', file.slice(0, 2), file));
  await owner.server.stop();
  writeFileSync(join(owner.folderPath, 'clinic.db'), Buffer.alloc(8_192, 1));
  const again = await openTestClinic({ isEmpty: true, folderPath: owner.folderPath });
  await again.call(setup.status, {});
  rmSync(join(owner.folderPath, 'clinic.db'));
  await restoreInto(again, join(away, path.slice(path.lastIndexOf('/') + 1)));
  const [document] = await again.call(documents.list, { patientId });
  const shown = await again.call(documents.page, { documentId: document?.id ?? 0, pageNumber: 1 });
  expect(shown.content).toBe(testPdf({ pages: 1 }).toString('base64'));
  const aside = readdirSync(owner.folderPath).find(name => name.startsWith('set-aside-')) ?? '';
  expect(filesIn(join(owner.folderPath, aside, 'blobs'))).toHaveLength(2);
  expect(filesIn(join(owner.folderPath, 'blobs'))).toEqual([file]);
});
