import { execFileSync } from 'node:child_process';
import { contract } from '#shared/contract/index.ts';
import type { Bill, BillOfList, NewBill, NewPayment } from '#shared/features/billing/bill.schema.ts';
import type { ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import { openTestClinic, PEOPLE, refusalOf, type TestClinic } from './test-clinic.ts';

export const FEE = 60_000;
export const DOCTOR = PEOPLE.doctor;

export function cash(amountPaise: number): NewPayment {
  return { mode: 'cash', amountPaise, reference: '' };
}

export function upi(amountPaise: number, reference = ''): NewPayment {
  return { mode: 'upi', amountPaise, reference };
}

export function line(description: string, ratePaise: number, quantity = 1) {
  return { description, sacCode: '999312', quantity, ratePaise };
}

export type TestDesk = {
  /** Signed in as the receptionist. */
  clinic: TestClinic;
  readonly patientId: number;
  /** Sets the wall clock of the clinic and signs in again, as after a night. */
  at(wall: string): Promise<void>;
  register(fullName: string, phone: string): Promise<number>;
  giveToken(): Promise<number>;
  /** What a screen sends for one consultation, with changes. */
  bill(changes?: Partial<NewBill>): NewBill;
  issue(changes?: Partial<NewBill>, options?: { requestId?: string }): Promise<Bill>;
  /** Newest first. */
  billsOn(date: string): Promise<BillOfList[]>;
  /** Why such a bill is refused. */
  refusal(changes: Partial<NewBill>): Promise<{ code: string; data: Record<string, unknown> }>;
};

export async function openTestDesk(): Promise<TestDesk> {
  const clinic = await openTestClinic({ role: 'receptionist' });
  async function register(fullName: string, phone: string): Promise<number> {
    const patient = await desk.clinic.call(contract.patients.register, {
      fullName,
      phone,
      birthOn: '1968-02-11',
      birthIsEstimated: false,
      sex: 'F',
      address: '7 Neem Society',
      city: 'Indore',
    });
    return patient.id;
  }
  const desk = {
    clinic,
    patientId: 0,
    async at(wall: string) {
      clinic.clock.set(`${wall}+05:30`);
      desk.clinic = await clinic.as('receptionist');
    },
    register,
    async giveToken() {
      const input = { patientId: desk.patientId, doctorId: DOCTOR };
      return (await desk.clinic.call(contract.queue.giveToken, input)).visitId;
    },
    bill: (changes: Partial<NewBill> = {}): NewBill => ({
      patientId: desk.patientId,
      visitId: null,
      doctorId: DOCTOR,
      lines: [line('Consultation', FEE)],
      discountPaise: 0,
      discountReason: '',
      payments: [],
      ...changes,
    }),
    issue: (changes: Partial<NewBill> = {}, options: { requestId?: string } = {}) =>
      desk.clinic.call(contract.billing.issue, desk.bill(changes), options),
    billsOn: async (date: string) =>
      (await desk.clinic.call(contract.billing.list, { fromDate: date, toDate: date })).bills,
    refusal: (changes: Partial<NewBill>) => refusalOf(desk.issue(changes)),
  };
  desk.patientId = await register('Sunita Pawar', '5000041735');
  return desk;
}

export function pdfText(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(pdf, 'base64') }).toString();
}

export const dressing: ItemRow = {
  ...{ name: 'Dressing', localName: '', code: '', category: 'procedure', sacCode: '999312' },
  ...{ taxClass: 'exempt', isTaxInclusive: false, package: null },
};

/** Adds an item with its standard price from today; returns its id. */
export async function addItem(owner: TestClinic, row: ItemRow, ratePaise: number): Promise<number> {
  const { itemId } = await owner.call(contract.catalogue.saveItem, { changes: null, row });
  const price = { itemId, listId: STANDARD_LIST, ratePaise, validFrom: '2026-11-21' };
  await owner.call(contract.catalogue.setPrice, price);
  return itemId;
}
