import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contract, nameOf } from '#shared/contract/index.ts';
import { checkpointIfLarge } from '../electron/database/checkpoint.ts';
import { loadReferenceLists } from '../electron/features/prescriptions/reference-lists.ts';
import { openHttpDoor } from '../electron/transports/http.ts';
import { openBenchClinic, TODAY } from './clinic-file.ts';
import { diskFloor } from './disk-floor.ts';
import { sampleSecrets } from './generator/sample-people.ts';
import { measureGrowth } from './growth.ts';
import { type Measured, measure, type Operation, seriesOf } from './measure.ts';
import { bookingOperation, openAllWeek } from './operations/booking.ts';
import { measureChecks } from './operations/checks.ts';
import { closingOperation } from './operations/closing.ts';
import { importOperation } from './operations/importing.ts';
import { dayOperations, registerOperations, statementOperation } from './operations/money-reading.ts';
import { readingOperations } from './operations/reading.ts';
import { savingOperations } from './operations/saving.ts';
import { searchOperations, shareFoundDespiteSlip } from './operations/search.ts';
import { visitReadingOperations } from './operations/visit-reading.ts';
import { visitSigningOperations } from './operations/visit-signing.ts';
import { measurePack } from './pack.ts';
import { printedReport, type Report } from './report.ts';
import { openWays } from './ways.ts';

const TODAY_NUMBER = 20261121;

const { values } = parseArgs({
  options: {
    patients: { type: 'string', default: '20000' },
    years: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    /** Only operations with one of these in their names: --only visit,laboratory */
    only: { type: 'string', default: '' },
    /** A clinic of visits, bills and payments alone, and what is done with money in it. */
    money: { type: 'boolean', default: false },
    /** The same in clinics of so many years, as many people a day in each: --growth 1,3,10 */
    growth: { type: 'string' },
    /** The accountant's pack of a year, and what a desk waits meanwhile. */
    pack: { type: 'boolean', default: false },
  },
});
const size = {
  ...{ patients: Number(values.patients), years: Number(values.years), seed: Number(values.seed) },
  isMoneyOnly: values.money,
};
const command = `npm run bench -- ${process.argv.slice(2).join(' ')}`;
const isAsked = ({ name }: Operation) => values.only.split(',').some(word => name.includes(word));
const CACHE = join(import.meta.dirname, '..', '.cache', 'bench');

if (values.growth) {
  const years = values.growth.split(',').map(Number);
  tell(await measureGrowth({ years, seed: size.seed, isAsked }), 'growth.json');
} else if (values.pack) tell(await measurePack({ ...size, isMoneyOnly: true }), 'pack.json');
else await measureOneClinic();

function tell({ text, figures }: { text: string; figures: object }, name: string): void {
  console.log(`${command}\n${text}`);
  write(figures, name);
}

function write(report: object, name: string): void {
  const out = resolve(values.out ?? join(CACHE, name));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\nWritten to ${out}`);
}

async function measureOneClinic(): Promise<void> {
  const { server, facts, remove } = await openBenchClinic(size);
  const owner = server.connect('test');
  await server.call(owner, nameOf(contract.users.signIn), {
    userId: 1,
    password: sampleSecrets[0]?.password,
  });
  const { driver } = server.house.opened().db;
  const { path: folder } = server.house.folder;
  const door = await openHttpDoor({ server, pages: folder, port: 0 });
  const { ways, close } = await openWays(server, door.url);
  const disk = diskFloor(join(folder, 'disk-floor'));
  const operations: Measured[] = [];
  const isClinical = !size.isMoneyOnly;

  async function measureAll(asked: readonly Operation[], besides?: () => void): Promise<void> {
    for (const operation of asked.filter(isAsked)) {
      checkpointIfLarge(driver);
      operations.push(await measure(operation, ways, besides));
    }
  }

  if (isClinical) {
    const reading = [
      searchOperations(driver),
      readingOperations(driver, TODAY_NUMBER),
      visitReadingOperations(driver),
    ];
    await measureAll(reading.flat());
  }
  await measureAll([...dayOperations(driver, TODAY), ...registerOperations(driver)]);
  const found = isClinical ? await shareFoundDespiteSlip(driver, ways.service) : null;
  const saving = await savingOperations(driver, TODAY_NUMBER, ways.service);
  if (isClinical) {
    const signing = await visitSigningOperations(driver, TODAY_NUMBER, ways.service);
    await openAllWeek(ways.service, TODAY);
    await measureAll([...saving, ...signing, bookingOperation(driver, TODAY) as Operation], disk.writeOnce);
  } else {
    await measureAll(
      saving.filter(({ name }) => name.startsWith('bill')),
      disk.writeOnce,
    );
  }
  await measureAll([closingOperation(server, TODAY) as Operation]);
  const onAccount = { name: 'statement of a company' } as Operation;
  if (isAsked(onAccount)) await measureAll([await statementOperation(driver, TODAY, ways.service)]);
  // Last: it makes the clinic larger by a quarter of a million people.
  if (isClinical) await measureAll([importOperation(driver) as Operation]);

  const lists = join(import.meta.dirname, '..', 'resources', 'reference');
  const report: Report = {
    command,
    node: `Node ${process.versions.node}`,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    clinic: facts,
    disk: seriesOf(disk.times),
    shareFoundDespiteSlip: found,
    checks: isClinical ? measureChecks(loadReferenceLists(lists)) : null,
    operations,
  };
  console.log(printedReport(report));
  write(report, `report-${isClinical ? '' : 'money-'}${size.patients}.json`);
  disk.remove();
  close();
  await door.close();
  await remove();
}
