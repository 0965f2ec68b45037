import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ExceptionKind } from '#shared/features/registers/exception-kinds.ts';
import { addItem } from '../../server/test-catalogue.test-support.ts';
import {
  closeTestClinics,
  OWNER_PASSWORD,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { type MoneyDesk, openMoneyDesk } from '../../server/test-dues.test-support.ts';
import { cash, upi } from '../../server/test-money-desk.test-support.ts';
import { openOffice } from '../../server/test-office.test-support.ts';
import { cellsOf, showTo } from './registers.test-support.ts';

const { appointments, approvals, billing, catalogue, parties, refunds, reports } = contract;
let desk: MoneyDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openMoneyDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

async function found(kind: ExceptionKind, ...keys: string[]) {
  return cellsOf(await showTo(owner, { report: 'exceptions', options: { kind } }), ...keys);
}

test('money paid back names who paid it and who said yes', async () => {
  await desk.advance(cash(50_000));
  const asked = { source: 'advance' as const, patientId: desk.patientId, amountPaise: 20_000 };
  const [wanted] = await desk.clinic.call(refunds.request, { asked, reason: 'Moved away' });
  const refundId = wanted?.id ?? 0;
  await owner.call(refunds.approve, { refundId });
  await desk.clinic.call(refunds.payOut, { refundId, mode: 'cash', reference: '' });
  expect(await found('refund', 'who', 'patient', 'amount', 'detail')).toEqual([
    ['Kavita Nair', 'Sunita Pawar', 20_000, 'Moved away, Anil Kulkarni'],
  ]);
});

test('a bill cancelled with an approval names who gave it', async () => {
  const bill = await desk.issue({ payments: [upi(60_000)] });
  await desk.at('2026-11-22T10:00');
  owner = await desk.clinic.as('owner');
  const asked = { kind: 'cancel' as const, amountPaise: 60_000, patientId: desk.patientId, about: '' };
  const given = { ...asked, approverId: PEOPLE.owner, secret: OWNER_PASSWORD };
  const { approvalId } = await desk.clinic.call(approvals.grant, given);
  await desk.clinic.call(refunds.cancelBill, { billId: bill.id, reason: 'Wrong patient', approvalId });
  expect(await found('billCancelled', 'who', 'detail')).toEqual([
    ['Kavita Nair', 'Wrong patient, Anil Kulkarni'],
  ]);
});

test('a package that went to another person is an exception, and so is a company’s bill given to its patient', async () => {
  const itemId = await addItem(owner, { name: 'Hair removal' }, 100_000);
  const contents = [{ itemId, uses: 2 }];
  const row = { name: 'Laser, two sessions', category: 'package' as const };
  await addItem(owner, { ...row, package: { contents, validDays: 90, isTransferable: true } }, 150_000);
  const asked = { text: 'laser', patientId: desk.patientId, doctorId: PEOPLE.doctor };
  const [offered] = await owner.call(billing.suggestLines, asked);
  if (!offered) throw new Error('No package in the catalogue.');
  const sold = await desk.issue({ lines: [offered.line], payments: [cash(150_000)] });
  const [package_] = await desk.clinic.call(catalogue.packagesOf, { patientId: desk.patientId });
  const toPatientId = await desk.register('Ramesh Joshi', '5000041736');
  const moved = { saleId: package_?.saleId ?? 0, toPatientId, reason: 'Her brother' };
  await owner.call(catalogue.transferPackage, moved);
  expect(await found('packageMoved', 'what', 'patient', 'amount', 'detail')).toEqual([
    ['Laser, two sessions', 'Sunita Pawar', 150_000, 'Ramesh Joshi, Her brother'],
  ]);
  const opened = await showTo(owner, { report: 'exceptions', options: { kind: 'packageMoved' } });
  expect(opened.opens).toEqual([{ kind: 'bill', id: sold.id }]);

  const office = await openOffice();
  const onAccount = await office.onAccount(60_000);
  await office.owner.call(parties.moveToPatient, { billId: onAccount.id, reason: 'Left the company' });
  const shown = await showTo(office.owner, { report: 'exceptions', options: { kind: 'companyBill' } });
  expect(cellsOf(shown, 'what', 'amount', 'detail')).toEqual([
    [onAccount.number, 60_000, 'Narmada Mills, Left the company'],
  ]);
});

test('after hours is told by the sittings of the doctors, and a day without sittings is after hours whole', async () => {
  const sessions = [1, 2, 3, 4, 5].map(weekday => ({
    ...{ weekday, startMinute: 10 * 60, endMinute: 13 * 60, mode: 'slots' as const, slotMinutes: 10 },
  }));
  for (const doctorId of [PEOPLE.doctor, PEOPLE.secondDoctor])
    await owner.call(appointments.setSchedule, { doctorId, validFrom: '2026-11-22', sessions });
  for (const wall of ['22T11:00', '23T08:45', '23T09:05', '23T14:55', '23T15:05'])
    await desk.at(`2026-11-${wall}`);
  owner = await desk.clinic.as('owner');
  const at = await found('afterHours', 'who', 'at');
  const clock = (instant: unknown) => new Date(Number(instant) + 330 * 60_000).toISOString().slice(8, 16);
  expect(at.filter(([who]) => who === 'Kavita Nair').map(([, instant]) => clock(instant))).toEqual([
    ...['22T11:00', '23T08:45', '23T15:05'],
  ]);
});

test('the owner’s sheet counts the rows that the report of exceptions has', async () => {
  const none = await owner.call(reports.ownerSheet, {});
  const bill = await desk.issue({ payments: [cash(60_000)] });
  await desk.clinic.call(refunds.cancelBill, { billId: bill.id, reason: 'Wrong patient' });
  await desk.clinic.call(billing.printBill, { billId: bill.id, paper: 'A5' });
  await desk.clinic.call(billing.printBill, { billId: bill.id, paper: 'A5' });
  const day = { fromDate: '2026-11-21', toDate: '2026-11-21' };
  const { rowCount } = await showTo(owner, { report: 'exceptions', ...day });
  const sheet = await owner.call(reports.ownerSheet, {});
  expect(sheet.exceptionCount).toBe(rowCount);
  expect(sheet.exceptionCount).toBeGreaterThanOrEqual(none.exceptionCount + 2);
});

test('while a doctor has no schedule, after hours is told by the hours of the settings', async () => {
  const { settings } = contract;
  const all = await owner.call(settings.get, {});
  expect(all.settings).toMatchObject({ openFrom: '07:00', openTill: '22:00' });
  const closed = { ...all, settings: { ...all.settings, openFrom: '10:00', openTill: '09:30' } };
  expect((await refusalOf(owner.call(settings.change, closed))).data).toMatchObject({
    problems: [{ path: 'settings.openTill', code: 'ENDS_BEFORE_IT_BEGINS' }],
  });
  await owner.call(settings.change, {
    ...all,
    settings: { ...all.settings, openFrom: '09:00', openTill: '20:30' },
  });
  for (const wall of ['08:45', '09:15', '20:15', '20:45']) await desk.at(`2026-11-23T${wall}`);
  owner = await desk.clinic.as('owner');
  const at = await found('afterHours', 'who', 'at');
  const clock = (instant: unknown) => new Date(Number(instant) + 330 * 60_000).toISOString().slice(11, 16);
  const ofDesk = at.filter(([who]) => who === 'Kavita Nair').map(([, instant]) => clock(instant));
  expect(ofDesk).toEqual(['08:45', '20:45']);
});
