import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { openTestBooks } from '../../server/test-books.test-support.ts';
import { addItem, dressing, everybody } from '../../server/test-catalogue.test-support.ts';
import { closeTestClinics, PEOPLE } from '../../server/test-clinic.ts';
import { openMoneyDesk } from '../../server/test-dues.test-support.ts';
import { cash, line, pdfText } from '../../server/test-money-desk.test-support.ts';
import { openOffice } from '../../server/test-office.test-support.ts';
import { cellsOf, showTo } from './registers.test-support.ts';

const { billing, cash: drawer, catalogue, dues, encounters, parties, refunds, reports, shares } = contract;
afterEach(closeTestClinics);

const reprinted = { report: 'exceptions' as const, options: { kind: 'duplicate' } };

test('a drawer’s sheet and a day’s say in their foot that they were printed before, and who did it is listed', async () => {
  const desk = await openMoneyDesk();
  const owner = await desk.clinic.as('owner');
  await desk.issue({ payments: [cash(60_000)] });
  const { shift } = await desk.clinic.call(drawer.myShift, {});
  const shiftId = shift?.shiftId ?? 0;
  const sheet = async (paper: 'slip' | '58mm' | 'A4') =>
    pdfText((await desk.clinic.call(drawer.printShift, { shiftId, paper })).pdf);
  expect(await sheet('slip')).not.toContain('Reprint');
  expect(await sheet('58mm')).toContain('Reprint 1');
  await desk.clinic.call(drawer.handOver, {
    ...{ shiftId, count: { notes: {}, coinsPaise: 60_000 }, expectedCashPaise: 60_000 },
  });
  expect(await sheet('A4'), 'a closed drawer has an original of its own').not.toContain('Reprint');
  expect(await sheet('A4')).toContain('Reprint 1');
  expect(await sheet('slip')).toContain('Reprint 2');

  const day = async (paper: 'slip' | 'A4') =>
    pdfText((await owner.call(reports.printDaySheet, { onDate: '2026-11-21', paper })).pdf);
  expect(await day('A4')).not.toContain('Reprint');
  expect(await day('slip')).toContain('Reprint 1');
  await owner.call(reports.closeDay, {
    ...{ onDate: '2026-11-21', count: { notes: {}, coinsPaise: 0 }, expectedCashPaise: 0 },
  });
  expect(await day('A4')).not.toContain('Reprint');
  expect(await day('A4')).toContain('Reprint 1');

  const shown = await showTo(owner, reprinted);
  expect(cellsOf(shown, 'who', 'what', 'detail')).toEqual([
    ['Anil Kulkarni', '', 'Day sheet 21 Nov 2026, duplicate 1'],
    ['Anil Kulkarni', 'D/26-27/000001', 'Day sheet 21 Nov 2026, duplicate 1'],
    ['Kavita Nair', 'Kavita Nair', 'Drawer sheet, duplicate 1'],
    ['Kavita Nair', 'S/26-27/000001 Kavita Nair', 'Drawer sheet, duplicate 1'],
    ['Kavita Nair', 'S/26-27/000001 Kavita Nair', 'Drawer sheet, duplicate 2'],
  ]);
  expect(shown.opens).toEqual([null, null, ...Array(3).fill({ kind: 'drawer', id: shiftId })]);
});

