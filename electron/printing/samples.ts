import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAPERS } from '#shared/features/prescriptions/letterhead.rules.ts';
import { PRINT_LANGUAGES } from '#shared/features/settings/settings.schema.ts';
import { billDocument } from '../features/billing/bill.document.ts';
import {
  PAID_HINDI_BILL,
  SAMPLE_BILL,
  SAMPLE_MIXED_BILL,
  SAMPLE_RECEIPT,
  SAMPLE_TAX_INVOICE,
} from '../features/billing/bill.sample.ts';
import { receiptDocument } from '../features/billing/receipt.document.ts';
import { SAMPLE_SHIFT, SAMPLE_VOUCHER } from '../features/cash/cash-papers.sample.ts';
import { expenseVoucher } from '../features/cash/expense-voucher.document.ts';
import { shiftSheetDocument } from '../features/cash/shift-sheet.document.ts';
import { shiftSlip } from '../features/cash/shift-slip.document.ts';
import { certificateDocument } from '../features/certificates/certificate.document.ts';
import {
  SAMPLE_CERTIFICATE,
  SAMPLE_REFERRAL,
  SAMPLE_REGISTER,
} from '../features/certificates/certificate.sample.ts';
import { registerDocument } from '../features/certificates/register.document.ts';
import { immunisationCardDocument } from '../features/immunisations/immunisation-card.document.ts';
import { SAMPLE_IMMUNISATION_CARD } from '../features/immunisations/immunisation-card.sample.ts';
import {
  AMENDED_LAB_REPORT,
  LONG_LAB_REPORT,
  SAMPLE_LAB_REPORT,
  SAMPLE_LABELS,
  SAMPLE_ORDER_SLIP,
} from '../features/labs/lab.sample.ts';
import { labReportDocument } from '../features/labs/lab-report.document.ts';
import { orderSlipDocument, sampleLabelDocument } from '../features/labs/lab-slip.document.ts';
import { growthChartDocument } from '../features/measures/growth-chart.document.ts';
import { SAMPLE_GROWTH_CHART } from '../features/measures/growth-chart.sample.ts';
import { patientCardDocument } from '../features/patients/patient-card.document.ts';
import { SAMPLE_CARD, SAMPLE_PHOTO } from '../features/patients/patient-card.sample.ts';
import { privacyNoticeDocument } from '../features/patients/privacy-notice.document.ts';
import { SAMPLE_NOTICE } from '../features/patients/privacy-notice.sample.ts';
import { calibrationSheetDocument } from '../features/prescriptions/calibration-sheet.document.ts';
import { FULL_PRESCRIPTION } from '../features/prescriptions/full-prescription.sample.ts';
import { SAMPLE_LETTERHEAD, samplePage } from '../features/prescriptions/letterhead.sample.ts';
import { letterheadSampleDocument } from '../features/prescriptions/letterhead-sample.document.ts';
import { prescriptionDocument } from '../features/prescriptions/prescription.document.ts';
import {
  CHILD_PRESCRIPTION,
  HINDI_A4_PRESCRIPTION,
  PRE_PRINTED_PRESCRIPTION,
  SAMPLE_PRESCRIPTION,
  TWELVE_MEDICINES_PRESCRIPTION,
} from '../features/prescriptions/prescription.sample.ts';
import {
  prescriptionIn,
  twelveMedicinesIn,
} from '../features/prescriptions/prescription-languages.sample.ts';
import { tokenSlipDocument } from '../features/queue/token-slip.document.ts';
import { HINDI_TOKEN_SLIP, SAMPLE_TOKEN_SLIP } from '../features/queue/token-slip.sample.ts';
import { daySheetDocument } from '../features/reports/day-sheet.document.ts';
import { SAMPLE_DAY_CLOSE, TODAYS_SHEET } from '../features/reports/day-sheet.sample.ts';
import { keyCardDocument } from '../features/settings/key-card.document.ts';
import { recoverySheetDocument } from '../features/setup/recovery-sheet.document.ts';
import { SAMPLE_RECOVERY_SHEET } from '../features/setup/recovery-sheet.sample.ts';
import { type RenderedPdf, renderPdf, renderRoomiest } from './render-pdf.ts';

