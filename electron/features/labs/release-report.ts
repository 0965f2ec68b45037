import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { LabReportLine } from '#shared/features/labs/lab.schema.ts';
import { readNumber } from '#shared/features/labs/lab-flag.rules.ts';
import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import { financialYearOf } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { formatNumber, takeNextNumber } from '../../server/number-series.ts';
import type { WriteContext } from '../../server/service.ts';
import { clinicToSeal } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { getOrder, moveOrder } from './lab-orders.ts';
import { ordersOfOne } from './lab-sheet.ts';
import * as ordersSql from './orders.sql.ts';
import * as reportsSql from './reports.sql.ts';
import * as resultsSql from './results.sql.ts';

type Unhashed = Omit<reportsSql.StoredReport, 'contentHash'>;

/** SHA-256 over everything that is signed, in this order; a stored report is parsed back into the same text. */
export function reportHashOf(report: Unhashed): string {
  const { id, version, serial, patientId, visitId, doctorId, doctor, labName, measuredOn } = report;
  const signed = [
    ...[id, version, serial, patientId, visitId, doctorId, doctor, labName, measuredOn],
    ...[report.content, report.reason, report.releasedAt],
  ];
  return createHash('sha256').update(JSON.stringify(signed)).digest('hex');
}

/** Whether a stored report still hashes to what was signed. */
export function isReportUnaltered(db: ReadableDb, serial: string): boolean {
  const stored = reportsSql.findBySerial(db, serial);
  if (!stored) return false;
  const { contentHash, ...signed } = stored;
  return reportHashOf(signed) === contentHash;
}

type Entered = { order: ordersSql.StoredOrder; entry: resultsSql.StoredEntry };

function enteredOf(db: ReadableDb, order: ordersSql.StoredOrder): Entered {
  const entry = resultsSql.findEntry(db, order.orderId);
  if (!entry) throw new AppError('NOTHING_TO_RELEASE');
  return { order, entry };
}

type ReleaseInput = ParsedInputOf<typeof labsContract.release>;

/** What the new version says: the orders asked for, and with an amendment the rest of the report as it stood. */
function toRelease(
  ctx: WriteContext,
  input: ReleaseInput,
): { before: reportsSql.StoredReport | undefined; entered: Entered[] } {
  const orders = ordersOfOne(
    ctx.db,
    input.orders.map(({ orderId }) => orderId),
  );
  const versionOf = new Map(input.orders.map(({ orderId, version }) => [orderId, version]));
  if (orders.some(({ orderId, entryVersion }) => versionOf.get(orderId) !== entryVersion))
    throw new AppError('CHANGED_MEANWHILE');
  if (orders.some(({ state }) => state !== 'entered')) throw new AppError('NOTHING_TO_RELEASE');
  const [first] = orders;
  const before = first.reportId === null ? undefined : reportsSql.findCurrent(ctx.db, first.reportId);
  if (orders.some(({ reportId }) => reportId !== first.reportId))
    throw new AppError('REPORT_IS_WHOLE', {
      serial: orders.find(({ reportSerial }) => reportSerial !== null)?.reportSerial ?? '',
    });
  const ids = before
    ? before.content.orders.map(({ orderId }) => orderId)
    : orders.map(({ orderId }) => orderId);
  return { before, entered: ids.map(id => enteredOf(ctx.db, getOrder(ctx.db, id))) };
}

function uniqueOf(words: readonly string[]): string[] {
  return [...new Set(words.filter(word => word !== ''))];
}

