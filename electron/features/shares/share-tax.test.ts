import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { lawInWords } from '#shared/features/shares/share-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { sql } from '../../database/db.ts';
import { TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { accountsOf } from '../../server/test-dues.test-support.ts';
import { DOCTOR, openShareBooks } from './shares.test-support.ts';

afterEach(closeTestClinics);
const { registers, reports, shares } = contract;
const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };

test('above the limit of the year the tax of all of it is kept back, and the next payout bears only its own', async () => {
  const books = await openShareBooks({ permille: 1_000 });
  await books.owner.call(shares.setTax, { doctorId: DOCTOR, version: 0, pan: 'abcde1234f', keepsTds: true });
  await books.bill(4_500_000, { payments: [{ mode: 'bank', amountPaise: 4_500_000, reference: '' }] });
  expect(await books.payOut()).toMatchObject({ tdsPaise: 0 });
  const bank = (amountPaise: number) => ({
    payments: [{ mode: 'bank' as const, amountPaise, reference: '' }],
  });
  await books.bill(1_000_000, bank(1_000_000));
  const { tds } = await books.sheet();
  expect(tds).toMatchObject({ tdsPaise: 550_000, permille: 100, maskedPan: 'ABxxxxxx4F', year: '26-27' });
  expect(tds.source).toContain('To be confirmed by the accountant');
  expect(lawInWords(tds, translatorOf('hi'))).toContain('धारा 393');
  await books.payOut();
  await books.bill(200_000, bank(200_000));
  expect(await books.payOut()).toMatchObject({ tdsPaise: 20_000, netPaise: 180_000 });
  expect(accountsOf(books.owner)).toMatchObject({ tdsPayable: -570_000, expenses: 5_700_000 });
  await books.at('2027-04-01T10:00');
  await books.bill(100_000, bank(100_000));
  expect(await books.payOut({ toDate: '2027-04-01' })).toMatchObject({ tdsPaise: 0 });
});

test('every limit of the law that the program brings is said in both languages', async () => {
  const books = await openShareBooks({ permille: 1_000 });
  const { reader } = books.owner.server.house.opened().db;
  const limits = reader.all<{ validFrom: number; source: string }>(sql`
    SELECT valid_from AS validFrom, source FROM legal_limits WHERE name = 'tdsProfessionalThreshold'`);
  const { tds } = await books.sheet();
  for (const { validFrom, source } of limits) {
    const law = { ...tds, lawSince: fromDayNumber(validFrom), source };
    const [en, hi] = [lawInWords(law, translatorOf('en')), lawInWords(law, translatorOf('hi'))];
    expect(en.replaceAll('₹', 'Rs '), source).toBe(source);
    expect(hi).toMatch(/आयकर अधिनियम/);
  }
  expect(limits).toHaveLength(3);
});

test('before April 2025 the limit was thirty thousand; without PAN it is twenty percent', async () => {
  const books = await openShareBooks({ permille: 1_000, validFrom: '2025-01-01' });
  await books.at('2025-03-31T10:00');
  const bank = { payments: [{ mode: 'bank' as const, amountPaise: 3_100_000, reference: '' }] };
  await books.bill(3_100_000, bank);
  expect((await books.sheet('2025-03-31')).tds).toMatchObject({
    tdsPaise: 620_000,
    thresholdPaise: 3_000_000,
  });
  await books.at('2025-04-01T10:00');
  expect((await books.sheet('2025-04-01')).tds).toMatchObject({ tdsPaise: 0, thresholdPaise: 5_000_000 });
});

test('another figure of tax needs a reason; a payout may go to tax altogether and still has its number', async () => {
  const books = await openShareBooks({ permille: 1_000 });
  await books.bill(60_000);
  expect(await refusalOf(books.payOut({ tdsPaise: 1_000 }))).toMatchObject({
    ...{ code: 'INVALID_INPUT', data: { problems: [{ path: 'tdsReason', code: 'REQUIRED' }] } },
  });
  expect(await refusalOf(books.payOut({ tdsPaise: 60_001, tdsReason: 'All' }))).toMatchObject({
    code: 'INVALID_INPUT',
  });
  const all = await books.payOut({ tdsPaise: 60_000, tdsReason: 'For October too' });
  expect(all).toMatchObject({ netPaise: 0, askedTdsPaise: 0, tdsReason: 'For October too' });
  await books.bill(10_000);
  await books.payOut();
  await books.owner.call(shares.takeBack, { payoutId: all.id, reason: 'Not so much' });
  const numbers = { ...november, options: {}, language: 'en' as const, report: 'numbersAudit' as const };
  const { grid } = await books.owner.call(registers.show, numbers);
  const series = grid.rows.find(({ cells }) => cells.includes('PV/26-27/000002'));
  const cell = (key: string) => series?.cells[grid.columns.findIndex(column => column.key === key)];
  expect(['first', 'count', 'cancelled', 'missing'].map(cell)).toEqual(['PV/26-27/000001', 2, 1, 0]);
  expect(accountsOf(books.owner).tdsPayable).toBeUndefined();
});

