import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBill, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { closeTestClinics, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { registerForGst, sayTurnover } from '../../server/test-gst.test-support.ts';
import {
  addItem,
  dressing,
  line,
  openTestDesk,
  pdfText,
  type TestDesk,
} from '../../server/test-money-desk.test-support.ts';

const { billing, catalogue, parties, patients } = contract;
let desk: TestDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openTestDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

const gel: ItemRow = { ...dressing, name: 'Gel', category: 'medicine', taxClass: 'medicine', sacCode: '' };

/** Sold as the catalogue has it. */
function sold(itemId: number, ratePaise: number, more: Partial<NewBillLine> = {}): NewBillLine {
  return {
    ...line('Gel', ratePaise),
    sacCode: '',
    itemId,
    gstPermille: 50,
    listPricePaise: ratePaise,
    ...more,
  };
}

/** Somebody whose bills go on the account of a company, with a GSTIN or without. */
async function companyOf(gstin: string): Promise<number> {
  const details = { name: 'Narmada Mills', gstin, address: '4 Mill Road, Indore', termsDays: 30 };
  const { id: partyId } = await owner.call(parties.save, { partyId: null, details });
  const member = { partyId, patientId: desk.patientId, memberNumber: 'NM-417', validFrom: '2026-01-01' };
  await owner.call(parties.addMember, member);
  return partyId;
}

describe('the HSN or SAC of a taxed line', () => {
  const byHand = (sacCode: string): NewBillLine => ({
    ...line('Knee brace', 90_000),
    ...{ sacCode, taxClass: 'device', gstPermille: 50 },
  });

  test('is asked for at a line typed by hand, whoever buys', async () => {
    await registerForGst(owner);
    const refused = { code: 'LINE_NEEDS_TAX_CODE', data: { lineNumber: 2, digits: 4 } };
    expect(await desk.refusal({ lines: [line('Consultation', 60_000), byHand('')] })).toEqual(refused);
    const bill = await desk.issue({ lines: [line('Consultation', 60_000), byHand('9021')] });
    expect(bill).toMatchObject({ number: 'IB/26-27/000001', documentType: 'invoiceCumBill' });
  });

  test('is asked for of no line without tax, and of no clinic without a GSTIN', async () => {
    const untaxed: NewBillLine = { ...byHand(''), gstPermille: 0 };
    expect(await desk.issue({ lines: [untaxed] })).toMatchObject({ documentType: 'billOfSupply' });
    await registerForGst(owner);
    const exempt = { ...line('Walk', 5_000), sacCode: '' };
    expect(await desk.issue({ lines: [exempt] })).toMatchObject({ documentType: 'billOfSupply' });
  });

  test('may be left out for a patient where the catalogue lacks it, as Notification 78/2020 allows', async () => {
    const itemId = await addItem(owner, gel, 10_000);
    await registerForGst(owner);
    const draft = await desk.clinic.call(billing.draftForPatient, {
      ...{ patientId: desk.patientId, doctorId: null },
    });
    expect(draft.codeRule).toEqual({ digits: 4, isOptionalForUnregistered: true });
    expect(await desk.issue({ lines: [sold(itemId, 10_000)] })).toMatchObject({ totalPaise: 10_500 });
  });

  test('may not be left out for a company with a GSTIN; typed at the line, the bill goes on', async () => {
    const itemId = await addItem(owner, gel, 10_000);
    await registerForGst(owner);
    const partyId = await companyOf('23AAACN1234F1Z5');
    const bill = (sacCode: string) => ({ partyId, lines: [sold(itemId, 10_000, { sacCode })] });
    expect((await desk.refusal(bill(''))).code).toBe('LINE_NEEDS_TAX_CODE');
    const issued = await desk.issue(bill('3004'));
    expect(issued.lines[0]).toMatchObject({ sacCode: '3004', unit: 'NOS' });
  });

  test('nor above five crore, nor with four digits there', async () => {
    const itemId = await addItem(owner, gel, 10_000);
    await registerForGst(owner);
    await sayTurnover(owner, true);
    const bill = (sacCode: string) => ({ lines: [sold(itemId, 10_000, { sacCode })] });
    const refused = { code: 'LINE_NEEDS_TAX_CODE', data: { lineNumber: 1, digits: 6 } };
    expect(await desk.refusal(bill(''))).toEqual(refused);
    expect(await desk.refusal(bill('3004'))).toEqual(refused);
    // The refused ones gave their number back.
    expect(await desk.issue(bill('300490'))).toMatchObject({ number: 'TI/26-27/000001' });
  });
});

test('the catalogue’s code stands on its lines, whatever was sent; more digits of it may be typed', async () => {
  const itemId = await addItem(owner, { ...gel, sacCode: '3004' }, 10_000);
  await registerForGst(owner);
  const codeOf = async (more: Partial<NewBillLine>) =>
    (await desk.issue({ lines: [sold(itemId, 10_000, more)] })).lines.map(({ sacCode, unit }) => [
      sacCode,
      unit,
    ]);
  expect(await codeOf({ sacCode: '999312' })).toEqual([['3004', 'NOS']]);
  expect(await codeOf({ sacCode: '' })).toEqual([['3004', 'NOS']]);
  expect(await codeOf({ sacCode: '30049099' })).toEqual([['30049099', 'NOS']]);
});

test('the unit of goods stands on the line as the item had it, is printed, and stays', async () => {
  const row: ItemRow = { ...gel, sacCode: '3004', unit: 'TUB' };
  const itemId = await addItem(owner, row, 10_000);
  await registerForGst(owner);
  const lines = [sold(itemId, 10_000, { sacCode: '3004', quantity: 2 }), line('Consultation', 60_000)];
  const bill = await desk.issue({ lines });
  await owner.call(catalogue.saveItem, {
    ...{ changes: { itemId, version: 1 }, row: { ...row, unit: 'PAC' } },
  });
  const again = await desk.clinic.call(billing.get, { billId: bill.id });
  expect(again.lines.map(({ unit }) => unit)).toEqual(['TUB', 'NA']);
  for (const paper of ['A4', 'A5', '80mm', '58mm'] as const) {
    const { pdf } = await desk.clinic.call(billing.printBill, { billId: bill.id, paper });
    expect(pdfText(pdf)).toContain('3004 · TUB');
  }
});

describe('the buyer of an invoice from fifty thousand rupees of taxed value on', () => {
  const LIMIT = 50_000_00;
  const taxed = (ratePaise: number): NewBillLine => ({
    ...line('Laser', ratePaise),
    ...{ taxClass: 'cosmetic', sacCode: '999722', gstPermille: 180 },
  });
  const recipient = { address: '14 Chandan Nagar, Ujjain', pinCode: '456001', stateCode: '23' };

  test.each<{ name: string; lines: NewBillLine[]; isAsked: boolean; more?: Partial<NewBill> }>([
    { name: 'a paisa below it', lines: [taxed(LIMIT - 1)], isAsked: false },
    { name: 'at it', lines: [taxed(LIMIT)], isAsked: true },
    {
      name: 'whose exempt lines alone reach it',
      ...{ lines: [line('Surgery', 90_000_00), taxed(LIMIT - 1)], isAsked: false },
    },
    { name: 'of a bill without tax', lines: [line('Surgery', 90_000_00)], isAsked: false },
    {
      name: 'below it after the discount',
      ...{ lines: [taxed(LIMIT)], isAsked: false, more: { discountPaise: 1, discountReason: 'Staff' } },
    },
  ])('$name: asked for is $isAsked', async ({ lines, isAsked, more }) => {
    await registerForGst(owner);
    const issued = desk.issue({ lines, ...more });
    if (!isAsked) await issued;
    else expect(await refusalOf(issued)).toEqual({ code: 'RECIPIENT_NEEDED', data: { limitPaise: LIMIT } });
  });

  test('is named as typed at the desk, on this invoice alone, on every paper', async () => {
    await registerForGst(owner);
    const bill = await desk.issue({ lines: [taxed(LIMIT)], recipient });
    expect(bill.party).toMatchObject({
      ...{ address: '14 Chandan Nagar, Ujjain 456001', state: 'Madhya Pradesh' },
    });
    for (const paper of ['A4', 'A5', '80mm', '58mm'] as const) {
      const { pdf } = await desk.clinic.call(billing.printBill, { billId: bill.id, paper });
      const text = pdfText(pdf).replace(/\s+/g, ' ');
      expect(text).toContain('14 Chandan Nagar, Ujjain 456001');
      // Once as the place of supply, once as the buyer's state.
      expect(text.match(/\(23\)/g)).toHaveLength(2);
      expect(text).toContain('456001, Madhya');
    }
    const { patient } = await desk.clinic.call(patients.banner, { patientId: desk.patientId });
    expect(patient).toMatchObject({ address: '7 Neem Society', pinCode: '' });
  });

  test('is not asked for where the record says all of it, nor for a company with a GSTIN', async () => {
    await registerForGst(owner);
    const partyId = await companyOf('23AAACN1234F1Z5');
    await desk.issue({ lines: [taxed(LIMIT)], partyId });
    const draft = () =>
      desk.clinic.call(billing.draftForPatient, { patientId: desk.patientId, doctorId: null });
    expect(await draft()).toMatchObject({
      namesBuyerFromPaise: LIMIT,
      recipient: { isComplete: false, address: '7 Neem Society, Indore', pinCode: '', stateCode: '' },
    });
    const { patient } = await desk.clinic.call(patients.banner, { patientId: desk.patientId });
    await desk.clinic.call(patients.change, { ...patient, patientId: patient.id, pinCode: '452001' });
    expect((await draft()).recipient).toMatchObject({ isComplete: true, stateCode: '23' });
    expect(await desk.issue({ lines: [taxed(LIMIT)] })).toMatchObject({
      ...{ party: { address: '7 Neem Society, Indore 452001', state: 'Madhya Pradesh' } },
    });
  });

  test('is asked for where a company without a GSTIN pays, and a state that does not exist is none', async () => {
    await registerForGst(owner);
    const partyId = await companyOf('');
    const large = { lines: [taxed(LIMIT)], partyId };
    expect((await desk.refusal(large)).code).toBe('RECIPIENT_NEEDED');
    const nowhere = { ...large, recipient: { ...recipient, stateCode: '00' } };
    expect((await desk.refusal(nowhere)).data).toEqual({
      problems: [{ path: 'recipient.stateCode', code: 'STATE_REQUIRED' }],
    });
  });
});
