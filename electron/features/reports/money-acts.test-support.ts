import { expect } from 'vitest';
import { addDays } from '#shared/kernel/local-date.ts';
import { closeDay } from './closing-acts.test-support.ts';
import {
  askAgain,
  coPay,
  moveToPatient,
  sellPackage,
  settle,
  takeSession,
  takeSettlementBack,
  writeOffOfCompany,
} from './company-acts.test-support.ts';
import { type Action, FIRST_DAY, type Of } from './money-script.test-support.ts';
import {
  add,
  attempt,
  changeRounding,
  dues,
  issueBill,
  morning,
  noteTaking,
  refunds,
  reports,
  type World,
} from './money-world.test-support.ts';
import { payShare, spend, takeShareBack, unspend } from './spending-acts.test-support.ts';

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
    // What bears 5 % is goods.
    lines: action.lines.map(line => ({
      ...{ description: 'Procedure', sacCode: line.taxClass === 'gst5' ? '3004' : '999312', ...line },
    })),
    ...{ discountPaise, discountReason: discountPaise > 0 ? 'staff' : '' },
    payments: action.parts
      .map(part => ({ mode: part.mode, amountPaise: partOf(subtotal, part.permille), reference: '' }))
      .filter(({ amountPaise }) => amountPaise > 0),
    ...(action.isOnAccount && { partyId: world.partyId }),
  });
}

async function pay(world: World, action: Of<'pay'>): Promise<void> {
  const patientId = world.patientIds[action.person] ?? 0;
  const owed = world.paper.bills.filter(
    one => one.patientId === patientId && one.duePaise > 0 && !one.isCompanys,
  );
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
  if (action.isClosed && isNext) await closeDay(world, action);
  await morning(world, addDays(day, 1));
}

/** One act, on the clinic's books and on paper; what is refused changes neither. */
export async function act(world: World, action: Action): Promise<void> {
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
    case 'settle':
      return settle(world, action);
    case 'settlementBack':
      return takeSettlementBack(world, action.which);
    case 'move':
      return moveToPatient(world, action.which);
    case 'coPay':
      return coPay(world, action.desk, action);
    case 'companyWriteOff':
      return writeOffOfCompany(world, action);
    case 'askAgain':
      return askAgain(world, action.which);
    case 'package':
      return sellPackage(world, action.desk, { ...action, patient: action.person });
    case 'session':
      return takeSession(world, action.desk, action.person);
    case 'round':
      return changeRounding(world);
    case 'spend':
      return spend(world, action);
    case 'unspend':
      return unspend(world, action);
    case 'payShare':
      return payShare(world, action);
    case 'shareBack':
      return takeShareBack(world, action);
    case 'nextDay':
      return nextDay(world, action);
  }
}
