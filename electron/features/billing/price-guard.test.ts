import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { everybody } from '../../server/test-catalogue.test-support.ts';
import {
  closeTestClinics,
  OWNER_PASSWORD,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import {
  addItem,
  cash,
  DOCTOR,
  dressing,
  FEE,
  line,
  openTestDesk,
  type TestDesk,
} from '../../server/test-money-desk.test-support.ts';

const { approvals, billing, catalogue } = contract;
let desk: TestDesk;
let owner: TestClinic;
let dressingId: number;

beforeEach(async () => {
  desk = await openTestDesk();
  owner = await desk.clinic.as('owner');
  dressingId = await addItem(owner, { ...dressing, code: 'DRS' }, 50_000);
});
afterEach(closeTestClinics);

const codeOf = async (lines: NewBillLine[], more: object = {}) =>
  (await desk.refusal({ lines, ...more })).code;
const save = (row: Partial<typeof everybody>) =>
  owner.call(catalogue.savePriceList, { changes: null, row: { ...everybody, ...row } });
const nobodys = { name: 'Camp', priceClass: '', adjustPermille: -800 };

test('a consultation costs the doctor’s own fee, whatever the desk says of it', async () => {
  const cheap = { ...line('Consultation', 100), kind: 'consultation' as const };
  expect(await codeOf([cheap])).toBe('DISCOUNT_NEEDS_APPROVAL');
  expect(await codeOf([{ ...line('Seen', 100), category: 'consultation' }])).toBe('PRICE_CHANGED');
  expect(await codeOf([{ ...cheap, itemId: dressingId }])).toBe('DISCOUNT_NEEDS_APPROVAL');
  const { lines } = await desk.clinic.call(billing.draftForVisit, { visitId: await desk.giveToken() });
  const words = lines[0]?.description ?? '';
  expect((await desk.refusal({ lines: [line(` ${words.toUpperCase()}`, 100)] })).data).toMatchObject({
    wasPaise: null,
    nowPaise: FEE,
  });
  const bill = await owner.call(billing.issue, desk.bill({ lines: [cheap] }));
  expect(bill.lines[0]).toMatchObject({ ratePaise: 100, listPricePaise: FEE });
});

test('what is typed under the name or the code of an item is that item, at its price', async () => {
  for (const words of ['Dressing', ' dressing ', 'DRESSING', 'drs'])
    expect(await desk.refusal({ lines: [line(words, 10_000)] }), words).toMatchObject({
      code: 'PRICE_CHANGED',
      data: { lineNumber: 1, wasPaise: null, nowPaise: 50_000 },
    });
  const known = { ...line('Dressing', 10_000), listPricePaise: 50_000 };
  expect(await codeOf([known])).toBe('DISCOUNT_NEEDS_APPROVAL');
  const bill = await desk.issue({ lines: [line('dressing', 50_000)] });
  expect(bill.lines[0]).toMatchObject({ itemId: dressingId, listPricePaise: 50_000, category: 'procedure' });
});

test('no point, bracket, hidden sign or local name makes an item one of no list', async () => {
  const row = { ...dressing, name: 'Plaster (large)', localName: 'प्लास्टर', code: 'PLS' };
  const plasterId = await addItem(owner, row, 80_000);
  const plain = ['Plaster (large)', 'Plaster large.', '‘Plaster’ (large)', 'Ｐｌａｓｔｅｒ large'];
  const hidden = ['Plaster\u200b (large)', 'Pla\u00adster (large)', 'Plaster\u2060 (large\ufe0f)'];
  const local = ['प्लास्टर', 'प्ला\u200dस्टर।', 'Plaster (large) प्लास्टर', 'प्लास्टर - Plaster large'];
  const coded = ['pls.', 'PLS Plaster (large)', 'Plaster large [PLS]', 'PLS: प्लास्टर'];
  for (const words of [...plain, ...hidden, ...local, ...coded])
    expect(await desk.refusal({ lines: [line(words, 10_000)] }), words).toMatchObject({
      code: 'PRICE_CHANGED',
      data: { wasPaise: null, nowPaise: 80_000 },
    });
  const bill = await desk.issue({ lines: [line('पट्टी और प्लास्टर', 100), line('Plaster large.', 80_000)] });
  expect(bill.lines).toMatchObject([{ listPricePaise: null }, { itemId: plasterId }]);
});

test('what was learned from a bill hides no item that is spelled alike', async () => {
  await desk.issue({ lines: [line('Suture.', 100)] });
  await addItem(owner, { ...dressing, name: 'Suture' }, 90_000);
  expect(await codeOf([line('Suture.', 100)])).toBe('PRICE_CHANGED');
});

test('a consultation is one with a full stop or a hidden sign too', async () => {
  const { lines } = await desk.clinic.call(billing.draftForVisit, { visitId: await desk.giveToken() });
  const words = lines[0]?.description ?? '';
  for (const typed of [`${words}.`, words.replace('Consultation', 'Consul\u200btation')])
    expect((await desk.refusal({ lines: [line(typed, 100)] })).data, typed).toMatchObject({ nowPaise: FEE });
});

test('naming another doctor makes no consultation free or cheaper than the bill’s own', async () => {
  const { secondDoctor } = PEOPLE;
  const seen = { ...line('Consultation', 50_000), kind: 'consultation' as const };
  const token = (doctorId: number) =>
    desk.clinic.call(contract.queue.giveToken, { patientId: desk.patientId, doctorId });
  const { visitId: paidVisit } = await token(secondDoctor);
  const paid = { visitId: paidVisit, doctorId: secondDoctor, lines: [seen], payments: [cash(50_000)] };
  await desk.issue(paid);
  await desk.at('2026-11-22T10:00');
  const asked = { patientId: desk.patientId, doctorId: secondDoctor };
  expect(await desk.clinic.call(billing.feeStanding, asked)).toMatchObject({ isFree: true });
  const { visitId } = await token(DOCTOR);
  const of = (ratePaise: number, doctorId?: number) => [
    { ...seen, ratePaise, ...(doctorId !== undefined && { doctorId }) },
  ];
  for (const ratePaise of [0, 50_000])
    expect(await codeOf(of(ratePaise, secondDoctor), { visitId })).toBe('DISCOUNT_NEEDS_APPROVAL');
  expect(await codeOf(of(0, secondDoctor))).toBe('DISCOUNT_NEEDS_APPROVAL');
  const bill = await desk.issue({ visitId, lines: of(FEE, secondDoctor) });
  expect(bill.lines[0]).toMatchObject({ listPricePaise: FEE, ratePaise: FEE });
  // And a free follow-up of the bill's own doctor is not one of whoever else saw the person.
  const { visitId: follow } = await token(secondDoctor);
  const own = { visitId: follow, doctorId: secondDoctor };
  expect(await codeOf(of(0, DOCTOR), own)).toBe('DISCOUNT_NEEDS_APPROVAL');
  expect(await desk.issue({ ...own, lines: of(0) })).toMatchObject({ totalPaise: 0 });
});

test('a line of no list stays possible and says so', async () => {
  const bill = await desk.issue({ lines: [line('Ambulance', 100)] });
  expect(bill.lines[0]).toMatchObject({ listPricePaise: null });
  // Learned from that bill it has no price of the owner's yet, and the next one may cost another sum.
  expect(await desk.issue({ lines: [line('Ambulance', 90_000)] })).toMatchObject({ totalPaise: 90_000 });
});

test('an item that is retired is refused to the desk, under its name too; the owner may still bill it', async () => {
  await owner.call(catalogue.retireItem, { itemId: dressingId, version: 1, reason: 'No longer done' });
  const lines = [{ ...line('Dressing', 100), itemId: dressingId }];
  expect(await desk.refusal({ lines })).toEqual({
    code: 'ITEM_RETIRED',
    data: { lineNumber: 1, itemId: dressingId },
  });
  expect(await codeOf([line('Dressing', 100)])).toBe('ITEM_RETIRED');
  const bill = await owner.call(billing.issue, desk.bill({ lines }));
  expect(bill.lines[0]).toMatchObject({ listPricePaise: 50_000, ratePaise: 100 });
});

test('the desk names only lists that are in force and left to it', async () => {
  const { listId: family } = await save({ name: 'Family', priceClass: 'Family', adjustPermille: -1000 });
  const { listId: camp } = await save({ ...nobodys, isDeskChoice: true, validTo: '2026-11-21' });
  const free = [{ ...line('Dressing', 0), itemId: dressingId }];
  expect(await desk.refusal({ listId: family, lines: free })).toEqual({
    code: 'LIST_NOT_FOR_DESK',
    data: { listId: family },
  });
  const asked = { patientId: desk.patientId };
  const { lists } = await desk.clinic.call(billing.draftForPatient, asked);
  expect(lists).toEqual([{ listId: camp, name: 'Camp' }]);
  const cheap = [{ ...line('Dressing', 10_000), itemId: dressingId }];
  expect(await desk.issue({ listId: camp, lines: cheap })).toMatchObject({ totalPaise: 10_000 });
  // A list that is chosen at the desk speaks for nobody by itself.
  expect(await codeOf(cheap)).toBe('DISCOUNT_NEEDS_APPROVAL');
  await desk.at('2026-11-22T10:00');
  expect(await codeOf(cheap, { listId: camp })).toBe('LIST_NOT_FOR_DESK');
});

test('a person’s class is set by whoever may give any discount, or with their yes, once', async () => {
  await save({ name: 'Staff', priceClass: 'Staff', adjustPermille: -900 });
  const set = (clinic: TestClinic, priceClass: string, approvalId?: number) =>
    clinic.call(catalogue.setPriceClass, {
      ...{ patientId: desk.patientId, priceClass },
      ...(approvalId !== undefined && { approvalId }),
    });
  expect(await refusalOf(set(desk.clinic, 'Staff'))).toEqual({
    code: 'APPROVAL_NEEDED',
    data: { kind: 'priceOverride', amountPaise: 0 },
  });
  const asked = { kind: 'priceOverride' as const, amountPaise: 0, patientId: desk.patientId, about: 'staff' };
  const yes = { ...asked, approverId: PEOPLE.owner, secret: OWNER_PASSWORD };
  const { approvalId } = await desk.clinic.call(approvals.grant, yes);
  await set(desk.clinic, 'Staff', approvalId);
  expect((await refusalOf(set(desk.clinic, '', approvalId))).code).toBe('APPROVAL_USED');
  const lines = [{ ...line('Dressing', 5_000), itemId: dressingId }];
  expect(await desk.issue({ lines })).toMatchObject({ totalPaise: 5_000 });
  await set(owner, '');
  expect(await codeOf(lines)).toBe('DISCOUNT_NEEDS_APPROVAL');
});

test('the price is that of the bill’s doctor, and of another only where the line names who did it', async () => {
  await save({ name: 'Junior', priceClass: '', doctorId: PEOPLE.secondDoctor, adjustPermille: -600 });
  const cheap = { ...line('Dressing', 20_000), itemId: dressingId };
  expect(await codeOf([cheap])).toBe('DISCOUNT_NEEDS_APPROVAL');
  const bill = await desk.issue({ lines: [{ ...cheap, doctorId: PEOPLE.secondDoctor }] });
  expect(bill.lines[0]).toMatchObject({ listPricePaise: 20_000, doneBy: expect.stringMatching(/\w/) });
  const { driver } = desk.clinic.server.house.opened().db;
  const { detail } = driver.prepare('SELECT detail FROM audit_log ORDER BY seq DESC LIMIT 1').get() as {
    detail: string;
  };
  expect(JSON.parse(detail)).toMatchObject({
    otherDoctors: [{ lineNumber: 1, doctorId: PEOPLE.secondDoctor }],
  });
  const nobody = await desk.refusal({ lines: [{ ...cheap, doctorId: PEOPLE.receptionist }] });
  expect(nobody.code).toBe('NOT_FOUND');
});

test('lines follow another list, company or doctor while the bill is typed, but for a rate set by hand', async () => {
  const { listId } = await save({ ...nobodys, isDeskChoice: true });
  const lines = [
    { ...line('Dressing', 50_000), itemId: dressingId, listPricePaise: 50_000 },
    { ...line('Dressing', 45_000), itemId: dressingId, listPricePaise: 50_000 },
    line('Ambulance', 30_000),
  ];
  const of = { patientId: desk.patientId, visitId: null, doctorId: PEOPLE.doctor, lines };
  const now = await desk.clinic.call(billing.priceLines, { ...of, listId });
  expect(now.map(({ ratePaise, listPricePaise }) => [ratePaise, listPricePaise])).toEqual([
    [10_000, 10_000],
    [45_000, 10_000],
    [30_000, null],
  ]);
});

test('a company’s own list prices its bills', async () => {
  await save({ name: 'Narmada rates', priceClass: 'Narmada', adjustPermille: -400 });
  const details = { name: 'Narmada Mills', priceListName: 'narmada rates' };
  const { id: partyId } = await owner.call(contract.parties.save, { partyId: null, details });
  await owner.call(contract.parties.addMember, {
    ...{ partyId, patientId: desk.patientId, validFrom: '2026-01-01' },
  });
  const lines = [{ ...line('Dressing', 30_000), itemId: dressingId }];
  expect(await codeOf(lines)).toBe('DISCOUNT_NEEDS_APPROVAL');
  expect(await desk.issue({ lines, partyId })).toMatchObject({ totalPaise: 30_000 });
});