test('tax kept back is deposited, never more than that, and a deposit is taken back once', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const { id: payoutId } = await books.payOut({ tdsPaise: 5_000, tdsReason: 'Asked for by the doctor' });
  expect(await books.owner.call(shares.tds, {})).toMatchObject({
    balancePaise: 5_000,
    months: [{ month: '2026-11', keptPaise: 5_000, openPaise: 5_000, depositBy: '2026-12-07' }],
  });
  const deposit = { amountPaise: 5_001, mode: 'bank' as const, challan: '0510308-211126-00417' };
  expect(await refusalOf(books.owner.call(shares.depositTds, deposit))).toEqual({
    ...{ code: 'MORE_THAN_KEPT_BACK', data: { balancePaise: 5_000 } },
  });
  const { deposits, balancePaise } = await books.owner.call(shares.depositTds, {
    ...{ ...deposit, amountPaise: 5_000 },
  });
  expect([balancePaise, deposits.length]).toEqual([0, 1]);
  const entryId = deposits[0]?.id ?? 0;
  await books.owner.call(shares.takeDepositBack, { entryId, reason: 'Typed twice' });
  const again = books.owner.call(shares.takeDepositBack, { entryId, reason: 'Typed twice' });
  expect(await refusalOf(again)).toMatchObject({ code: 'ALREADY_REVERSED' });
  await books.owner.call(shares.depositTds, { ...deposit, amountPaise: 5_000 });
  const sheet = await books.owner.call(reports.daySheet, { onDate: TODAY });
  expect(sheet.expensesPaise).toBe(24_000);
  const asked = { fromDate: TODAY, toDate: TODAY };
  const { figures } = await books.owner.call(reports.ownerSheet, asked);
  expect(figures.expensesPaise.now).toBe(24_000);
  await books.owner.call(shares.takeBack, { payoutId, reason: 'Not earned' });
  expect(await books.owner.call(shares.tds, {})).toMatchObject({ balancePaise: -5_000, months: [] });
});

test('two people who change one doctor’s PAN do not overwrite each other, and nobody reads it on a screen or in the log', async () => {
  const books = await openShareBooks();
  const asked = { doctorId: DOCTOR, version: 0, pan: 'ABCDE1234F', keepsTds: true };
  const { tax } = await books.owner.call(shares.setTax, asked);
  expect(tax).toEqual({ version: 1, maskedPan: 'ABxxxxxx4F', keepsTds: true });
  expect(await refusalOf(books.owner.call(shares.setTax, asked))).toMatchObject({
    code: 'CHANGED_MEANWHILE',
  });
  expect(await refusalOf(books.owner.call(shares.setTax, { ...asked, pan: '12345' }))).toMatchObject({
    code: 'INVALID_INPUT',
  });
  const kept = { ...asked, version: 1, pan: null, keepsTds: false };
  expect((await books.owner.call(shares.setTax, kept)).tax).toMatchObject({ maskedPan: 'ABxxxxxx4F' });
  expect(JSON.stringify(books.owner.auditTrail())).not.toContain('ABCDE1234F');
});

test('a payout taken back in a later month leaves its own month in the TDS room as the register has it', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const asked = { tdsReason: 'Asked for' };
  const { id: payoutId } = await books.payOut({ tdsPaise: 4_000, ...asked });
  await books.at('2026-12-02T10:00');
  const deposit = { mode: 'bank' as const, challan: '0510308-021226-00417' };
  await books.owner.call(shares.depositTds, { ...deposit, amountPaise: 4_000 });
  await books.owner.call(shares.takeBack, { payoutId, reason: 'Wrong month' });
  await books.at('2027-01-05T10:00');
  await books.payOut({ toDate: '2027-01-05', tdsPaise: 5_000, ...asked });
  expect(await books.owner.call(shares.tds, {})).toMatchObject({
    balancePaise: 1_000,
    months: [
      { month: '2027-01', keptPaise: 5_000, openPaise: 1_000 },
      { month: '2026-12', keptPaise: -4_000, openPaise: 0 },
      { month: '2026-11', keptPaise: 4_000, openPaise: 0 },
    ],
  });
});
