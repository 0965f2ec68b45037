import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { ACCOUNTS, MONEY_MODES, type MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { addDays, toDayNumber } from '#shared/kernel/local-date.ts';
import { sql } from '../../database/db.ts';
import { balanceOf } from '../../ledger/ledger.sql.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import {
  add,
  attempt,
  closeDay,
  type Desk,
  dues,
  issueBill,
  morning,
  noteTaking,
  openWorld,
  refunds,
  reports,
  type World,
} from './money-world.test-support.ts';
import { checkSums, verifyDayChain } from './reports.service.ts';

const FIRST_DAY = '2027-03-28';

const desk = fc.constantFrom<Desk>('owner', 'receptionist');
const mode = fc.constantFrom<MoneyMode>(...MONEY_MODES);
const permille = fc.integer({ min: 1, max: 1_200 });
const which = fc.nat(10_000);
const person = fc.nat(2);
const actionArbitrary = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('bill' as const),
      ...{ desk, person },
      lines: fc.array(
        fc.record({
          ratePaise: fc.integer({ min: 0, max: 90_000 }),
          quantity: fc.integer({ min: 1, max: 3 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      discountPermille: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
      parts: fc.array(fc.record({ mode, permille }), { maxLength: 3 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pay' as const), desk, person, mode, permille }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('advance' as const),
      ...{ desk, person, mode },
      amountPaise: fc.integer({ min: 1, max: 100_000 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('apply' as const), desk, person, which, permille }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), desk, which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('credit' as const),
      ...{ desk, which },
      restTo: fc.constantFrom('advance' as const, 'payBack' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('askBack' as const), desk, person, permille }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('payBack' as const), desk, which, mode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reverse' as const), desk, which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('writeOff' as const), which, permille }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('nextDay' as const),
      isClosed: fc.boolean(),
      lostPaise: fc.constantFrom(0, 0, 1_000),
    }),
  },
);
type Action = typeof actionArbitrary extends fc.Arbitrary<infer A> ? A : never;
type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

function partOf(paise: number, share: number): number {
  return Math.floor((paise * share) / 1_000);
}

function billAt({ paper }: World, place: number) {
  return paper.bills[place % Math.max(1, paper.bills.length)];
}

async function bill(world: World, action: Of<'bill'>): Promise<void> {
  const subtotal = action.lines.reduce((sum, line) => sum + line.ratePaise * line.quantity, 0);
  const discountPaise = partOf(subtotal, action.discountPermille);
  await issueBill(world, action.desk, {
    patient: action.person,
    lines: action.lines.map(line => ({ description: 'Procedure', sacCode: '999312', ...line })),
    ...{ discountPaise, discountReason: discountPaise > 0 ? 'staff' : '' },
    payments: action.parts
      .map(part => ({ mode: part.mode, amountPaise: partOf(subtotal, part.permille), reference: '' }))
      .filter(({ amountPaise }) => amountPaise > 0),
  });
}

async function pay(world: World, action: Of<'pay'>): Promise<void> {
  const patientId = world.patientIds[action.person] ?? 0;
  const owed = world.paper.bills.filter(one => one.patientId === patientId && one.duePaise > 0);
  const amountPaise = partOf(
    owed.reduce((sum, one) => sum + one.duePaise, 0),
    action.permille,
  );
  if (amountPaise === 0) return;
  const payments = [{ mode: action.mode, amountPaise, reference: '' }];
  const done = await attempt(world.people[action.desk], dues.receive, { patientId, payments });
  for (const receipt of done?.receipts ?? []) {
    const paid = world.paper.bills.find(({ id }) => id === receipt.billId);
    if (paid) paid.duePaise -= receipt.amountPaise;
    noteTaking(world, receipt.mode, receipt.amountPaise);
    world.paper.receiptIds.push({ ...receipt, billId: receipt.billId ?? 0, isBack: false });
  }
}

async function advance(world: World, action: Of<'advance'>): Promise<void> {
  const patientId = world.patientIds[action.person] ?? 0;
  const payments = [{ mode: action.mode, amountPaise: action.amountPaise, reference: '' }];
  const done = await attempt(world.people[action.desk], dues.takeAdvance, { patientId, payments });
  if (!done) return;
  noteTaking(world, action.mode, action.amountPaise);
  add(world.paper.advances, patientId, action.amountPaise);
}

async function apply(world: World, action: Of<'apply'>): Promise<void> {
  const patientId = world.patientIds[action.person] ?? 0;
  const target = billAt(world, action.which);
  const amountPaise = partOf(world.paper.advances.get(patientId) ?? 0, action.permille);
  if (!target || amountPaise === 0) return;
  const shares = [{ billId: target.id, amountPaise }];
  const done = await attempt(world.people[action.desk], dues.applyAdvance, { patientId, shares });
  if (!done) return;
  target.duePaise -= amountPaise;
  add(world.paper.advances, patientId, -amountPaise);
}

async function cancel(world: World, action: Of<'cancel'>): Promise<void> {
  const target = billAt(world, action.which);
  if (!target) return;
  const input = { billId: target.id, reason: 'Wrong patient', approvalId: null };
  const done = await attempt(world.people[action.desk], refunds.cancelBill, input);
  if (!done) return;
  add(world.paper.advances, target.patientId, done.cancel?.keptPaise ?? 0);
  target.duePaise = 0;
  target.isGone = true;
}

async function credit(world: World, action: Of<'credit'>): Promise<void> {
  const target = billAt(world, action.which);
  if (!target) return;
  const done = await attempt(world.people[action.desk], refunds.creditNote, {
    ...{ billId: target.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Not done' },
    ...{ restTo: action.restTo, approvalId: null },
  });
  if (!done) return;
  target.duePaise -= done.lowersDuePaise;
  const rest = done.totalPaise - done.lowersDuePaise;
  if (action.restTo === 'advance') add(world.paper.advances, target.patientId, rest);
  else add(world.paper.toPayBack, target.patientId, rest);
}

async function askBack(world: World, action: Of<'askBack'>): Promise<void> {
  const patientId = world.patientIds[action.person] ?? 0;
  const amountPaise = partOf(world.paper.advances.get(patientId) ?? 0, action.permille);
  if (amountPaise === 0) return;
  const asked = { source: 'advance' as const, patientId, amountPaise };
  const input = { asked, reason: 'Going home', approvalId: null };
  for (const refund of (await attempt(world.people[action.desk], refunds.request, input)) ?? []) {
    world.paper.refundIds.push(refund.id);
    if (refund.state !== 'approved') continue;
    add(world.paper.advances, patientId, -refund.amountPaise);
    add(world.paper.toPayBack, patientId, refund.amountPaise);
  }
}

async function payBack(world: World, action: Of<'payBack'>): Promise<void> {
  const all = await world.people.owner.call(refunds.list, { fromDate: FIRST_DAY, toDate: world.paper.day });
  const waiting = all.filter(({ state }) => state === 'requested' || state === 'approved');
  const refund = waiting[action.which % Math.max(1, waiting.length)];
  if (!refund) return;
  if (refund.state === 'requested') {
    const done = await attempt(world.people[action.desk], refunds.approve, {
      refundId: refund.id,
      approvalId: null,
    });
    if (done && refund.source === 'advance') {
      add(world.paper.advances, refund.patientId, -refund.amountPaise);
      add(world.paper.toPayBack, refund.patientId, refund.amountPaise);
    }
    return;
  }
  const reference = action.mode === 'cash' ? '' : '998877665544';
  const input = { refundId: refund.id, mode: action.mode, reference };
  const done = await attempt(world.people[action.desk], refunds.payOut, input);
  if (!done) return;
  noteTaking(world, action.mode, -refund.amountPaise);
  add(world.paper.toPayBack, refund.patientId, -refund.amountPaise);
}

async function reverse(world: World, action: Of<'reverse'>): Promise<void> {
  const receipt = world.paper.receiptIds[action.which % Math.max(1, world.paper.receiptIds.length)];
  if (!receipt) return;
  const input = { entryId: receipt.id, reason: 'Wrong mode', approvalId: null };
  const done = await attempt(world.people[action.desk], refunds.reverseReceipt, input);
  if (!done) return;
  expect(receipt.isBack).toBe(false);
  receipt.isBack = true;
  noteTaking(world, receipt.mode, -receipt.amountPaise);
  const target = world.paper.bills.find(({ id }) => id === receipt.billId);
  if (target) target.duePaise += receipt.amountPaise;
}

async function writeOff(world: World, action: Of<'writeOff'>): Promise<void> {
  const target = billAt(world, action.which);
  const amountPaise = partOf(target?.duePaise ?? 0, action.permille);
  if (!target || amountPaise === 0) return;
  const input = { billId: target.id, amountPaise, reason: 'Cannot be reached' };
  if (await attempt(world.people.owner, dues.writeOff, input)) target.duePaise -= amountPaise;
}

async function nextDay(world: World, action: Of<'nextDay'>): Promise<void> {
  const { day } = world.paper;
  const sheet = await world.people.owner.call(reports.daySheet, { onDate: day });
  for (const { mode: one, amountPaise } of sheet.byMode) {
    expect(amountPaise, `${day} ${one}`).toBe(world.paper.taken.get(`${day} ${one}`) ?? 0);
  }
  const isNext = !sheet.previousClose || sheet.previousClose.onDate === addDays(day, -1);
  if (action.isClosed && isNext) await closeDay(world, action.lostPaise);
  await morning(world, addDays(day, 1));
}

async function act(world: World, action: Action): Promise<void> {
  switch (action.kind) {
    case 'bill':
      return bill(world, action);
    case 'pay':
      return pay(world, action);
    case 'advance':
      return advance(world, action);
    case 'apply':
      return apply(world, action);
    case 'cancel':
      return cancel(world, action);
    case 'credit':
      return credit(world, action);
    case 'askBack':
      return askBack(world, action);
    case 'payBack':
      return payBack(world, action);
    case 'reverse':
      return reverse(world, action);
    case 'writeOff':
      return writeOff(world, action);
    case 'nextDay':
      return nextDay(world, action);
  }
}

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** The books against the paper, and each book against the ledger. */
async function compare({ people, paper, patientIds }: World): Promise<void> {
  const { owner } = people;
  const { reader } = owner.server.house.opened().db;
  expect(checkSums(reader)).toEqual({ wrongSums: [], wrongDues: [], gaps: [] });
  expect(verifyDayChain(reader).firstBrokenOn).toBeNull();
  expect(sumOf(ACCOUNTS.map(account => balanceOf(reader, account)))).toBe(0);

  const duesNow = new Map(
    reader
      .all<{ id: number; duePaise: number }>(sql`SELECT id, due_paise AS duePaise FROM bills`)
      .map(row => [row.id, row.duePaise]),
  );
  for (const one of paper.bills) expect(duesNow.get(one.id), `bill ${one.id}`).toBe(one.duePaise);
  for (const patientId of patientIds) {
    expect(await owner.call(dues.balance, { patientId })).toMatchObject({
      advancePaise: paper.advances.get(patientId) ?? 0,
      refundsPaise: paper.toPayBack.get(patientId) ?? 0,
      duePaise: sumOf(paper.bills.filter(one => one.patientId === patientId).map(one => one.duePaise)),
    });
  }
  const listed = await owner.call(dues.list, { band: null, doctorId: null, isPromised: null });
  expect(sumOf(listed.rows.map(({ duePaise }) => duePaise))).toBe(balanceOf(reader, 'dues'));

  const closedDrawers = reader.all<{ cash: number }>(sql`
    SELECT coalesce(sum(signed_paise), 0) AS cash FROM ledger JOIN shifts ON shifts.id = shift_id
    WHERE mode = 'cash' AND is_open = 0 GROUP BY shift_id HAVING cash <> 0`);
  expect(closedDrawers).toEqual([]);
  expect(balanceOf(reader, 'safe')).toBeGreaterThanOrEqual(0);

  const ask = { fromDate: FIRST_DAY, toDate: paper.day, language: 'en' as const };
  const onPaper = sumOf(paper.taken.values());
  for (const rows of ['user', 'mode', 'service', 'day']) {
    const { grid } = await owner.call(contract.registers.show, {
      ...{ report: 'collections' as const, ...ask, options: { rows } },
    });
    expect(grid.totals?.[grid.columns.findIndex(({ key }) => key === 'total')] ?? 0, rows).toBe(onPaper);
  }
  const { grid } = await owner.call(contract.registers.show, { report: 'form3c', ...ask });
  expect(grid.totals?.[4] ?? 0).toBe(onPaper);
  const fees = reader.value<number>(sql`
    SELECT coalesce(sum(CASE WHEN credit = 'fees' THEN amount_paise WHEN debit = 'fees' THEN -amount_paise END), 0)
    FROM ledger WHERE on_date BETWEEN ${toDayNumber(FIRST_DAY)} AND ${toDayNumber(paper.day)}`);
  const gst = await owner.call(contract.registers.show, {
    report: 'gst',
    ...ask,
    options: { table: 'rates' },
  });
  expect(gst.grid.totals?.[2] ?? 0, 'taxable value').toBe(fees);
}

test('whatever several cashiers do, ledger, dues, advances, drawers, closes, series and reports agree to the paisa', async () => {
  const script = fc.array(actionArbitrary, { minLength: 500, maxLength: 500, size: 'max' });
  await fc.assert(
    fc.asyncProperty(script, async actions => {
      const world = await openWorld(FIRST_DAY);
      try {
        for (const action of actions) await act(world, action);
        await compare(world);
      } finally {
        await closeTestClinics();
      }
    }),
    { numRuns: 4, interruptAfterTimeLimit: 100_000, endOnFailure: true },
  );
}, 180_000);
