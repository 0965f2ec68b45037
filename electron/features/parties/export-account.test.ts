import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows, xlsxRows } from '../../server/test-grid-file.test-support.ts';
import { openOffice } from '../../server/test-office.test-support.ts';

afterEach(closeTestClinics);
const { parties } = contract;
const csv = { format: 'csv', language: 'en' } as const;

test('what a company owes, what it paid and who belongs to it go out as its account has them', async () => {
  const office = await openOffice();
  const { id: partyId } = office.party;
  const first = await office.onAccount(60_000);
  const second = await office.onAccount(40_000);
  await office.settle([first], 6_000);
  const { bills, settlements, members } = await office.account();

  const open = await xlsxRows(await office.owner.call(parties.exportOpenBills, { partyId, format: 'xlsx' }));
  expect(open.map(cells => [cells[0], cells.at(-2), cells.at(-1)])).toEqual([
    ['Bill', 'Charged', 'Due'],
    [second.number, 400, 400],
    ['Total', 400, 400],
  ]);
  expect(open).toHaveLength(bills.length + 2);

  const paid = csvRows(await office.owner.call(parties.exportSettlements, { partyId, ...csv }));
  expect(paid.slice(1)).toEqual([
    [
      ...['2026-11-21', 'Bank transfer', 'N326261234567', first.number, '540.00', '60.00'],
      ...['', 'Anil Kulkarni', ''],
    ],
  ]);
  expect(settlements.map(({ receivedPaise, tdsPaise }) => [receivedPaise, tdsPaise])).toEqual([
    [54_000, 6_000],
  ]);

  const people = csvRows(await office.owner.call(parties.exportMembers, { partyId, ...csv }));
  expect(people.slice(1).map(cells => [cells[0], cells[2], cells[3], cells[4]])).toEqual(
    members.map(({ fullName, memberNumber, validFrom }) => [fullName, memberNumber, validFrom, '']),
  );
  expect(auditDetail(office.owner, 'partyMembers.exported')).toEqual({ format: 'csv', rows: 1 });
});

test('a payment that was taken back goes out struck and counts for nothing', async () => {
  const office = await openOffice();
  const { id: partyId } = office.party;
  const { settlements } = await office.settle([await office.onAccount(60_000)]);
  const taken = { settlementId: settlements[0]?.id ?? 0, reason: 'Cheque returned' };
  await office.owner.call(parties.takeSettlementBack, taken);
  const rows = await xlsxRows(
    await office.owner.call(parties.exportSettlements, { partyId, format: 'xlsx' }),
  );
  expect(rows[1]?.slice(4, 6)).toEqual([null, null]);
  expect(rows[1]?.at(-1)).toBe('Cheque returned');
  expect(rows[2]?.[4]).toBe(0);
});

test('who may not see companies gets none of their lists', async () => {
  const office = await openOffice();
  const nurse = await office.owner.as('nurse');
  for (const takeOut of [parties.exportOpenBills, parties.exportSettlements, parties.exportMembers]) {
    const refused = nurse.call(takeOut, { partyId: office.party.id, ...csv });
    expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
  }
});
