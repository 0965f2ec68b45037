import type { sharesContract } from '#shared/features/shares/shares.contract.ts';
import type { ServiceOf } from '../../server/service.ts';
import { exportDoctors, exportPayouts, exportRules, exportTds } from './export-books.ts';
import { payOut, takeBack } from './pay-out.ts';
import { exportSheet, printVoucher } from './share-papers.ts';
import { preview, rules, setRule, setTax } from './share-rules.ts';
import { doctors, paidSheet, payouts, sheet } from './sheet.ts';
import { depositTds, takeDepositBack, tds } from './tds-deposits.ts';

export { payoutsBetween, taxKeptBetween } from './books.ts';

export const sharesService = {
  doctors,
  exportDoctors,
  sheet,
  paidSheet,
  payouts,
  exportPayouts,
  rules,
  exportRules,
  setRule,
  preview,
  setTax,
  payOut,
  takeBack,
  printVoucher,
  exportSheet,
  tds,
  exportTds,
  depositTds,
  takeDepositBack,
} satisfies ServiceOf<typeof sharesContract>;
