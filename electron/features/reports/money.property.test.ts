import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { ACCOUNTS } from '#shared/features/ledger/ledger.rules.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { sql } from '../../database/db.ts';
import { balanceOf } from '../../ledger/ledger.sql.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { cellsOf } from '../../server/test-grids.test-support.ts';
import { owedByCompany } from './company-acts.test-support.ts';
import { act } from './money-acts.test-support.ts';
import { actionArbitrary, FIRST_DAY } from './money-script.test-support.ts';
import { dues, openWorld, type World } from './money-world.test-support.ts';
import { checkSums, verifyDayChain } from './reports.service.ts';

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

type Ask = { fromDate: string; toDate: string; language: 'en' };

/** Slips that did not agree, and UPI money that nobody has confirmed. */
async function compareWithBank({ people: { owner }, paper }: World, ask: Ask): Promise<void> {
  const { reader } = owner.server.house.opened().db;
  const upiToConfirm = reader.all<{ id: number }>(sql`
    SELECT id FROM ledger AS taking WHERE mode = 'upi' AND kind IN ('receipt', 'advance')
      AND NOT EXISTS (SELECT 1 FROM ledger AS back WHERE back.reverses_id = taking.id) ORDER BY id`);
  const waiting = reader.all<{ id: number }>(sql`SELECT payment_id AS id FROM upi_waiting ORDER BY id`);
  expect(waiting, 'UPI that waits').toEqual(upiToConfirm);
  const drawers = await owner.call(contract.registers.show, {
    ...{ report: 'exceptions' as const, ...ask, options: { kind: 'drawer' } },
  });
  const bySlips = cellsOf(drawers, 'amount', 'detail').filter(([, why]) => String(why).includes('Slips'));
  const inOrder = (one: number, other: number) => one - other;
  const offPaise = bySlips.map(([paise]) => Number(paise)).sort(inOrder);
  expect(offPaise, 'slips').toEqual([...paper.slipsOff].sort(inOrder));
}

/** The books against the paper, and each book against the ledger. */
async function compare(world: World): Promise<void> {
  const { people, paper, patientIds } = world;
  const { owner } = people;
  const { reader } = owner.server.house.opened().db;
  expect(checkSums(reader)).toEqual({ wrongSums: [], wrongDues: [], wrongBalances: [], gaps: [] });
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
      duePaise: sumOf(
        paper.bills.filter(one => one.patientId === patientId && !one.isCompanys).map(one => one.duePaise),
      ),
    });
  }
  const listed = await owner.call(dues.list, { band: null, doctorId: null, isPromised: null });
  const [company] = await owner.call(contract.parties.list, {});
  expect(company?.duePaise, 'company').toBe(owedByCompany(world));
  expect(sumOf(listed.rows.map(({ duePaise }) => duePaise)) + (company?.duePaise ?? 0)).toBe(
    balanceOf(reader, 'dues'),
  );
  const standing = paper.settlements.filter(({ isBack }) => !isBack);
  // The world was busy with each kind: neither is all refused.
  expect(standing.length).toBeGreaterThan(0);
  expect(reader.value<number>(sql`SELECT count(*) FROM package_uses`)).toBeGreaterThan(0);
  const roundings = sql`SELECT count(DISTINCT rounding) FROM bills WHERE rounding = 'rupee' OR total_paise % 100 > 0`;
  expect(reader.value<number>(roundings)).toBe(2);
  const keptBackPaise = sumOf(standing.map(({ tdsPaise }) => tdsPaise));
  expect(balanceOf(reader, 'tds'), 'tax kept back').toBe(keptBackPaise);

  const spent = paper.expenses.filter(({ isBack }) => !isBack);
  const shares = paper.payouts.filter(({ isBack }) => !isBack);
  expect(paper.payouts.length).toBeGreaterThan(0);
  expect(balanceOf(reader, 'expenses'), 'expenses').toBe(
    sumOf(spent.map(({ amountPaise }) => amountPaise)) + sumOf(shares.map(({ grossPaise }) => grossPaise)),
  );
  expect(0 - balanceOf(reader, 'tdsPayable'), 'tax to deposit').toBe(
    sumOf(shares.map(({ tdsPaise }) => tdsPaise)),
  );

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
  // The tax that a company kept back was received for the doctor too.
  expect(grid.totals?.[4] ?? 0, 'form 3C').toBe(onPaper + keptBackPaise);
  await compareWithBank(world, ask);
  const fees = reader.value<number>(sql`
    SELECT coalesce(sum(CASE WHEN credit = 'fees' THEN amount_paise WHEN debit = 'fees' THEN -amount_paise END), 0)
    FROM ledger WHERE on_date BETWEEN ${toDayNumber(FIRST_DAY)} AND ${toDayNumber(paper.day)}`);
  const gst = await owner.call(contract.registers.show, {
    report: 'gst',
    ...ask,
    options: { table: 'rates' },
  });
  expect(gst.grid.totals?.[2] ?? 0, 'taxable value').toBe(fees);
  const tax = reader.value<number>(sql`
    SELECT coalesce(sum(CASE WHEN credit = 'gst' THEN amount_paise WHEN debit = 'gst' THEN -amount_paise END), 0)
    FROM ledger WHERE on_date BETWEEN ${toDayNumber(FIRST_DAY)} AND ${toDayNumber(paper.day)}`);
  const parts = gst.grid.columns.flatMap(({ key }, at) =>
    ['cgst', 'sgst', 'igst'].includes(key) ? [Number(gst.grid.totals?.[at] ?? 0)] : [],
  );
  expect(
    parts.reduce((sum, paise) => sum + paise, 0),
    'both halves and IGST',
  ).toBe(tax);
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
