import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contract, nameOf } from '#shared/contract/index.ts';
import { checkpointIfLarge } from '../electron/database/checkpoint.ts';
import { loadReferenceLists } from '../electron/features/prescriptions/reference-lists.ts';
import { openHttpDoor } from '../electron/transports/http.ts';
import { openBenchClinic } from './clinic-file.ts';
import { diskFloor } from './disk-floor.ts';
import { sampleSecrets } from './generator/sample-people.ts';
import { type Measured, measure, type Operation, seriesOf } from './measure.ts';
import { bookingOperation, openAllWeek } from './operations/booking.ts';
import { measureChecks } from './operations/checks.ts';
import { importOperation } from './operations/importing.ts';
import { readingOperations } from './operations/reading.ts';
import { savingOperations } from './operations/saving.ts';
import { searchOperations, shareFoundDespiteSlip } from './operations/search.ts';
import { visitReadingOperations } from './operations/visit-reading.ts';
import { visitSigningOperations } from './operations/visit-signing.ts';
import { printedReport, type Report } from './report.ts';
import { openWays } from './ways.ts';

const TODAY = '2026-11-21';
const TODAY_NUMBER = 20261121;

const { values } = parseArgs({
  options: {
    patients: { type: 'string', default: '20000' },
    years: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    /** Only operations with one of these in their names: --only visit,laboratory */
    only: { type: 'string', default: '' },
  },
});
const size = { patients: Number(values.patients), years: Number(values.years), seed: Number(values.seed) };

const { server, facts, remove } = await openBenchClinic(size);
const owner = server.connect('test');
await server.call(owner, nameOf(contract.users.signIn), { userId: 1, password: sampleSecrets[0]?.password });
const { db } = server.house.opened();
const { driver } = db;
const { path: folder } = server.house.folder;
const door = await openHttpDoor({ server, pages: folder, port: 0 });
const { ways, close } = await openWays(server, door.url);
const disk = diskFloor(join(folder, 'disk-floor'));

const operations: Measured[] = [];
const isAsked = ({ name }: Operation) => values.only.split(',').some(word => name.includes(word));
const reading = [
  ...searchOperations(driver),
  ...readingOperations(driver, TODAY_NUMBER),
  ...visitReadingOperations(driver),
];
for (const operation of reading.filter(isAsked)) operations.push(await measure(operation, ways));
const found = await shareFoundDespiteSlip(driver, ways.service);
const saving = [
  ...(await savingOperations(driver, TODAY_NUMBER, ways.service)),
  ...(await visitSigningOperations(driver, TODAY_NUMBER, ways.service)),
  bookingOperation(driver, TODAY) as Operation,
];
await openAllWeek(ways.service, TODAY);
for (const operation of saving.filter(isAsked)) {
  checkpointIfLarge(driver);
  operations.push(await measure(operation, ways, disk.writeOnce));
}

// Last: it makes the clinic larger by a quarter of a million people.
checkpointIfLarge(driver);
for (const operation of [importOperation(driver) as Operation].filter(isAsked))
  operations.push(await measure(operation, ways));

const report: Report = {
  command: `npm run bench -- --patients ${size.patients} --years ${size.years} --seed ${size.seed}${values.only && ` --only '${values.only}'`}`,
  node: `Node ${process.versions.node}`,
  cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  clinic: facts,
  disk: seriesOf(disk.times),
  shareFoundDespiteSlip: found,
  checks: measureChecks(loadReferenceLists(join(import.meta.dirname, '..', 'resources', 'reference'))),
  operations,
};
console.log(printedReport(report));
const out = resolve(
  values.out ?? join(import.meta.dirname, '..', '.cache', 'bench', `report-${size.patients}.json`),
);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
console.log(`\nWritten to ${out}`);

disk.remove();
close();
await door.close();
await remove();
