import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { billAmounts } from '#shared/features/billing/bill.rules.ts';
import type { NewBill, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { buyerOfDraft, otherStatesOf, taxPartsOf } from '#shared/features/billing/place-of-supply.rules.ts';
import { closeTestClinics, type TestClinic } from '../../server/test-clinic.ts';
import { registerForGst } from '../../server/test-gst.test-support.ts';
import { line, openTestDesk, type TestDesk } from '../../server/test-money-desk.test-support.ts';

const { billing, parties, patients } = contract;
const IN_PUNE = { address: '5 Deccan Road, Pune', pinCode: '411001', stateCode: '27' };
const IGST_OF = (paise: number) => ({ cgstPaise: 0, sgstPaise: 0, igstPaise: paise });
let desk: TestDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openTestDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

const goods = (ratePaise: number, more: Partial<NewBillLine> = {}): NewBillLine => ({
  ...{ ...line('Hearing aid', ratePaise), taxClass: 'gst18', sacCode: '9021', gstPermille: 180 },
  ...more,
});
const service = (ratePaise: number): NewBillLine => ({
  ...{ ...line('Laser', ratePaise), taxClass: 'cosmetic', sacCode: '999722', gstPermille: 180 },
});

/** What the desk shows of a typed bill before Enter. */
async function preview(bill: Partial<NewBill>) {
  const { patientId } = desk;
  const draft = await desk.clinic.call(billing.draftForPatient, { patientId, doctorId: null });
  const choices = await desk.clinic.call(parties.ofPatient, { patientId });
  const company = choices.find(({ partyId }) => partyId === bill.partyId);
  const { lines } = billAmounts({ rounding: draft.rounding, ...desk.bill(bill) });
  const states = otherStatesOf(lines, buyerOfDraft(draft, { company, recipient: bill.recipient }));
  return taxesOf(lines.map((each, index) => ({ ...each, otherState: states[index] ?? '' })));
}

type PlacedLine = Parameters<typeof taxPartsOf>[0][number];

function taxesOf(lines: readonly PlacedLine[]) {
  return { places: lines.map(({ otherState = '' }) => otherState), ...taxPartsOf(lines) };
}

/** The same tax in the same states before Enter and on the issued bill. */
async function taxesOnBoth(bill: Partial<NewBill>) {
  const shown = await preview(bill);
  expect(taxesOf((await desk.issue(bill)).lines)).toEqual(shown);
  return shown;
}

async function companyOf(gstin: string): Promise<number> {
  const details = { name: 'Deccan Mills', gstin, address: '2 Mill Road, Pune', termsDays: 30 };
  const { id: partyId } = await owner.call(parties.save, { partyId: null, details });
  const member = { partyId, patientId: desk.patientId, memberNumber: 'DM-7', validFrom: '2023-01-01' };
  await owner.call(parties.addMember, member);
  return partyId;
}

async function moveToPune(): Promise<void> {
  const { patient } = await desk.clinic.call(patients.banner, { patientId: desk.patientId });
  await desk.clinic.call(patients.change, { ...patient, patientId: patient.id, pinCode: '411001' });
}

test('an address in Pune typed on an invoice of goods: the IGST that is shown is the IGST that is issued', async () => {
  await registerForGst(owner);
  const bill = { lines: [goods(60_000_00)], recipient: IN_PUNE };
  expect(await taxesOnBoth(bill)).toEqual({ places: ['27'], ...IGST_OF(10_800_00) });
});

test('of goods and a service each tax is shown, after the discount and within the rate', async () => {
  await registerForGst(owner);
  const inclusive = goods(70_000_00, { isTaxInclusive: true, discountPaise: 1_000_00 });
  const discount = { discountPaise: 2_345_67, discountReason: 'Staff' };
  desk.clinic = owner;
  const bill = { lines: [inclusive, service(9_999_99)], recipient: IN_PUNE, ...discount };
  const { places, cgstPaise, igstPaise } = await taxesOnBoth(bill);
  expect(places).toEqual(['27', '']);
  expect(Math.min(cgstPaise, igstPaise)).toBeGreaterThan(0);
});

test('a record in Pune says the place of goods from the limit on, and below it the counter', async () => {
  await registerForGst(owner);
  await moveToPune();
  expect((await taxesOnBoth({ lines: [goods(49_999_99)] })).places).toEqual(['']);
  expect(await taxesOnBoth({ lines: [goods(50_000_00)] })).toEqual({ places: ['27'], ...IGST_OF(9_000_00) });
});

test.each([
  { gstin: '27AAACN1234F1Z5', place: '27', of: 'another state' },
  { gstin: '23AAACN1234F1Z5', place: '', of: 'the clinic’s state' },
  { gstin: '', place: '', of: 'no state, without a GSTIN' },
])('on the account of a company of $of', async ({ gstin, place }) => {
  await registerForGst(owner);
  const partyId = await companyOf(gstin);
  expect((await taxesOnBoth({ lines: [goods(1_000_00)], partyId })).places).toEqual([place]);
  expect((await taxesOnBoth({ lines: [service(1_000_00)], partyId })).places).toEqual(['']);
});

test('before October 2023 the goods were at the counter, and a clinic without a GSTIN has no other state', async () => {
  await moveToPune();
  expect((await taxesOnBoth({ lines: [line('Bandage', 60_000_00)] })).places).toEqual(['']);
  await registerForGst(owner);
  await desk.at('2023-09-30T11:00');
  expect((await taxesOnBoth({ lines: [goods(60_000_00)] })).places).toEqual(['']);
  await desk.at('2023-10-01T11:00');
  expect((await taxesOnBoth({ lines: [goods(60_000_00)] })).places).toEqual(['27']);
});
