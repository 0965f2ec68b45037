import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { type LAB_FLAGS, type LabFlag, rangeText } from '#shared/features/labs/lab-flag.rules.ts';
import { testsOfOrder } from '#shared/features/labs/lab-list.rules.ts';
import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import { formatAge } from '#shared/kernel/age.ts';
import { formatDate, formatTime, localDateAt } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { printCounted } from '../../server/print-counts.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { clinicAndSettings, clinicToSeal } from '../settings/settings.service.ts';
import { labListOf } from './lab-list.ts';
import { type LabReportPrint, labReportDocument, type ResultOnPaper } from './lab-report.document.ts';
import { ordersOfOne } from './lab-sheet.ts';
import {
  type OrderSlipPrint,
  orderSlipDocument,
  type SampleLabelPrint,
  sampleLabelDocument,
} from './lab-slip.document.ts';
import * as ordersSql from './orders.sql.ts';
import * as reportsSql from './reports.sql.ts';

type Page = OutputOf<typeof labsContract.printSlip>;

const FLAG_WORDS: Record<LabFlag, string> = {
  low: 'LOW',
  high: 'HIGH',
  criticalLow: 'CRITICAL LOW',
  criticalHigh: 'CRITICAL HIGH',
  abnormal: 'ABNORMAL',
} satisfies Record<(typeof LAB_FLAGS)[number], string>;

function momentText(instant: number, zone: string): string {
  return `${formatDate(localDateAt(instant, zone))}, ${formatTime(instant, zone)}`;
}

function patientOnPaper(ctx: ReadContext, patientId: number, onDate: string) {
  const patient = getPerson(ctx.db, patientId);
  return {
    name: patient.fullName,
    ageAndSex: `${formatAge(patient.birthOn, onDate, patient.birthIsEstimated)}, ${patient.sex}`,
    uhid: patient.uhid,
    phone: patient.phone ? formatPhone(patient.phone) : '',
  };
}

function clinicLine(ctx: ReadContext): OrderSlipPrint['clinic'] {
  const { clinic } = clinicAndSettings(ctx.db);
  const addressLine = [clinic.addressLine, clinic.city].filter(Boolean).join(', ');
  return { name: clinic.name, addressLine, phone: formatPhone(clinic.phone) };
}

function groupsOf(report: reportsSql.StoredReport): LabReportPrint['groups'] {
  return report.content.orders.map(({ orderId, name }) => {
    const results = report.content.results.filter(result => result.orderId === orderId);
    return {
      name,
      specimen: [...new Set(results.map(({ specimen }) => specimen))].join(', '),
      results: results.map(
        ({ limits, flag, ...result }): ResultOnPaper => ({
          ...{ name: result.name, method: result.method, value: result.value, unit: result.unit },
          ...{
            range: rangeText(limits),
            flagWord: flag ? FLAG_WORDS[flag] : '',
            isComputed: result.isComputed,
          },
        }),
      ),
    };
  });
}

type ReportInput = ParsedInputOf<typeof labsContract.printReport>;

function getReport(ctx: ReadContext, { serial, version }: ReportInput): reportsSql.StoredReport {
  const report = reportsSql.findBySerial(ctx.db, serial, version);
  if (!report) throw new AppError('NOT_FOUND', { what: 'labReport' });
  return report;
}

function reportPrint(
  ctx: ReadContext,
  input: ReportInput,
): { report: reportsSql.StoredReport; print: LabReportPrint } {
  const report = getReport(ctx, input);
  const { content, doctor } = report;
  return {
    report,
    print: {
      layout: input.layout,
      clinic: content.clinic ?? clinicToSeal(ctx.db),
      doctor: { ...doctor, name: doctor.fullName },
      patient: patientOnPaper(ctx, report.patientId, report.measuredOn),
      serial: report.serial,
      contentHash: report.contentHash,
      amended: report.version === 1 ? null : { version: report.version, reason: report.reason },
      duplicateCopy: null,
      labName: report.labName,
      sampleNumbers: [...new Set(content.orders.flatMap(({ sampleNumber }) => sampleNumber ?? []))].join(
        ', ',
      ),
      times: {
        collected:
          content.collectedAt === null
            ? formatDate(report.measuredOn)
            : momentText(content.collectedAt, ctx.zone),
        entered: momentText(content.enteredAt, ctx.zone),
        reported: momentText(report.releasedAt, ctx.zone),
      },
      groups: groupsOf(report),
      comment: content.comment,
      listVersion: content.listVersion,
    },
  };
}

