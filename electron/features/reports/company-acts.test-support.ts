import type { InputOf } from '#shared/contract/procedure.ts';
import {
  attempt,
  billing,
  type Desk,
  dues,
  issueBill,
  noteTaking,
  PACKAGE_PAISE,
  type PaperBill,
  parties,
  type World,
} from './money-world.test-support.ts';

type Payments = InputOf<typeof billing.issue>['payments'];

function partOf(paise: number, permille: number): number {
  return Math.floor((paise * permille) / 1_000);
}

type Share = { which: number; permille: number };

function companyBill({ paper }: World, which: number): PaperBill | undefined {
  const open = paper.bills.filter(one => one.isCompanys && one.duePaise > 0);
  return open[which % Math.max(1, open.length)];
}

/** The company pays a part of one bill, and keeps a tenth of it back as tax. */
export async function settle(world: World, { which, permille }: Share): Promise<void> {
  const bill = companyBill(world, which);
  const amountPaise = Math.min(bill?.duePaise ?? 0, partOf(bill?.duePaise ?? 0, permille));
  if (!bill || amountPaise === 0) return;
  const tdsPaise = partOf(amountPaise, 100);
  const receivedPaise = amountPaise - tdsPaise;
  const done = await attempt(world.people.owner, parties.settle, {
    ...{ partyId: world.partyId, mode: 'bank' as const, reference: 'N326261234567', receivedPaise, tdsPaise },
    shares: [{ billId: bill.id, amountPaise }],
  });
  if (!done) return;
  bill.duePaise -= amountPaise;
  noteTaking(world, 'bank', receivedPaise);
  const id = Math.max(...done.settlements.map(one => one.id));
  world.paper.settlements.push({
    ...{ id, billId: bill.id, receivedPaise, tdsPaise },
    mode: 'bank',
    isBack: false,
  });
}

export async function takeSettlementBack(world: World, which: number): Promise<void> {
  const { settlements, bills } = world.paper;
  const settlement = settlements[which % Math.max(1, settlements.length)];
  if (!settlement) return;
  const asked = { settlementId: settlement.id, reason: 'Returned' };
  if (!(await attempt(world.people.owner, parties.takeSettlementBack, asked))) return;
  settlement.isBack = true;
  const bill = bills.find(({ id }) => id === settlement.billId);
  if (bill) bill.duePaise += settlement.receivedPaise + settlement.tdsPaise;
  noteTaking(world, settlement.mode, -settlement.receivedPaise);
}

export async function moveToPatient(world: World, which: number): Promise<void> {
  const bill = companyBill(world, which);
  if (!bill) return;
  const asked = { billId: bill.id, reason: 'Not covered' };
  if (await attempt(world.people.owner, parties.moveToPatient, asked)) bill.isCompanys = false;
}

/** The patient pays a part of what the company owes. */
export async function coPay(world: World, desk: Desk, { which, permille }: Share): Promise<void> {
  const bill = companyBill(world, which);
  const amountPaise = partOf(bill?.duePaise ?? 0, permille);
  if (!bill || amountPaise === 0) return;
  const payment = { mode: 'upi' as const, amountPaise, reference: '' };
  const asked = { billId: bill.id, payment, isCoPayment: true };
  const done = await attempt(world.people[desk], billing.receive, asked);
  const receipt = done?.payments.at(-1);
  if (!receipt) return;
  bill.duePaise -= amountPaise;
  noteTaking(world, 'upi', amountPaise);
  const { id, mode } = receipt;
  world.paper.receiptIds.push({ ...{ id, billId: bill.id, amountPaise, mode }, isBack: false });
}

export async function sellPackage(
  world: World,
  desk: Desk,
  { patient, permille, isOnAccount }: { patient: number; permille: number; isOnAccount: boolean },
): Promise<void> {
  const amountPaise = partOf(PACKAGE_PAISE, permille);
  const payments: Payments = amountPaise > 0 ? [{ mode: 'card', amountPaise, reference: '' }] : [];
  await issueBill(world, desk, {
    ...{ patient, payments, discountPaise: 0, discountReason: '' },
    lines: [
      {
        ...{ description: 'Four sittings', sacCode: '999312', quantity: 1, ratePaise: PACKAGE_PAISE },
        itemId: world.packageId,
      },
    ],
    ...(isOnAccount && { partyId: world.partyId }),
  });
}

export async function takeSession(world: World, desk: Desk, patient: number): Promise<void> {
  await issueBill(world, desk, {
    ...{ patient, payments: [], discountPaise: 0, discountReason: '' },
    lines: [
      {
        ...{ description: 'Sitting', sacCode: '999312', quantity: 1, ratePaise: 0 },
        ...{ itemId: world.sittingId, isPrepaid: true as const },
      },
    ],
  });
}

/** What the company owes on paper. */
export function owedByCompany({ paper }: World): number {
  return paper.bills.reduce((sum, one) => sum + (one.isCompanys ? one.duePaise : 0), 0);
}

/** An approved write-off of what the company owes. */
export async function writeOffOfCompany(world: World, { which, permille }: Share): Promise<void> {
  const bill = companyBill(world, which);
  const amountPaise = partOf(bill?.duePaise ?? 0, permille);
  if (!bill || amountPaise === 0) return;
  const asked = { billId: bill.id, amountPaise, reason: 'Firm closed' };
  if (await attempt(world.people.owner, parties.writeOff, asked)) bill.duePaise -= amountPaise;
}

/** Every write-off of a company's bill is asked for again. */
export async function askAgain(world: World, which: number): Promise<void> {
  const patientId = world.patientIds[which % world.patientIds.length] ?? 0;
  const { writtenOff } = await world.people.owner.call(dues.money, { patientId });
  const entry = writtenOff[which % Math.max(1, writtenOff.length)];
  if (!entry) return;
  const asked = { entryId: entry.id, reason: 'They pay after all' };
  if (!(await attempt(world.people.owner, dues.takeWriteOffBack, asked))) return;
  const bill = world.paper.bills.find(({ id }) => id === entry.billId);
  if (bill) bill.duePaise += entry.amountPaise;
}
