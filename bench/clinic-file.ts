import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { contract, nameOf } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
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
const TODAY = '2026-11-21';
const CACHE = join(import.meta.dirname, '..', '.cache', 'bench');
const FACTS = 'facts.json';
const OWNER_ID = 1;

export type ClinicSize = { patients: number; years: number; seed: number };
export type ClinicFacts = ClinicSize & {
  visits: number;
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
  const { visits, days } = generateClinic(
    server.house.opened(),
    loadReferenceLists(join(resourceFolder(), 'reference')),
    {
      ...{ seed: size.seed, today: TODAY, now: NOW },
      ...{ patientCount: size.patients, visitCount: size.patients * 5, months: size.years * 12 },
    },
  );
  learnFavourites(server.house.opened().db.driver);
  const { file } = (await server.call(connection, nameOf(contract.documents.putFile), {
    ...{ saidKind: 'pdf', content: outsideReport().toString('base64') },
  })) as OutputOf<typeof contract.documents.putFile>;
  const papers = { seed: size.seed, file, by: OWNER_ID };
  server.house.opened().db.transaction(db => filePapers(db, papers));
  const generatedInSeconds = (performance.now() - startedAt) / 1_000;
  const { database } = server.house.folder;
  await server.stop();
  return { ...size, visits, days, generatedInSeconds, fileBytes: statSync(database).size };
}

/** A generated clinic, made once per seed and size and kept; what is measured is a copy of it. */
export async function openBenchClinic(
  size: ClinicSize,
): Promise<{ server: ClinicServer; facts: ClinicFacts; remove(): Promise<void> }> {
  const kept = join(CACHE, `${size.patients}-patients-${size.years}-years-seed-${size.seed}`);
  mkdirSync(CACHE, { recursive: true });
  if (!existsSync(join(kept, FACTS))) {
    const half = mkdtempSync(join(CACHE, 'making-'));
    const facts = await makeClinic(half, size);
    writeFileSync(join(half, FACTS), JSON.stringify(facts));
    rmSync(kept, { recursive: true, force: true });
    renameSync(half, kept);
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
