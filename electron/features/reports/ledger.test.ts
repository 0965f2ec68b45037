import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { billAmounts } from '#shared/features/billing/bill.rules.ts';
import { type NewPayment, PAYMENT_MODES } from '#shared/features/billing/bill.schema.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { checkSums } from './reports.service.ts';

const { billing, patients, reports } = contract;
const FIRST_DAY = '2027-03-25';

const partArbitrary = fc.record({
  mode: fc.constantFrom(...PAYMENT_MODES),
  permille: fc.integer({ min: 1, max: 600 }),
});
const actionArbitrary = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('bill' as const),
      cashier: fc.constantFrom('owner' as const, 'receptionist' as const),
      patient: fc.nat(3),
      doctor: fc.nat(1),
      rates: fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 4 }),
      quantity: fc.integer({ min: 1, max: 3 }),
      discountPermille: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000 })),
      parts: fc.array(partArbitrary, { maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pay' as const),
      cashier: fc.constantFrom('owner' as const, 'receptionist' as const),
      bill: fc.nat(10_000),
      part: partArbitrary,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('nextDay' as const), isClosed: fc.boolean() }) },
);
type Action = typeof actionArbitrary extends fc.Arbitrary<infer A> ? A : never;
type KnownBill = { id: number; duePaise: number };

type People = Record<'owner' | 'receptionist', TestClinic>;
/** The clinic's money kept a second time, as a careful cashier would on paper. */
type Paper = { day: LocalDate; bills: KnownBill[]; taken: Map<string, number>; billedPaise: number };

function paymentsOf(
  parts: readonly { mode: NewPayment['mode']; permille: number }[],
  totalPaise: number,
): NewPayment[] {
  return parts
    .map(({ mode, permille }) => ({
      mode,
      amountPaise: Math.floor((totalPaise * permille) / 1_000),
      reference: '',
    }))
    .filter(({ amountPaise }) => amountPaise > 0);
}

function note(paper: Paper, payments: readonly NewPayment[]): void {
  for (const { mode, amountPaise } of payments) {
    const key = `${paper.day} ${mode}`;
    paper.taken.set(key, (paper.taken.get(key) ?? 0) + amountPaise);
  }
}

async function issue(
  people: People,
  paper: Paper,
  action: Action & { kind: 'bill' },
  patientIds: number[],
): Promise<void> {
  const lines = action.rates.map(ratePaise => ({
    description: 'Procedure',
    sacCode: '999312',
    quantity: action.quantity,
    ratePaise,
  }));
  const subtotal = billAmounts({ lines, discountPaise: 0 }).subtotalPaise;
  const discountPaise = Math.floor((subtotal * action.discountPermille) / 1_000);
  const { totalPaise } = billAmounts({ lines, discountPaise });
  const payments = paymentsOf(action.parts, totalPaise);
  const paidPaise = payments.reduce((sum, { amountPaise }) => sum + amountPaise, 0);
  const input = {
    patientId: patientIds[action.patient] ?? 0,
    doctorId: action.doctor === 0 ? PEOPLE.doctor : PEOPLE.secondDoctor,
    visitId: null,
    lines,
    discountPaise,
    discountReason: discountPaise > 0 ? 'staff' : '',
    payments,
  };
  const desk = people[action.cashier];
  if (paidPaise > totalPaise) {
    expect(await refusalOf(desk.call(billing.issue, input))).toMatchObject({ code: 'PAID_MORE_THAN_BILL' });
    return;
  }
  const bill = await desk.call(billing.issue, input);
  expect(bill).toMatchObject({ totalPaise, paidPaise, duePaise: totalPaise - paidPaise });
  paper.bills.push({ id: bill.id, duePaise: bill.duePaise });
  paper.billedPaise += totalPaise;
  note(paper, payments);
}

async function pay(people: People, paper: Paper, action: Action & { kind: 'pay' }): Promise<void> {
  const bill = paper.bills[action.bill % Math.max(1, paper.bills.length)];
  const [payment] = paymentsOf([action.part], (bill?.duePaise ?? 0) * 2);
  if (!bill || !payment) return;
  const input = { billId: bill.id, payment };
  const desk = people[action.cashier];
  if (payment.amountPaise > bill.duePaise) {
    expect(await refusalOf(desk.call(billing.receive, input))).toMatchObject({ code: 'PAID_MORE_THAN_BILL' });
    return;
  }
  await desk.call(billing.receive, input);
  bill.duePaise -= payment.amountPaise;
  note(paper, [payment]);
}