test('vouchers of refunds, expenses and shares and a company’s statement are counted, with number and amount', async () => {
  const desk = await openMoneyDesk();
  const owner = await desk.clinic.as('owner');
  const bill = await desk.issue({ payments: [cash(60_000)] });
  const advanceId = await desk.advance(cash(50_000));
  const note = await owner.call(refunds.creditNote, {
    ...{ billId: bill.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Not done', restTo: 'payBack' },
  });
  const [refund] = await desk.clinic.call(refunds.list, { fromDate: '2026-11-21', toDate: '2026-11-21' });
  const refundId = refund?.id ?? 0;
  await desk.clinic.call(refunds.payOut, { refundId, mode: 'cash', reference: '' });
  const expense = await desk.clinic.call(drawer.recordExpense, {
    ...{ amountPaise: 10_000, mode: 'cash', category: 'Tea', paidTo: 'Gupta Stores' },
  });
  const { call } = desk.clinic;
  const acts = [
    () => call(billing.printBill, { billId: bill.id }),
    () => call(billing.printReceipt, { paymentId: bill.payments[0]?.id ?? 0 }),
    () => call(dues.printAdvance, { entryId: advanceId }),
    () => call(refunds.printCreditNote, { creditNoteId: note.id }),
    () => call(refunds.printVoucher, { refundId }),
    () => call(drawer.printExpense, { expenseId: expense.id }),
  ];
  for (const print of acts) {
    expect(pdfText((await print()).pdf)).not.toContain('Duplicate');
    expect(pdfText((await print()).pdf)).toContain('Duplicate copy 1');
  }
  const shown = await showTo(owner, reprinted);
  expect(cellsOf(shown, 'what', 'patient', 'amount', 'detail')).toEqual([
    ['AD/26-27/000001', 'Sunita Pawar', 50_000, 'Advance receipt, duplicate 1'],
    [bill.number, 'Sunita Pawar', 60_000, 'Bill, duplicate 1'],
    ['CN/26-27/000001', 'Sunita Pawar', 60_000, 'Credit note, duplicate 1'],
    ['EV/26-27/000001', null, 10_000, 'Payment voucher, duplicate 1'],
    ['R/26-27/000001', 'Sunita Pawar', 60_000, 'Receipt, duplicate 1'],
    ['RV/26-27/000001', 'Sunita Pawar', 60_000, 'Refund voucher, duplicate 1'],
  ]);
  const ofBill = { kind: 'bill', id: bill.id };
  const ofPerson = { kind: 'patient', id: desk.patientId };
  expect(shown.opens).toEqual([ofPerson, ofBill, ofBill, null, ofBill, ofBill]);
});

test('the sheet and the voucher of a share are counted, and a list for the eye is not', async () => {
  const books = await openTestBooks();
  const asked = { doctorId: PEOPLE.doctor, toDate: '2026-11-21' };
  await books.owner.call(shares.setRule, {
    ...{ doctorId: PEOPLE.doctor, rate: 'percent', permille: 400, validFrom: '2026-11-01' },
  });
  await books.bill(60_000);
  const { grossPaise } = await books.owner.call(shares.sheet, asked);
  const { id: payoutId, number } = await books.owner.call(shares.payOut, {
    ...{ ...asked, grossPaise, tdsPaise: 0, mode: 'bank' },
  });
  const voucher = () => books.owner.call(shares.printVoucher, { payoutId, paper: '58mm' });
  expect(pdfText((await voucher()).pdf)).not.toContain('Duplicate');
  expect(pdfText((await voucher()).pdf)).toContain('Duplicate copy 1');
  const paid = { ...asked, payoutId, language: 'en' as const };
  const sheet = () => books.owner.call(shares.exportSheet, { ...paid, format: 'pdf' });
  await books.owner.call(shares.exportSheet, { ...paid, format: 'csv' });
  expect(pdfText((await sheet()).base64)).not.toContain('Reprint');
  expect(pdfText((await sheet()).base64)).toContain('Reprint 1');
  expect(cellsOf(await showTo(books.owner, reprinted), 'what', 'amount', 'detail')).toEqual([
    [number, grossPaise, 'Voucher of a share, duplicate 1'],
    [number, grossPaise, 'Share sheet, duplicate 1'],
  ]);
});

test('a company’s statement printed again for the same days is a reprint, for other days it is not', async () => {
  const office = await openOffice();
  await office.onAccount(60_000);
  const asked = { partyId: office.party.id, fromDate: '2026-11-01', language: 'en' as const };
  const print = async (toDate: string) => {
    const wanted = { ...asked, toDate, format: 'pdf' as const };
    return pdfText((await office.owner.call(parties.exportStatement, wanted)).base64);
  };
  expect(await print('2026-11-30')).not.toContain('Reprint');
  expect(await print('2026-11-21')).not.toContain('Reprint');
  expect(await print('2026-11-30')).toContain('Reprint 1');
  expect(cellsOf(await showTo(office.owner, reprinted), 'what', 'detail')).toEqual([
    ['Narmada Mills', 'Statement 1 Nov 2026–30 Nov 2026, duplicate 1'],
  ]);
});

test('another doctor’s price says what it took off what the bill’s own doctor asks', async () => {
  const desk = await openMoneyDesk();
  const owner = await desk.clinic.as('owner');
  const itemId = await addItem(owner, dressing, 50_000);
  const listOf = (name: string, doctorId: number) => ({
    changes: null,
    row: { ...everybody, name, priceClass: '', doctorId, adjustPermille: null },
  });
  const { listId } = await owner.call(catalogue.savePriceList, listOf('Junior', PEOPLE.secondDoctor));
  const price = { itemId, listId, ratePaise: 47_500, validFrom: '2026-11-21' };
  await owner.call(catalogue.setPrice, price);
  const done = { ...line('Dressing', 47_500, 2), itemId, doctorId: PEOPLE.secondDoctor };
  const bill = await desk.issue({ lines: [done] });
  await owner.call(catalogue.setPrice, { ...price, ratePaise: 70_000, validFrom: '2026-11-22' });
  await desk.at('2026-11-22T10:00');
  await desk.issue({ lines: [{ ...done, ratePaise: 70_000 }] });
  await desk.issue({ lines: [{ ...line('Dressing', 50_000), itemId }] });
  const shown = await showTo(await desk.clinic.as('owner'), {
    ...{ report: 'exceptions', options: { kind: 'otherDoctor' } },
  });
  expect(cellsOf(shown, 'what', 'amount', 'detail')).toEqual([
    [bill.number, 5_000, expect.stringMatching(/^Dressing, .*, ₹475 instead of ₹500$/)],
    ['B/26-27/000002', -40_000, expect.stringMatching(/₹700 instead of ₹500$/)],
  ]);
  expect(shown.opens[0]).toEqual({ kind: 'bill', id: bill.id });
});

test('a change of a note that was thrown away names the patient and opens them; a short drawer opens the drawer', async () => {
  const desk = await openMoneyDesk();
  const visitId = await desk.giveToken();
  const doctor = await desk.clinic.as('doctor');
  await doctor.call(encounters.sign, { visitId, body: { complaints: 'Fever' } });
  await doctor.call(encounters.saveDraft, {
    ...{ visitId, draft: { body: { complaints: 'Cough' } }, fromVersion: 1 },
  });
  await doctor.call(encounters.discardDraft, { visitId });
  await desk.issue({ payments: [cash(60_000)] });
  const { shift } = await desk.clinic.call(drawer.myShift, {});
  const shiftId = shift?.shiftId ?? 0;
  await desk.clinic.call(drawer.handOver, {
    ...{ shiftId, count: { notes: {}, coinsPaise: 59_000 }, expectedCashPaise: 60_000, reason: 'Change' },
  });
  const owner = await desk.clinic.as('owner');
  const gone = await showTo(owner, { report: 'exceptions', options: { kind: 'draftGone' } });
  expect(cellsOf(gone, 'who', 'patient')).toEqual([['Dr Meera Kulkarni', 'Sunita Pawar']]);
  expect(gone.opens).toEqual([{ kind: 'patient', id: desk.patientId }]);
  const short = await showTo(owner, { report: 'exceptions', options: { kind: 'drawer' } });
  expect(cellsOf(short, 'amount')).toEqual([[1_000]]);
  expect(short.opens).toEqual([{ kind: 'drawer', id: shiftId }]);
});
