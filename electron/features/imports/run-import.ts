import { setImmediate as breath } from 'node:timers/promises';
import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type {
  ImportProgress,
  ImportRun,
  importsContract,
} from '#shared/features/imports/imports.contract.ts';
import type { OldPerson } from '#shared/features/imports/old-row.rules.ts';
import { checkpointIfLarge } from '../../database/checkpoint.ts';
import type { ClinicDatabase, WritableDb } from '../../database/db.ts';
import type { ClinicHouse } from '../../server/clinic-house.ts';
import type { TaskContext } from '../../server/service.ts';
import { hideImported, recencyBelowAll, registerHidden, showImported } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { assertLayout, checkRows, type Verdict } from './check-rows.ts';
import { importReport } from './import-report.ts';
import * as importsSql from './imports.sql.ts';
import { layoutOf } from './layout-of.ts';
import { progressChannel } from './progress-channel.ts';
import { readTable, type Table } from './read-table.ts';

type RunInput = ParsedInputOf<typeof importsContract.run>;
type Saved = { run: ImportRun; uhids: ReadonlyMap<number, string>; heldBack: ReadonlySet<number> };

/** Each piece is one commit to the disk: fewer are quicker, and none may hold the desk up for long. */
const SAVED_AT_ONCE = 2_000;

const underWay = new WeakSet<ClinicHouse>();

/** A half-done import, cut off by a crash or the power: its people stay hidden for ever. */
export function settleInterrupted(clinic: ClinicDatabase, at: number): void {
  if (importsSql.findRunningId(clinic.reader) !== undefined) clinic.transaction(db => settle(db, at));
}

function settle(db: WritableDb, at: number): void {
  const importId = importsSql.findRunningId(db);
  if (importId === undefined) return;
  hideImported(db, importId);
  importsSql.markUndone(db, importId, at, null);
}

/** Noon in India of the day since which the clinic knows the person; now, when the list does not say. */
function registeredAtOf(person: OldPerson, now: number): number {
  return person.registeredOn === null ? now : Date.parse(`${person.registeredOn}T06:30:00Z`);
}

function leftOutBecause({ problems, likeness }: Verdict): string {
  return (
    problems[0]?.code ?? (likeness ? (likeness.isSameAbha ? 'ABHA_OF_ANOTHER' : 'LOOKS_LIKE_ANOTHER') : '')
  );
}

type Job = { ctx: TaskContext; input: RunInput; table: Table; signal: AbortSignal };

/** Saves the chosen rows hidden, chunk by chunk, and shows them all in one last transaction. */
async function saveRows(
  { ctx, input, table, signal }: Job,
  verdicts: readonly Verdict[],
  isChosen: (verdict: Verdict) => boolean,
  onProgress: (done: number, of: number) => void,
): Promise<Saved> {
  const chosenCount = verdicts.filter(isChosen).length;
  const { importId, firstRecency } = ctx.writing(({ db, now, session }) => {
    settle(db, now());
    const { fileName } = input;
    const run = { fileName, sha256: table.sha256, layout: layoutOf(input), rowCount: verdicts.length };
    return {
      importId: importsSql.insert(db, { ...run, startedAt: now(), startedBy: session.userId }),
      firstRecency: recencyBelowAll(db, chosenCount),
    };
  });
  try {
    const uhids = new Map<number, string>();
    for (let from = 0; from < verdicts.length; from += SAVED_AT_ONCE) {
      signal.throwIfAborted();
      const some = verdicts.slice(from, from + SAVED_AT_ONCE);
      ctx.writing(({ db, now, today, session }) => {
        const chosen = some.filter(isChosen);
        const people = chosen.flatMap(({ person }) =>
          person ? [{ ...person, registeredAt: registeredAtOf(person, now()) }] : [],
        );
        const place = { importId, firstRecency: firstRecency + uhids.size, today: today() };
        const registered = registerHidden(db, { ...place, people, registeredBy: session.userId });
        for (const [index, { patientId, uhid }] of registered.entries()) {
          const row = chosen[index]?.row ?? 0;
          uhids.set(row, uhid);
          importsSql.insertRow(db, importId, { row, patientId, leftOutBecause: '' });
        }
        for (const verdict of some) {
          if (isChosen(verdict)) continue;
          importsSql.insertRow(db, importId, {
            row: verdict.row,
            patientId: null,
            leftOutBecause: leftOutBecause(verdict),
          });
        }
      });
      // The log would grow to several times the list, and be folded in at one go while somebody waits.
      checkpointIfLarge(ctx.house.opened().db.driver);
      onProgress(uhids.size, chosenCount);
      await breath();
    }
    signal.throwIfAborted();
    return ctx.writing(({ db, now, alsoChanges }) => {
      const { shownCount, heldBackIds } = showImported(db, importId);
      const heldBack = new Set(
        heldBackIds.map(id => importsSql.leaveOut(db, importId, id, 'ABHA_OF_ANOTHER')),
      );
      importsSql.markDone(db, importId, shownCount, now());
      alsoChanges('patients', 'queue');
      const run = importsSql.find(db, importId);
      if (!run) throw new AppError('NOT_FOUND', { what: 'import' });
      return { run, uhids, heldBack };
    });
  } catch (error) {
    takeBackWhatIsThere(ctx.house);
    ctx.subject('import', importId, { state: 'undone' });
    throw error;
  }
}

