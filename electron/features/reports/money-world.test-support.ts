import { expect } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import type { ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import type { MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { openTestClinic, PEOPLE, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { dressing } from '../../server/test-money-desk.test-support.ts';

const { billing, cash, catalogue, dues, parties, patients, refunds, reports, settings, shares } = contract;

export const SITTING_PAISE = 10_000;
export const PACKAGE_PAISE = 30_000;

export type Desk = 'owner' | 'receptionist';
export type PaperBill = {
  id: number;
  patientId: number;
  duePaise: number;
  isGone: boolean;
  /** Whether the company owes what is due. */
  isCompanys: boolean;
};

/** One payment of the company on one bill. */
export type PaperSettlement = {
  id: number;
  billId: number;
  receivedPaise: number;
  tdsPaise: number;
  mode: MoneyMode;
  isBack: boolean;
};

/** The clinic's money kept a second time, as a careful cashier would on paper. */
export type Paper = {
  day: LocalDate;
  bills: PaperBill[];
  advances: Map<number, number>;
  toPayBack: Map<number, number>;
  /** 'day mode' to what came in less what went back. */
  taken: Map<string, number>;
  refundIds: number[];
  receiptIds: { id: number; billId: number; amountPaise: number; mode: MoneyMode; isBack: boolean }[];
  expenses: { id: number; amountPaise: number; isBack: boolean }[];
  /** To the doctor: the share, and the tax kept back of it. */
  payouts: { id: number; grossPaise: number; tdsPaise: number; isBack: boolean }[];
  settlements: PaperSettlement[];
  /** How much more than the book each slip said that did not agree. */
  slipsOff: number[];
};

export type World = {
  people: Record<Desk, TestClinic>;
  paper: Paper;
  patientIds: number[];
  /** The company that all of them belong to. */
  partyId: number;
  sittingId: number;
  /** Four sittings at 100 for 300. */
  packageId: number;
};

export async function openWorld(day: LocalDate): Promise<World> {
  const owner = await openTestClinic({ role: 'owner' });
  const world: World = {
    people: { owner, receptionist: owner },
    ...{ patientIds: [], partyId: 0, sittingId: 0, packageId: 0 },
    paper: {
      ...{ day, bills: [], advances: new Map(), toPayBack: new Map(), taken: new Map() },
      ...{ refundIds: [], receiptIds: [], expenses: [], payouts: [], settlements: [], slipsOff: [] },
    },
  };
  await morning(world, day);
  for (const [index, fullName] of ['Asha Rao', 'Imran Qureshi', 'Joseph Kurian'].entries()) {
    const about = { birthOn: `19${index + 4}0-02-03`, birthIsEstimated: false, sex: 'F' as const };
    const person = await world.people.receptionist.call(patients.register, {
      ...{ fullName, phone: `500004173${index}`, ...about },
    });
    world.patientIds.push(person.id);
  }
  await openCompany(world);
  await openTaxAndShare(world);
  world.sittingId = await addItem(world, { ...dressing, name: 'Sitting' }, SITTING_PAISE);
  const contents = [{ itemId: world.sittingId, uses: 4 }];
  const row = { ...dressing, name: 'Four sittings', category: 'package' as const };
  const held = { contents, validDays: 365, isTransferable: false };
  world.packageId = await addItem(world, { ...row, package: held }, PACKAGE_PAISE);
  return world;
}

async function addItem({ people, paper }: World, row: ItemRow, ratePaise: number): Promise<number> {
  const { itemId } = await people.owner.call(catalogue.saveItem, { changes: null, row });
  const price = { itemId, listId: STANDARD_LIST, ratePaise, validFrom: paper.day };
  await people.owner.call(catalogue.setPrice, price);
  return itemId;
}

/** The clinic collects tax, and the doctor gets two fifths of what is collected. */
async function openTaxAndShare({ people, paper }: World): Promise<void> {
  const all = await people.owner.call(settings.get, {});
  await people.owner.call(settings.change, { ...all, clinic: { ...all.clinic, gstin: '23ABCDE1234F1Z5' } });
  const rule = { doctorId: PEOPLE.doctor, rate: 'percent' as const, permille: 400, validFrom: paper.day };
  await people.owner.call(shares.setRule, rule);
}

/** Of the bills from now on; what was issued keeps its own. */
export async function changeRounding({ people }: World): Promise<void> {
  const all = await people.owner.call(settings.get, {});
  const billRounding = all.settings.billRounding === 'rupee' ? 'paisa' : 'rupee';
  await people.owner.call(settings.change, { ...all, settings: { ...all.settings, billRounding } });
}

async function openCompany(world: World): Promise<void> {
  const { owner } = world.people;
  const details = {
    name: 'Narmada Mills',
    // Of another state: goods on its account bear IGST.
    gstin: '27ABCDE1234F1Z5',
    address: '4 Mill Road, Pune',
    termsDays: 30,
  };
  world.partyId = (await owner.call(parties.save, { partyId: null, details })).id;
  for (const patientId of world.patientIds) {
    const member = { partyId: world.partyId, patientId, memberNumber: '', validFrom: '2026-01-01' };
    await owner.call(parties.addMember, member);
  }
}

export async function morning(world: World, day: LocalDate): Promise<void> {
  const { owner } = world.people;
  owner.clock.set(`${day}T10:00+05:30`);
  world.paper.day = day;
  world.people = { owner: await owner.as('owner'), receptionist: await owner.as('receptionist') };
}

/** What an act gave, or undefined when it was refused by one of its own rules; a fault is never an answer. */
export async function attempt<P extends AnyProcedure>(
  desk: TestClinic,
  procedure: P,
  input: InputOf<P>,
): Promise<OutputOf<P> | undefined> {
  const done = desk.call(procedure, input);
  const answer = await done.catch(() => undefined);
  if (answer === undefined) expect(await refusalOf(done), String(input)).not.toMatchObject({ code: 'FAULT' });
  return answer;
}

export function add<Key>(sums: Map<Key, number>, key: Key, paise: number): void {
  sums.set(key, (sums.get(key) ?? 0) + paise);
}

export function noteTaking({ paper }: World, mode: MoneyMode, paise: number): void {
  add(paper.taken, `${paper.day} ${mode}`, paise);
}

export async function issueBill(
  world: World,
  desk: Desk,
  input: Omit<InputOf<typeof billing.issue>, 'patientId' | 'visitId' | 'doctorId'> & { patient: number },
): Promise<void> {
  const { patient, ...bill } = input;
  const patientId = world.patientIds[patient] ?? 0;
  const done = await attempt(world.people[desk], billing.issue, {
    ...bill,
    ...{ patientId, visitId: null, doctorId: PEOPLE.doctor },
  });
  if (!done) return;
  const isCompanys = done.owedByPartyId !== null;
  world.paper.bills.push({ id: done.id, patientId, duePaise: done.duePaise, isGone: false, isCompanys });
  for (const { id, mode, amountPaise } of done.payments) {
    noteTaking(world, mode, amountPaise);
    world.paper.receiptIds.push({ id, billId: done.id, mode, amountPaise, isBack: false });
  }
  expect(done.totalPaise).toBe(done.duePaise + done.payments.reduce((sum, one) => sum + one.amountPaise, 0));
}

export { billing, cash, dues, parties, refunds, reports, shares };