// Renders one of every printed page, to be looked at: node electron/printing/samples.ts FOLDER
const PAGES: Record<string, () => Promise<RenderedPdf>> = {
  'rx-a5': () => renderRoomiest(prescriptionDocument(SAMPLE_PRESCRIPTION)),
  'rx-a5-12-medicines': () => renderRoomiest(prescriptionDocument(TWELVE_MEDICINES_PRESCRIPTION)),
  'rx-a5-pre-printed': () => renderRoomiest(prescriptionDocument(PRE_PRINTED_PRESCRIPTION)),
  'rx-a5-child-draft': () => renderRoomiest(prescriptionDocument(CHILD_PRESCRIPTION)),
  'rx-a5-void': () =>
    renderRoomiest(
      prescriptionDocument({
        ...SAMPLE_PRESCRIPTION,
        state: { kind: 'void', reason: 'written for the wrong patient' },
      }),
    ),
  'rx-a5-full': () => renderRoomiest(prescriptionDocument(FULL_PRESCRIPTION)),
  ...Object.fromEntries(
    PAPERS.flatMap(paper => {
      const layout = { ...SAMPLE_LETTERHEAD, paper };
      const { doctor, clinic } = SAMPLE_PRESCRIPTION;
      const prePrinted = { ...layout, hasHeader: false, hasFooter: false, blankTop: 320, punch: 120 };
      return [
        [`rx-${paper}`, () => renderRoomiest(prescriptionDocument({ ...FULL_PRESCRIPTION, layout }))],
        [
          `rx-${paper}-punched`,
          () =>
            renderRoomiest(
              prescriptionDocument({ ...SAMPLE_PRESCRIPTION, layout: { ...layout, punch: 200 } }),
            ),
        ],
        [`calibration-${paper}`, () => renderPdf(calibrationSheetDocument(paper, 'en'))],
        [
          `letterhead-sheet-${paper}`,
          () =>
            renderRoomiest(
              letterheadSampleDocument(samplePage({ layout: prePrinted, doctor, clinic }), 'sheet'),
            ),
        ],
        [
          `letterhead-frame-${paper}`,
          () =>
            renderRoomiest(
              letterheadSampleDocument({ ...PRE_PRINTED_PRESCRIPTION, layout: prePrinted }, 'frame'),
            ),
        ],
      ];
    }),
  ),
  'calibration-A5-hindi': () => renderPdf(calibrationSheetDocument('A5', 'hi')),
  'rx-a5-40-medicines': () =>
    renderRoomiest(
      prescriptionDocument({
        ...SAMPLE_PRESCRIPTION,
        medicines: Array.from({ length: 8 }, () => SAMPLE_PRESCRIPTION.medicines).flat(),
      }),
    ),
  ...Object.fromEntries(
    PRINT_LANGUAGES.flatMap(language => [
      [`rx-a5-${language}`, () => renderRoomiest(prescriptionDocument(prescriptionIn(language)))],
      [
        `rx-a5-12-medicines-${language}`,
        () => renderRoomiest(prescriptionDocument(twelveMedicinesIn(language))),
      ],
      [`token-80mm-${language}`, () => renderPdf(tokenSlipDocument({ ...SAMPLE_TOKEN_SLIP, language }))],
    ]),
  ),
  'rx-a5-pre-printed-slip': () =>
    renderRoomiest(
      prescriptionDocument({
        ...PRE_PRINTED_PRESCRIPTION,
        patientSlip: prescriptionIn('hi').patientSlip,
      }),
    ),
  'rx-a5-full-slip': () =>
    renderRoomiest(
      prescriptionDocument({
        ...FULL_PRESCRIPTION,
        patientSlip: {
          nextVisit: 'अगली बार',
          comeIfWorse: 'तकलीफ बढ़े तो तुरंत आएं',
          sections: [{ title: 'मधुमेह', rows: [['आँख की जाँच', 'दिसंबर 2026']] }],
        },
      }),
    ),
  'rx-a4-hindi': () => renderRoomiest(prescriptionDocument(HINDI_A4_PRESCRIPTION)),
  'token-80mm': () => renderPdf(tokenSlipDocument(SAMPLE_TOKEN_SLIP)),
  'token-58mm': () => renderPdf(tokenSlipDocument({ ...SAMPLE_TOKEN_SLIP, paper: '58mm' })),
  'token-a6-hindi': () => renderPdf(tokenSlipDocument(HINDI_TOKEN_SLIP)),
  'token-80mm-free': () =>
    renderPdf(tokenSlipDocument({ ...SAMPLE_TOKEN_SLIP, fee: { kind: 'free', tillDate: '28 Nov' } })),
  'card-cr80': () => renderPdf(patientCardDocument({ ...SAMPLE_CARD, photo: SAMPLE_PHOTO })),
  'card-cr80-no-photo': () => renderPdf(patientCardDocument(SAMPLE_CARD)),
  'card-a6': () => renderPdf(patientCardDocument({ ...SAMPLE_CARD, shape: 'A6', photo: SAMPLE_PHOTO })),
  'card-a6-no-photo': () =>
    renderPdf(patientCardDocument({ ...SAMPLE_CARD, shape: 'A6', localName: '', language: 'en' })),
  'label-50x25': () => renderPdf(patientCardDocument({ ...SAMPLE_CARD, shape: 'label' })),
  'notice-a5': () => renderRoomiest(privacyNoticeDocument(SAMPLE_NOTICE)),
  'notice-a4': () => renderRoomiest(privacyNoticeDocument({ ...SAMPLE_NOTICE, paper: 'A4' })),
  'certificate-a5': () => renderRoomiest(certificateDocument(SAMPLE_CERTIFICATE)),
  'certificate-a4-void': () =>
    renderRoomiest(
      certificateDocument({
        ...SAMPLE_CERTIFICATE,
        ...{ paper: 'A4', duplicateCopy: 1, voidReason: 'Wrong dates' },
      }),
    ),
  'certificate-a4-counterfoil': () =>
    renderRoomiest(certificateDocument({ ...SAMPLE_CERTIFICATE, paper: 'A4', hasCounterfoil: true })),
  'certificate-a5-draft': () =>
    renderRoomiest(certificateDocument({ ...SAMPLE_CERTIFICATE, serial: null, contentHash: null })),
  'referral-a4': () => renderRoomiest(certificateDocument(SAMPLE_REFERRAL)),
  'referral-a4-counterfoil': () =>
    renderRoomiest(certificateDocument({ ...SAMPLE_REFERRAL, hasCounterfoil: true })),
  'certificate-register-a4': () => renderPdf(registerDocument(SAMPLE_REGISTER)),
  'bill-a5': () => renderRoomiest(billDocument(SAMPLE_BILL)),
  'bill-a5-hindi-cancelled': () =>
    renderRoomiest(billDocument({ ...SAMPLE_BILL, language: 'hi', cancelledBecause: 'गलत मरीज़' })),
  'bill-80mm': () => renderRoomiest(billDocument({ ...SAMPLE_BILL, paper: '80mm' })),
  'bill-80mm-hindi': () => renderRoomiest(billDocument(PAID_HINDI_BILL)),
  'bill-58mm': () => renderRoomiest(billDocument({ ...SAMPLE_BILL, paper: '58mm' })),
  ...Object.fromEntries(
    (['A4', 'A5', '80mm', '58mm'] as const).flatMap(paper => [
      [`tax-invoice-${paper}`, () => renderRoomiest(billDocument({ ...SAMPLE_TAX_INVOICE, paper }))],
      [`mixed-bill-${paper}`, () => renderRoomiest(billDocument({ ...SAMPLE_MIXED_BILL, paper }))],
    ]),
  ),
  'receipt-a5': () => renderRoomiest(receiptDocument({ ...SAMPLE_RECEIPT, duplicateCopy: 1 })),
  'receipt-80mm': () => renderRoomiest(receiptDocument({ ...SAMPLE_RECEIPT, paper: '80mm' })),
  'drawer-sheet-a4': () => renderRoomiest(shiftSheetDocument({ ...SAMPLE_SHIFT, paper: 'A4' })),
  ...Object.fromEntries(
    (['80mm', '58mm'] as const).flatMap(paper => [
      [`drawer-slip-${paper}`, () => renderPdf(shiftSlip(SAMPLE_SHIFT, paper))],
      [`drawer-slip-${paper}-hindi`, () => renderPdf(shiftSlip({ ...SAMPLE_SHIFT, language: 'hi' }, paper))],
      [`day-close-${paper}`, () => renderRoomiest(daySheetDocument({ ...SAMPLE_DAY_CLOSE, paper }))],
      [
        `day-close-${paper}-hindi`,
        () => renderRoomiest(daySheetDocument({ ...SAMPLE_DAY_CLOSE, paper, language: 'hi' })),
      ],
    ]),
  ),
  ...Object.fromEntries(
    (['A4', 'A5', '80mm', '58mm'] as const).flatMap(paper => [
      [`expense-voucher-${paper}`, () => renderPdf(expenseVoucher({ ...SAMPLE_VOUCHER, paper }))],
      [
        `expense-voucher-${paper}-hindi`,
        () => renderPdf(expenseVoucher({ ...SAMPLE_VOUCHER, paper, language: 'hi' })),
      ],
    ]),
  ),
  'day-close-a4': () => renderRoomiest(daySheetDocument(SAMPLE_DAY_CLOSE)),
  'day-close-a4-hindi': () => renderRoomiest(daySheetDocument({ ...SAMPLE_DAY_CLOSE, language: 'hi' })),
  'todays-sheet-a4': () => renderRoomiest(daySheetDocument(TODAYS_SHEET)),
  'immunisation-card-a5': () => renderPdf(immunisationCardDocument(SAMPLE_IMMUNISATION_CARD)),
  'lab-report-a4': () => renderPdf(labReportDocument(SAMPLE_LAB_REPORT)),
  'lab-report-a4-amended-plain': () => renderPdf(labReportDocument(AMENDED_LAB_REPORT)),
  'lab-report-a4-long': () => renderPdf(labReportDocument(LONG_LAB_REPORT)),
  'lab-slip-a6': () => renderPdf(orderSlipDocument(SAMPLE_ORDER_SLIP)),
  'lab-slip-a5': () => renderPdf(orderSlipDocument({ ...SAMPLE_ORDER_SLIP, paper: 'A5', outside: [] })),
  'lab-labels': () => renderPdf(sampleLabelDocument(SAMPLE_LABELS)),
  'growth-chart-a4': () => renderPdf(growthChartDocument(SAMPLE_GROWTH_CHART)),
  'growth-chart-a4-hindi': () => renderPdf(growthChartDocument({ ...SAMPLE_GROWTH_CHART, language: 'hi' })),
  'key-card-a4': () => renderPdf(keyCardDocument({ clinicName: 'Aarohi Clinic', language: 'en' })),
  'key-card-a4-hindi': () => renderPdf(keyCardDocument({ clinicName: 'Aarohi Clinic', language: 'hi' })),
  'recovery-sheet-a4': () => renderPdf(recoverySheetDocument(SAMPLE_RECOVERY_SHEET)),
  'recovery-sheet-a4-hindi': () =>
    renderPdf(recoverySheetDocument({ ...SAMPLE_RECOVERY_SHEET, language: 'hi' })),
};

const folder = process.argv[2] ?? 'samples';
const only = process.argv[3];
mkdirSync(folder, { recursive: true });
for (const [name, render] of Object.entries(PAGES)) {
  if (only && !name.includes(only)) continue;
  const start = performance.now();
  const { bytes, pageCount } = await render();
  const took = (performance.now() - start).toFixed(0);
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  execFileSync('pdftoppm', ['-r', '110', '-png', file, join(folder, name)]);
  console.log(`${name}: ${pageCount} page(s), ${took} ms`);
}