function pageOf(bytes: Uint8Array, fileName: string): Page {
  return { pdf: Buffer.from(bytes).toString('base64'), fileName: `${fileName.replaceAll('/', '-')}.pdf` };
}

export async function previewReport(ctx: TaskContext, input: ReportInput): Promise<Page> {
  const { report, print } = ctx.reading(read => reportPrint(read, input));
  const { bytes } = await renderPdf(labReportDocument(print));
  ctx.subject('patient', report.patientId, { serial: report.serial, version: report.version });
  return pageOf(bytes, report.serial);
}

/** Counted per version: the first print of an amended report is an original again. */
export async function printReport(ctx: TaskContext, input: ReportInput): Promise<Page> {
  const { report, print } = ctx.reading(read => reportPrint(read, input));
  const thing = { page: 'labReport', subjectId: report.id, version: report.version, paper: 'A4' } as const;
  const { bytes, duplicateCopy } = await printCounted(ctx, thing, copy =>
    renderPdf(labReportDocument({ ...print, duplicateCopy: copy })),
  );
  const { serial, version } = report;
  ctx.subject('patient', report.patientId, { serial, version, duplicateCopy });
  return pageOf(bytes, serial);
}

function slipPrint(
  ctx: ReadContext,
  { orderIds, paper }: ParsedInputOf<typeof labsContract.printSlip>,
): OrderSlipPrint {
  const orders = ordersOfOne(ctx.db, orderIds);
  const [first] = orders;
  const list = labListOf(ctx);
  const testsAt = (place: 'here' | 'outside') =>
    orders
      .filter(order => order.place === place)
      .map(({ itemId, name, isUrgent }) => ({
        ...{ name, isUrgent: isUrgent === 1 },
        specimen: specimensOf(testsOfOrder(list, itemId)).join(', '),
      }));
  return {
    paper,
    clinic: clinicLine(ctx),
    patient: patientOnPaper(ctx, first.patientId, ctx.today()),
    doctorName: first.orderedByName,
    orderedAt: momentText(first.orderedAt, ctx.zone),
    here: testsAt('here'),
    outside: testsAt('outside'),
    sampleNumber: first.sampleNumber,
  };
}

function specimensOf(tests: readonly { specimen: string }[]): string[] {
  return [...new Set(tests.map(({ specimen }) => specimen).filter(Boolean))];
}

export async function printSlip(
  ctx: TaskContext,
  input: ParsedInputOf<typeof labsContract.printSlip>,
): Promise<Page> {
  const print = ctx.reading(read => slipPrint(read, input));
  const { bytes } = await renderPdf(orderSlipDocument(print));
  ctx.subject('labOrder', input.orderIds[0] ?? null, { orderIds: input.orderIds });
  return pageOf(bytes, `tests-${print.patient.uhid}`);
}

function labelPrints(ctx: ReadContext, sampleNumber: string): SampleLabelPrint[] {
  const sample = ordersSql.findSample(ctx.db, sampleNumber);
  if (!sample) throw new AppError('NOT_FOUND', { what: 'labSample' });
  const list = labListOf(ctx);
  const tests = ordersSql
    .listOfSample(ctx.db, sampleNumber)
    .flatMap(({ itemId }) => testsOfOrder(list, itemId));
  const { name, ageAndSex, uhid } = patientOnPaper(ctx, sample.patientId, ctx.today());
  const specimens = specimensOf(tests);
  return (specimens.length > 0 ? specimens : ['']).map(specimen => ({
    ...{ sampleNumber, patientName: name, ageAndSex, uhid, specimen },
    collectedAt: momentText(sample.collectedAt, ctx.zone),
  }));
}

export async function printLabel(
  ctx: TaskContext,
  input: ParsedInputOf<typeof labsContract.printLabel>,
): Promise<Page> {
  const labels = ctx.reading(read => labelPrints(read, input.sampleNumber));
  const { bytes } = await renderPdf(sampleLabelDocument(labels));
  ctx.subject('labSample', null, { sampleNumber: input.sampleNumber });
  return pageOf(bytes, `label-${input.sampleNumber}`);
}
