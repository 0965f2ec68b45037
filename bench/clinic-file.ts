import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { contract, nameOf } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { sql } from '../electron/database/db.ts';
import { loadReferenceLists } from '../electron/features/prescriptions/reference-lists.ts';
import { unsafeTestPasswordKdf } from '../electron/keys/password-kdf.ts';
import { resourceFolder } from '../electron/server/resource-folder.ts';
import { type ClinicServer, startClinicServer } from '../electron/server/start.ts';
import { generateClinic } from './generator/clinic.ts';
import { learnFavourites } from './generator/learned-favourites.ts';
import { filePapers, outsideReport } from './generator/papers.ts';
import { sampleClinic, sampleOwner, sampleSecrets, sampleStaff } from './generator/sample-people.ts';

/** Saturday 21 November 2026, a quarter to twelve in Indore. */
const NOW = Date.parse('2026-11-21T06:15:00Z');
export const TODAY = '2026-11-21';
const CACHE = join(import.meta.dirname, '..', '.cache', 'bench');
const FACTS = 'facts.json';
const OWNER_ID = 1;
/** About eleven payments for ten bills, with the old dues that are paid later. */
const SPLIT_SHARE = 0.08;

export type ClinicSize = {
  patients: number;
  years: number;
  seed: number;
  /** Who came and what was paid, nothing clinical: ten years of it are made in minutes. */
  isMoneyOnly: boolean;
};
export type ClinicFacts = ClinicSize & {
  visits: number;
  bills: number;
  payments: number;
  days: number;
  generatedInSeconds: number;
  fileBytes: number;
};

function openServer(folderPath: string): ClinicServer {
  return startClinicServer({
    folderPath,
    host: { kind: 'headless' },
    // The clock starts at the clinic's own noon and then runs.
    now: () => NOW + Math.round(performance.now()),
    // Signing in is not what is measured here.
    kdf: unsafeTestPasswordKdf(),
    withJobs: false,
    logFault: (_reference, error, where) => console.error(where, error),
  });
}

async function makeClinic(folderPath: string, size: ClinicSize): Promise<ClinicFacts> {
  const server = openServer(folderPath);
  const connection = server.connect('test');
  const passwordOf = (index: number) => sampleSecrets[index]?.password ?? '';
  const owner = { ...sampleOwner, password: passwordOf(0) };
  await server.call(connection, nameOf(contract.setup.create), { ...sampleClinic, owner });
  for (const [index, person] of sampleStaff.entries()) {
    await server.call(connection, nameOf(contract.users.add), { ...person, password: passwordOf(index + 1) });
  }
  const startedAt = performance.now();
  const { visits, days } = fill(server, size);
  if (!size.isMoneyOnly) {
    learnFavourites(server.house.opened().db.driver);
    const { file } = (await server.call(connection, nameOf(contract.documents.putFile), {
      ...{ saidKind: 'pdf', content: outsideReport().toString('base64') },
    })) as OutputOf<typeof contract.documents.putFile>;
    const papers = { seed: size.seed, file, by: OWNER_ID };
    server.house.opened().db.transaction(db => filePapers(db, papers));
  }
  const generatedInSeconds = (performance.now() - startedAt) / 1_000;
  const { reader } = server.house.opened().db;
  const bills = reader.value<number>(sql`SELECT count(*) FROM bills`) ?? 0;
  const payments = reader.value<number>(sql`SELECT count(*) FROM payments`) ?? 0;
  const { database } = server.house.folder;
  await server.stop();
  return { ...size, visits, days, bills, payments, generatedInSeconds, fileBytes: statSync(database).size };
}

function fill(server: ClinicServer, size: ClinicSize): { visits: number; days: number } {
  const { db } = server.house.opened();
  // Nobody's records are lost if the power goes now; what is measured opens the file as the program does.
  db.driver.pragma('synchronous = OFF');
  return generateClinic(server.house.opened(), loadReferenceLists(join(resourceFolder(), 'reference')), {
    ...{ seed: size.seed, today: TODAY, now: NOW },
    ...{ patientCount: size.patients, visitCount: size.patients * 5, months: size.years * 12 },
    ...(size.isMoneyOnly && { isMoneyOnly: true, splitShare: SPLIT_SHARE }),
  });
}

/** Of everything that decides what such a clinic looks like: its tables and its generator. */
function recipe(): string {
  const generator = join(import.meta.dirname, 'generator');
  const sources = readdirSync(generator)
    .filter(name => !name.endsWith('.test.ts'))
    .sort()
    .map(name => join(generator, name));
  const migrations = join(import.meta.dirname, '..', 'electron', 'database', 'migrations', 'checksums.json');
  const hash = createHash('sha256').update(`${SPLIT_SHARE}`);
  for (const path of [migrations, ...sources]) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 10);
}

function nameOfSize({ patients, years, seed, isMoneyOnly }: ClinicSize): string {
  return `${isMoneyOnly ? 'money-' : ''}${patients}-patients-${years}-years-seed-${seed}-`;
}

/** The clinics of the same size that were made by older sources. */
function forgetOlder(size: ClinicSize, kept: string): void {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (name.startsWith(nameOfSize(size)) && path !== kept) rmSync(path, { recursive: true, force: true });
  }
}

/** A generated clinic, made once per seed and size and kept; what is measured is a copy of it. */
export async function openBenchClinic(
  size: ClinicSize,
): Promise<{ server: ClinicServer; facts: ClinicFacts; remove(): Promise<void> }> {
  const kept = join(CACHE, `${nameOfSize(size)}${recipe()}`);
  mkdirSync(CACHE, { recursive: true });
  if (!existsSync(join(kept, FACTS))) {
    const half = mkdtempSync(join(CACHE, 'making-'));
    const facts = await makeClinic(half, size);
    writeFileSync(join(half, FACTS), JSON.stringify(facts));
    forgetOlder(size, kept);
    // Somebody else may have made the same one meanwhile.
    if (existsSync(kept)) rmSync(half, { recursive: true });
    else renameSync(half, kept);
  }
  const facts = JSON.parse(readFileSync(join(kept, FACTS), 'utf8')) as ClinicFacts;
  const copy = mkdtempSync(join(CACHE, 'measuring-'));
  cpSync(kept, copy, { recursive: true });
  const server = openServer(copy);
  return {
    server,
    facts,
    async remove() {
      await server.stop();
      rmSync(copy, { recursive: true, force: true });
    },
  };
}
