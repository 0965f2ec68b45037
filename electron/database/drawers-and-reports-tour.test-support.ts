import { contract } from '#shared/contract/index.ts';
import { REPORT_NAMES } from '#shared/features/registers/report-list.ts';
import type { Caller } from './small-tours.test-support.ts';

export async function tourTheReports(call: Caller): Promise<void> {
  const ask = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  for (const report of REPORT_NAMES) await call(contract.registers.show, { report, ...ask, language: 'en' });
  const pivot = { report: 'collections' as const, ...ask, language: 'en' as const };
  for (const rows of ['service', 'referrer', 'month']) {
    await call(contract.registers.show, { ...pivot, options: { rows, columns: 'doctor' } });
  }
  const seen = { ...ask, language: 'en' as const, report: 'diagnoses' as const };
  for (const rows of ['week', 'month', 'doctor', 'ageAndSex']) {
    await call(contract.registers.show, { ...seen, options: { rows } });
    await call(contract.registers.show, { ...seen, report: 'medicines', options: { rows } });
  }
  const view = {
    report: 'collections' as const,
    range: { name: 'month' as const },
    options: { rows: 'mode' },
  };
  const { viewId } = await call(contract.registers.saveView, { name: 'Month by mode', view });
  await call(contract.registers.views, {});
  await call(contract.registers.renameView, { viewId, name: 'By mode' });
  await call(contract.registers.deleteView, { viewId });
  await call(contract.registers.export, { report: 'form3c', ...ask, format: 'csv' });
  await call(contract.registers.accountsPack, { fromDate: '2026-11-01', toDate: '2026-11-30' });
}

/** Whoever else holds a drawer hands it over, so that the day can be closed. */
export async function tourTheDrawers(call: Caller): Promise<void> {
  await call(contract.cash.setFloat, { floatPaise: 200_000 });
  await call(contract.cash.moveSafe, { kind: 'putIn', amountPaise: 50_000, reason: 'Change for the desk' });
  await call(contract.cash.expenseCategories, {});
  const expense = {
    category: 'Tea and water',
    paidTo: 'Gupta Stores',
    amountPaise: 4_000,
    mode: 'upi',
  } as const;
  const { id } = await call(contract.cash.recordExpense, expense);
  await call(contract.cash.reverseExpense, { expenseId: id, reason: 'Entered twice' });
  await call(contract.cash.listExpenses, { fromDate: '2026-11-01', toDate: '2026-11-30' });
  const month = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  await call(contract.cash.exportExpenses, { ...month, format: 'csv' });
  await call(contract.cash.printExpense, { expenseId: id });
  await call(contract.cash.exportDrawers, { format: 'csv' });
  const { shift } = await call(contract.cash.myShift, {});
  if (shift) await call(contract.cash.printShift, { shiftId: shift.shiftId });
  for (const drawer of await call(contract.cash.drawers, {})) {
    await call(contract.cash.shift, { shiftId: drawer.shiftId });
    await call(contract.cash.exportShift, { shiftId: drawer.shiftId, format: 'csv' });
    const isOpen = drawer.isOpen && drawer.shiftId !== shift?.shiftId;
    if (!isOpen) continue;
    const { shiftId, expectedCashPaise } = drawer;
    const count = { notes: {}, coinsPaise: expectedCashPaise };
    await call(contract.cash.handOver, { shiftId, expectedCashPaise, count });
  }
}