/** Not as the person who began it: they may have locked the screen, and hidden rows must not stay half. */
function takeBackWhatIsThere(house: ClinicHouse): void {
  try {
    const clinic = house.openOrNull();
    if (clinic) settleInterrupted(clinic.db, house.now());
  } catch {
    // A full disk refuses this too; the next start or the next import settles it.
  }
}

async function work(job: Job, tell: (progress: ImportProgress) => void): Promise<void> {
  const { ctx, input, table, signal } = job;
  const of = table.rows.length;
  const { today, language } = ctx.reading(({ db, today: day }) => ({
    today: day(),
    language: clinicAndSettings(db).settings.screenLanguage,
  }));
  const onProgress = (done: number) => tell({ step: 'checking', done, of });
  const verdicts = await checkRows(ctx, { table, layout: layoutOf(input), today, signal, onProgress });
  const isChosen = ({ person, likeness }: Verdict) =>
    person !== undefined && (likeness === undefined || (input.takesDuplicates && !likeness.isSameAbha));
  const { run, uhids, heldBack } = await saveRows(job, verdicts, isChosen, (done, all) =>
    tell({ step: 'saving', done, of: all }),
  );
  ctx.subject('import', run.id, { state: run.state, imported: run.importedCount, leftOut: run.leftOutCount });
  const report = await importReport(
    verdicts,
    verdict => {
      const uhid = heldBack.has(verdict.row) ? undefined : uhids.get(verdict.row);
      if (uhid !== undefined) return { outcome: 'imported', uhid };
      return { outcome: verdict.problems.length > 0 ? 'problem' : 'duplicate', uhid: '' };
    },
    language,
  );
  tell({ step: 'done', run, report });
}

/** Begins an import and tells how far it is; whoever stops listening stops it, and then nobody of it is there. */
export async function runImport(ctx: TaskContext, input: RunInput): Promise<AsyncIterable<ImportProgress>> {
  const { house } = ctx;
  if (underWay.has(house)) throw new AppError('IMPORT_RUNNING');
  underWay.add(house);
  const stop = new AbortController();
  const signal = ctx.signal ? AbortSignal.any([ctx.signal, stop.signal]) : stop.signal;
  try {
    assertLayout(
      input,
      ctx.reading(duty => duty.today()),
    );
    const table = await readTable(input.content, input.hasHeader, signal);
    const channel = progressChannel<ImportProgress>(progress => progress.step === 'done');
    const working = work({ ctx, input, table, signal }, channel.tell)
      .catch(error => (signal.aborted ? channel.end() : channel.fail(error)))
      .finally(() => underWay.delete(house));
    return channel.follow(async () => {
      stop.abort();
      await working;
    });
  } catch (error) {
    underWay.delete(house);
    throw error;
  }
}