async function morning(people: People, day: LocalDate): Promise<void> {
  people.owner.clock.set(`${day}T10:00+05:30`);
  const { owner } = people;
  people.owner = await owner.as('owner');
  people.receptionist = await owner.as('receptionist');
}

async function nextDay(people: People, paper: Paper, isClosed: boolean): Promise<void> {
  const { owner } = people;
  const sheet = await owner.call(reports.daySheet, { onDate: paper.day });
  for (const { mode, amountPaise } of sheet.byMode)
    expect(amountPaise).toBe(paper.taken.get(`${paper.day} ${mode}`) ?? 0);
  const isFirstOrNext = !sheet.previousClose || sheet.previousClose.onDate === addDays(paper.day, -1);
  if (isClosed && isFirstOrNext) {
    const coinsPaise = Math.min(sheet.expectedCashPaise, 10_000_000);
    await owner.call(reports.closeDay, {
      onDate: paper.day,
      openingFloatPaise: sheet.openingFloatPaise,
      count: { notes: {}, coinsPaise },
      reason: coinsPaise === sheet.expectedCashPaise ? '' : 'too many coins',
      expectedCashPaise: sheet.expectedCashPaise,
    });
  }
  paper.day = addDays(paper.day, 1);
  await morning(people, paper.day);
}

async function registerFour(desk: TestClinic): Promise<number[]> {
  const names = ['Asha Rao', 'Imran Qureshi', 'Joseph Kurian', 'Lakshmi Raghavan'];
  const ids = [];
  for (const [index, fullName] of names.entries()) {
    const phone = `500004173${index}`;
    const birth = { birthOn: `19${index + 4}0-02-03`, birthIsEstimated: false, sex: 'F' as const };
    ids.push((await desk.call(patients.register, { fullName, phone, ...birth })).id);
  }
  return ids;
}

async function compare(clinic: TestClinic, paper: Paper): Promise<void> {
  expect(checkSums(clinic.server.house.opened().db.reader)).toEqual({
    wrongSums: [],
    wrongDues: [],
    gaps: [],
  });
  const days = [...new Set([...paper.taken.keys()].map(key => key.slice(0, 10)))];
  let fromSheets = 0;
  const months = new Map<string, number>();
  for (const onDate of days) {
    const sheet = await clinic.call(reports.daySheet, { onDate });
    expect(sheet.byDoctor.reduce((sum, row) => sum + row.collectedPaise, 0)).toBe(sheet.collectedPaise);
    fromSheets += sheet.collectedPaise;
    months.set(onDate.slice(0, 7), (months.get(onDate.slice(0, 7)) ?? 0) + sheet.collectedPaise);
  }
  for (const [month, amountPaise] of months) {
    const sheet = await clinic.call(reports.daySheet, { onDate: `${month}-01` });
    if (!sheet.close) expect(sheet.monthCollectedPaise).toBe(amountPaise);
  }
  const onPaper = [...paper.taken.values()].reduce((sum, amount) => sum + amount, 0);
  expect(fromSheets).toBe(onPaper);
  expect(paper.bills.reduce((sum, { duePaise }) => sum + duePaise, 0)).toBe(paper.billedPaise - onPaper);
}

test('whatever several cashiers bill and take, ledger, day sums, month sums, sheets and dues agree to the paisa', async () => {
  const actions = fc.array(actionArbitrary, { minLength: 700, maxLength: 700, size: 'max' });
  await fc.assert(
    fc.asyncProperty(actions, async script => {
      const owner = await openTestClinic({ role: 'owner' });
      const people: People = { owner, receptionist: owner };
      try {
        await morning(people, FIRST_DAY);
        const patientIds = await registerFour(people.receptionist);
        const paper: Paper = { day: FIRST_DAY, bills: [], taken: new Map(), billedPaise: 0 };
        for (const action of script) {
          if (action.kind === 'bill') await issue(people, paper, action, patientIds);
          else if (action.kind === 'pay') await pay(people, paper, action);
          else await nextDay(people, paper, action.isClosed);
        }
        await compare(people.owner, paper);
      } finally {
        await closeTestClinics();
      }
    }),
    { numRuns: 4, interruptAfterTimeLimit: 60_000, endOnFailure: true },
  );
}, 120_000);
