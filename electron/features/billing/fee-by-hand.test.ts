import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

const { billing, patients, queue } = contract;
const FEE = 60_000;

let desk: TestClinic;
let patientId: number;
beforeEach(async () => {
  desk = await openTestClinic();
  const born = { birthOn: '1980-01-01', birthIsEstimated: true, sex: 'F' as const };
  patientId = (await desk.call(patients.register, { fullName: 'Asha Rao', phone: '5000041735', ...born })).id;
});
afterEach(closeTestClinics);

async function on(day: string): Promise<void> {
  desk.clock.set(`${day}T11:00+05:30`);
  desk = await desk.as('receptionist');
}

function byHand(ratePaise: number, paidPaise = ratePaise) {
  const line = { description: 'Consultation', quantity: 1, ratePaise, kind: 'consultation' as const };
  const payments = paidPaise > 0 ? [{ mode: 'cash' as const, amountPaise: paidPaise }] : [];
  return desk.call(billing.issue, {
    ...{ patientId, visitId: null, doctorId: PEOPLE.doctor, lines: [line], payments },
  });
}

const standing = (doctorId: number = PEOPLE.doctor) =>
  desk.call(billing.feeStanding, { patientId, doctorId });

test('a consultation billed by hand and paid begins the free days of its doctor, and of nobody else', async () => {
  const bill = await byHand(FEE);
  await on('2026-11-25');
  expect(await standing()).toMatchObject({ isFree: true, paidBillNumber: bill.number, freeLeft: 1 });
  expect((await standing(PEOPLE.secondDoctor)).isFree).toBe(false);
  const { visitId } = await desk.call(queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
  const { lines } = await desk.call(billing.draftForVisit, { visitId });
  expect(lines[0]).toMatchObject({ ratePaise: 0, description: 'Follow-up, free until 28 Nov' });
});

test('one that is not paid in full begins none', async () => {
  await byHand(FEE, FEE / 2);
  await on('2026-11-25');
  expect((await standing()).isFree).toBe(false);
});

test('a free follow-up is a visit’s: by hand the fee is charged, and the free one is still there', async () => {
  await byHand(FEE);
  await on('2026-11-25');
  expect((await refusalOf(byHand(0))).code).toBe('DISCOUNT_NEEDS_APPROVAL');
  expect((await standing()).isFree).toBe(true);
  expect((await byHand(FEE)).totalPaise).toBe(FEE);
  await on('2026-11-26');
  // The newest paid consultation counts, so the days begin anew.
  expect(await standing()).toMatchObject({ isFree: true, freeUntil: '2026-12-02', freeLeft: 1 });
});
