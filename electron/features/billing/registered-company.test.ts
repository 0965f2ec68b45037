import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { registerForGst } from '../../server/test-gst.test-support.ts';
import { line, openTestDesk, pdfText, type TestDesk } from '../../server/test-money-desk.test-support.ts';

const { billing, parties } = contract;
let desk: TestDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openTestDesk();
  owner = await desk.clinic.as('owner');
  await registerForGst(owner);
});
afterEach(closeTestClinics);

const gstin = '23AAACN1234F1Z5';
const mills = { name: 'Narmada Mills', gstin, address: '4 Mill Road, Indore', termsDays: 30 };
const aid: NewBillLine = {
  ...line('Hearing aid', 60_000_00),
  ...{ taxClass: 'gst18', sacCode: '9021', gstPermille: 180 },
};
const consultation = line('Consultation', 60_000);

async function companyWith(details: Partial<typeof mills> = {}): Promise<number> {
  const { id: partyId } = await owner.call(parties.save, {
    partyId: null,
    details: { ...mills, ...details },
  });
  const member = { partyId, patientId: desk.patientId, memberNumber: 'NM-417', validFrom: '2026-01-01' };
  await owner.call(parties.addMember, member);
  return partyId;
}

/** As it was saved before the address was asked for. */
async function olderCompany(state: string): Promise<number> {
  const partyId = await companyWith();
  const { db } = owner.server.house.opened();
  db.transaction(write => {
    write.run(sql`
      INSERT INTO party_versions (party_id, version, name, gstin, address, state, contact_name, contact_phone,
        terms_days, credit_limit_paise, price_list_name, tds_permille, is_retired, at, by_user)
      VALUES (${partyId}, 2, ${mills.name}, ${mills.gstin}, '', ${state}, '', '', 30, NULL, '', 0, 0, 0, 1)`);
  });
  return partyId;
}

test.each(['', '-', '. , .', '12'])(
  'a company with a GSTIN is not saved with “%s” for its address',
  async address => {
    const refused = { problems: [{ path: 'details.address', code: 'COMPANY_ADDRESS_REQUIRED' }] };
    expect((await refusalOf(companyWith({ address }))).data).toEqual(refused);
    await companyWith({ address, gstin: '' });
  },
);

test('a company that gets no new bills is put away without its address', async () => {
  const partyId = await olderCompany('');
  const details = { ...mills, address: '' };
  const save = (isRetired: boolean) =>
    owner.call(parties.save, { partyId, version: 2, details: { ...details, isRetired } });
  expect((await refusalOf(save(false))).code).toBe('INVALID_INPUT');
  expect(await save(true)).toMatchObject({ isRetired: true, version: 3 });
});

test('an older company without its address gets no tax invoice, and a bill of supply still', async () => {
  const partyId = await olderCompany('Madhya Pradesh');
  const refused = { code: 'COMPANY_NEEDS_ADDRESS', data: { partyId } };
  expect(await desk.refusal({ lines: [aid], partyId })).toEqual(refused);
  expect(await desk.clinic.call(parties.ofPatient, { patientId: desk.patientId })).toMatchObject([
    { partyId, isRegistered: true, hasAddress: false },
  ]);
  expect(await desk.issue({ lines: [consultation], partyId })).toMatchObject({ number: 'B/26-27/000001' });
});

test('the tax invoice names the company with address and GSTIN', async () => {
  const partyId = await companyWith();
  const bill = await desk.issue({ lines: [aid], partyId });
  expect(bill.number).toBe('TI/26-27/000001');
  expect(bill.party.company).toEqual({
    ...{ partyId, name: 'Narmada Mills', gstin, address: '4 Mill Road, Indore', memberNumber: 'NM-417' },
  });
  const { pdf } = await desk.clinic.call(billing.printBill, { billId: bill.id });
  expect(pdfText(pdf)).toContain('4 Mill Road, Indore');
});

test('taxed and exempt lines go to a company with a GSTIN on two papers, to any other buyer on one', async () => {
  const partyId = await companyWith();
  const mixed = { lines: [aid, consultation], partyId };
  expect(await desk.refusal(mixed)).toEqual({ code: 'MIXED_BILL_TO_REGISTERED', data: { partyId } });
  const apart = [
    await desk.issue({ lines: [aid], partyId }),
    await desk.issue({ lines: [consultation], partyId }),
  ];
  expect(apart.map(({ number }) => number)).toEqual(['TI/26-27/000001', 'B/26-27/000001']);
  const small = { ...aid, ratePaise: 100_000 };
  expect(await desk.issue({ lines: [small, consultation] })).toMatchObject({
    documentType: 'invoiceCumBill',
  });
});