function contentOf(
  ctx: WriteContext,
  entered: readonly Entered[],
  comment: string,
): reportsSql.ReportContent {
  const last = entered.reduce((newest, one) => (one.entry.enteredAt > newest.entry.enteredAt ? one : newest));
  const samples = uniqueOf(entered.map(({ order }) => order.sampleNumber ?? ''));
  const collected = samples.map(number => ordersSql.findSample(ctx.db, number)?.collectedAt ?? 0);
  return {
    orders: entered.map(({ order, entry }) => ({
      ...{ orderId: order.orderId, entryVersion: entry.version },
      ...{ name: order.name, sampleNumber: order.sampleNumber },
    })),
    results: entered.flatMap(({ entry }) => entry.results),
    comment: uniqueOf([...entered.map(({ entry }) => entry.comment.trim()), comment.trim()]).join('\n'),
    collectedAt: collected.length > 0 ? Math.min(...collected) : null,
    enteredAt: last.entry.enteredAt,
    enteredByName: last.entry.enteredByName,
    listVersion: ctx.lists.labList.version,
    clinic: clinicToSeal(ctx.db),
  };
}

function takeSerial(ctx: WriteContext): string {
  const year = financialYearOf(ctx.today());
  return formatNumber('LR', year, takeNextNumber(ctx.db, 'labReport', year));
}

export function release(ctx: WriteContext, input: ReleaseInput): LabReportLine {
  const { before, entered } = toRelease(ctx, input);
  const [first] = entered;
  if (!first) throw new AppError('NOTHING_TO_RELEASE');
  if (before && input.reason === '') throw new AppError('REASON_REQUIRED');
  const { fullName, profile } = getDoctor(ctx.db, ctx.session.userId);
  const { qualification, council, registrationNumber } = profile;
  if (registrationNumber === '') throw new AppError('REGISTRATION_NUMBER_MISSING');
  const unhashed: Unhashed = {
    id: before?.id ?? reportsSql.nextId(ctx.db),
    version: (before?.version ?? 0) + 1,
    serial: before?.serial ?? takeSerial(ctx),
    patientId: first.order.patientId,
    visitId: first.order.visitId,
    doctorId: ctx.session.userId,
    doctor: { fullName, qualification, council, registrationNumber },
    labName: uniqueOf(entered.map(({ entry }) => entry.labName)).join(', '),
    measuredOn: entered.map(({ entry }) => entry.measuredOn).reduce((a, b) => (a > b ? a : b)),
    content: contentOf(ctx, entered, input.comment),
    reason: input.reason,
    releasedAt: ctx.now(),
  };
  const report = { ...unhashed, contentHash: reportHashOf(unhashed) };
  reportsSql.insert(ctx.db, report);
  for (const { order, entry } of entered) {
    saveValues(ctx, report, entry);
    const { serial, version } = report;
    moveOrder(ctx, order, {
      event: 'released',
      detail: { serial, version },
      standing: { reportId: report.id },
    });
  }
  ctx.subject('patient', report.patientId, {
    ...{ serial: report.serial, version: report.version, contentHash: report.contentHash },
    orderIds: entered.map(({ order }) => order.orderId),
  });
  // The checks lean on the newest creatinine.
  ctx.alsoChanges('prescriptions', 'encounters');
  return reportLineOf(report);
}

function saveValues(ctx: WriteContext, report: reportsSql.StoredReport, entry: resultsSql.StoredEntry): void {
  for (const { testId, value, unit, flag } of entry.results) {
    const read = readNumber(value);
    resultsSql.insertValue(ctx.db, {
      ...{ patientId: report.patientId, testId, measuredOn: entry.measuredOn, orderId: entry.orderId },
      ...{ reportId: report.id, version: report.version, value, unit, flag },
      // '<5' is a bound, not a number that a trend or a dose may lean on.
      number: read && !read.isBeyond ? read.number : null,
    });
  }
}

export function reportLineOf(report: reportsSql.StoredReport): LabReportLine {
  const { serial, version, measuredOn, releasedAt, doctor, labName, content, reason } = report;
  return {
    ...{ serial, version, releasedAt, labName, reason },
    onDate: measuredOn,
    doctorName: doctor.fullName,
    names: content.orders.map(({ name }) => name),
    orderIds: content.orders.map(({ orderId }) => orderId),
    results: content.results,
    comment: content.comment,
  };
}
