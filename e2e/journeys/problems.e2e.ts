import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { passwordOf, tryPassword } from '../pages/lock.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { damagePages, makeNewer, recordsIn } from '../support/clinic-files.ts';
import { hosts } from '../support/hosts.ts';

type Problem = {
  title: string;
  /** What goes wrong with the files while the program is closed; returns how it is put right. */
  make: (folder: string) => (() => void) | Promise<() => void>;
  /** The file itself is looked at only with its key, when the first person signs in. */
  isSeenAtSignIn?: boolean;
};

function kept(path: string): () => void {
  copyFileSync(path, `${path}.good`);
  return () => renameSync(`${path}.good`, path);
}

function away(path: string): () => void {
  renameSync(path, `${path}.away`);
  return () => renameSync(`${path}.away`, path);
}

const PROBLEMS: readonly Problem[] = [
  {
    title: 'The clinic’s file is not where it was',
    make: folder => away(join(folder, 'clinic.db')),
  },
  { title: 'The key file is missing', make: folder => away(join(folder, 'keyring.json')) },
  {
    title: 'The key file is damaged',
    make: folder => {
      const ring = join(folder, 'keyring.json');
      const putBack = kept(ring);
      writeFileSync(ring, readFileSync(ring, 'utf8').slice(0, 400));
      return putBack;
    },
  },
  {
    title: 'The clinic’s file is damaged',
    isSeenAtSignIn: true,
    make: folder => {
      const putBack = kept(join(folder, 'clinic.db'));
      damagePages(join(folder, 'clinic.db'));
      return putBack;
    },
  },
  {
    title: 'This clinic was used with a newer Parchi',
    isSeenAtSignIn: true,
    make: async folder => {
      const putBack = kept(join(folder, 'clinic.db'));
      await makeNewer(folder, passwordOf('receptionist'));
      return putBack;
    },
  },
];

async function expectScreen(clinic: ClinicRun, problem: Problem): Promise<void> {
  const { page } = clinic;
  if (problem.isSeenAtSignIn) await tryPassword(clinic, 'receptionist', passwordOf('receptionist'));
  await page.getByRole('heading', { name: problem.title }).waitFor();
  await page.getByText('Nothing was deleted').waitFor();
  await clinic.picture(`problem-${problem.title.replace(/[^a-z]+/gi, '-').toLowerCase()}`);
}

journey(
  'what keeps the clinic from opening is told on its own screen, and nothing is deleted',
  'prepared clinic',
  async clinic => {
    await clinic.quit();
    for (const problem of PROBLEMS) {
      const putRight = await problem.make(clinic.folder);
      const before = recordsIn(clinic.folder);
      await clinic.start();
      await expectScreen(clinic, problem);
      await clinic.quit();
      expect(recordsIn(clinic.folder), problem.title).toEqual(before);
      putRight();
    }
    await clinic.start();
    await clinic.page.getByText('Who is here').waitFor();
  },
);

journey(
  'a clinic that another program has open says so and is not touched',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await tryPassword(clinic, 'receptionist', passwordOf('receptionist'));
    await page.getByRole('navigation').waitFor();
    const second = await hosts.find(({ name }) => name === clinic.host.name)?.start(clinic.folder);
    try {
      if (!second) throw new Error('no host');
      await tryPassword({ ...clinic, page: second.page }, 'doctor', passwordOf('doctor'));
      await second.page.getByRole('heading', { name: 'The clinic is already open' }).waitFor();
      await second.page.screenshot({ path: 'test-results/pictures/problem-in-use.png' });
      await page.keyboard.press('Alt+2');
      await page.getByRole('navigation').waitFor();
      expect(await page.getByText('The clinic is already open').count()).toBe(0);
    } finally {
      await second?.quit();
    }
  },
);
