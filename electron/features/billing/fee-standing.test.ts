import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { closeTestClinics, openTestClinic, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';

const { billing, patients, queue } = contract;

let desk: TestClinic;
let patientId: number;
beforeEach(async () => {
  desk = await openTestClinic();
  patientId = await register('Asha Rao', '5000041735');
});
afterEach(closeTestClinics);

async function register(fullName: string, phone: string): Promise<number> {
  const born = { birthOn: '1980-01-01', birthIsEstimated: true, sex: 'F' as const };
  return (await desk.call(patients.register, { fullName, phone, ...born })).id;
}

async function on(day: string): Promise<void> {
  desk.clock.set(`${day}T11:00+05:30`);
  desk = await desk.as('receptionist');
}

async function token(doctorId: number = PEOPLE.doctor, kind: 'walkIn' | 'emergency' = 'walkIn') {
  desk.clock.advance(60_000);
  return (await desk.call(queue.giveToken, { patientId, doctorId, kind })).visitId;
}

/** Bills a visit as the draft proposes it; pays all of it unless told otherwise. */
async function billed(visitId: number, share = 1, partyId?: number) {
  const { lines, doctorId } = await desk.call(billing.draftForVisit, { visitId });
  const total = lines.reduce((sum, { ratePaise, quantity }) => sum + ratePaise * quantity, 0);
  const payments = total * share > 0 ? [{ mode: 'cash' as const, amountPaise: total * share }] : [];
  const bill = await desk.call(billing.issue, {
    ...{ patientId, visitId, doctorId, lines, payments },
    ...(partyId !== undefined && { partyId }),
  });
  if (
    (await desk.call(queue.dayBoard, {})).doctors.some(({ rows }) =>
      rows.some(row => row.visitId === visitId),
    )
  )
    await desk.call(queue.call, { visitId });
  const doctor = await desk.as(doctorId === PEOPLE.doctor ? 'doctor' : 'secondDoctor');
  await doctor.call(contract.encounters.sign, { visitId, body: { complaints: 'Fever' } });
  return bill;
}

const standing = (doctorId: number = PEOPLE.doctor) =>
  desk.call(billing.feeStanding, { patientId, doctorId });

test('after a paid consultation the next visit is on the bill at nothing, with its last day', async () => {
  const first = await billed(await token());
  await on('2026-11-26');
  expect(await standing()).toEqual({
    ...{ isFree: true, feePaise: 0, freeUntil: '2026-11-28', freeLeft: 1 },
    ...{ paidOn: '2026-11-21', paidBillNumber: first.number },
  });
  const visitId = await token();
  expect(await desk.call(billing.feeStandings, {})).toMatchObject([{ visitId, isFree: true }]);
  const { lines } = await desk.call(billing.draftForVisit, { visitId });
  expect(lines).toMatchObject([
    { description: 'Follow-up, free until 28 Nov', ratePaise: 0, kind: 'consultation' },
  ]);
  expect((await billed(visitId)).totalPaise).toBe(0);
  expect(await desk.call(billing.feeStandings, {})).toEqual([]);
  expect(await standing()).toMatchObject({ isFree: false, feePaise: 60_000, freeLeft: 0 });
  const offered = await desk.call(billing.suggestLines, { text: 'free' });
  expect(offered).toEqual([]);
});

test('a consultation that is not paid in full makes nothing free until the rest is paid', async () => {
  const bill = await billed(await token(), 0.5);
  await on('2026-11-25');
  expect((await standing()).isFree).toBe(false);
  await desk.call(billing.receive, {
    billId: bill.id,
    payment: { mode: 'cash', amountPaise: bill.duePaise },
  });
  expect(await standing()).toMatchObject({ isFree: true, freeUntil: '2026-11-28' });
  await on('2026-11-29');
  expect((await standing()).isFree).toBe(false);
});

test('only with the same doctor', async () => {
  await billed(await token());
  expect((await standing(PEOPLE.secondDoctor)).feePaise).toBe(50_000);
  expect((await standing()).isFree).toBe(true);
});

test('whoever left unseen has not used the free visit up', async () => {
  await billed(await token());
  await on('2026-11-23');
  const visitId = await token();
  expect((await standing()).isFree).toBe(false);
  await desk.call(queue.act, { action: 'leave', visitId, reason: 'No time' });
  expect((await standing()).isFree).toBe(true);
});

test('an emergency opens no free visit, uses none up and is charged', async () => {
  await billed(await token(PEOPLE.doctor, 'emergency'));
  expect((await standing()).isFree).toBe(false);
  await billed(await token());
  await on('2026-11-23');
  const visitId = await token(PEOPLE.doctor, 'emergency');
  const { lines } = await desk.call(billing.draftForVisit, { visitId });
  expect(lines[0]?.ratePaise).toBe(60_000);
  await billed(visitId);
  expect((await standing()).isFree).toBe(true);
});

test('a dressing that was paid makes no consultation free', async () => {
  const visitId = await token();
  const lines = [{ description: 'Dressing', quantity: 1, ratePaise: 20_000 }];
  const payments = [{ mode: 'cash' as const, amountPaise: 20_000 }];
  await desk.call(billing.issue, { patientId, visitId, doctorId: PEOPLE.doctor, lines, payments });
  expect((await standing()).isFree).toBe(false);
});

test('the slip says that nothing is to be paid, and until when', async () => {
  await billed(await token());
  await on('2026-11-22');
  const { pdf } = await desk.call(queue.tokenSlip, { visitId: await token() });
  const { textOf } = await import('../../printing/read-pdf.test-support.ts');
  expect(textOf(Buffer.from(pdf, 'base64'))).toContain('28 Nov');
});

test('whoever waited yesterday and went home without a word has not used the free visit up', async () => {
  await billed(await token());
  await on('2026-11-23');
  await token();
  await on('2026-11-24');
  expect(await standing()).toMatchObject({ isFree: true, freeLeft: 1 });
});

test('a free visit that is called an emergency afterwards stays the free one', async () => {
  await billed(await token());
  await on('2026-11-23');
  const visitId = await token();
  const { lines, doctorId } = await desk.call(billing.draftForVisit, { visitId });
  await desk.call(billing.issue, { patientId, visitId, doctorId, lines, payments: [] });
  await desk.call(queue.act, { action: 'prioritise', visitId, priority: 'emergency', reason: 'Fits' });
  expect((await standing()).isFree).toBe(false);
});

test('the earlier visit of a day is charged although the later one was paid first', async () => {
  const first = await token();
  await desk.call(queue.call, { visitId: first });
  const doctor = await desk.as('doctor');
  await doctor.call(contract.encounters.sign, { visitId: first, body: { complaints: 'Fever' } });
  await billed(await token());
  const { lines } = await desk.call(billing.draftForVisit, { visitId: first });
  expect(lines[0]?.ratePaise).toBe(60_000);
});

test('the slip of a bill that is not paid says what is due, not that it was paid', async () => {
  const { textOf } = await import('../../printing/read-pdf.test-support.ts');
  const visitId = await token();
  const line = { description: 'Consultation', quantity: 1, ratePaise: 60_000 };
  const bill = await desk.call(billing.issue, {
    ...{ patientId, visitId, doctorId: PEOPLE.doctor, lines: [line], payments: [] },
  });
  const due = PRINT_WORDS.hi.feeDue;
  const slip = async () => textOf(Buffer.from((await desk.call(queue.tokenSlip, { visitId })).pdf, 'base64'));
  expect(await slip()).toContain(due);
  await desk.call(billing.receive, {
    billId: bill.id,
    payment: { mode: 'cash', amountPaise: bill.duePaise },
  });
  expect(await slip()).not.toContain(due);
});

test('a consultation on a company’s account counts as paid; a cancelled or credited one does not', async () => {
  const owner = await desk.as('owner');
  const details = {
    name: 'Narmada Mills',
    gstin: '23ABCDE1234F1Z5',
    address: '4 Mill Road, Indore',
    termsDays: 30,
  };
  const { id: partyId } = await owner.call(contract.parties.save, { partyId: null, details });
  const member = { partyId, patientId, memberNumber: '', validFrom: '2026-01-01' };
  await owner.call(contract.parties.addMember, member);
  const bill = await billed(await token(), 0, partyId);
  expect(bill.duePaise).toBe(60_000);
  expect((await standing()).isFree).toBe(true);
  await desk.call(contract.refunds.cancelBill, { billId: bill.id, reason: 'Wrong company' });
  expect((await standing()).isFree).toBe(false);
});
