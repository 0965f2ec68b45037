import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ExportedFile } from '#shared/contract/grid-export.ts';
import { contract } from '#shared/contract/index.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { pageSizesOf, textOf, textOfPages } from '../../printing/read-pdf.test-support.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { upi } from '../../server/test-money-desk.test-support.ts';
import { type Form3cPrint, type Form3cRow, form3cDocument } from './form3c.document.ts';

afterEach(closeTestClinics);

const print: Form3cPrint = {
  language: 'en',
  clinic: { name: 'Aarohi Clinic', addressLines: ['12 Prabhat Road', 'Pune 411004'] },
  doctors: ['Dr Meera Kulkarni, MBBS, MD, Reg. no. MMC 12345, Maharashtra Medical Council'],
  period: '1 Nov 2026 to 30 Nov 2026',
  words: {
    title: 'Form 3C, daily case register',
    rule: 'Rule 6F',
    heads: [
      'Date',
      'S. No.',
      'Patient’s name',
      'Nature of professional services rendered',
      'Fees received ₹',
      'Date of receipt',
    ],
    ...{
      broughtForward: 'Brought forward',
      pageTotal: 'Total of this page',
      carriedForward: 'Carried forward',
    },
    ...{ total: 'Together', nothing: 'Nothing', notes: ['To be kept for six years.'] },
    toWriteIn: ['Stock of drugs on 1 Apr 2026', 'Stock of drugs on 31 Mar 2027'],
  },
  rows: [],
};

const row = (serial: number, more: Partial<Form3cRow> = {}): Form3cRow => ({
  ...{ date: '21/11/2026', serial, name: 'Lakshmi Raghavan', nature: 'Consultation', feesPaise: 10_001 },
  received: '21/11/2026',
  ...more,
});
const many = (count: number, more: Partial<Form3cRow> = {}) =>
  Array.from({ length: count }, (_none, at) => row(at + 1, more));

const pagesOf = async (rows: readonly Form3cRow[]) => {
  const { bytes } = await renderPdf(form3cDocument({ ...print, rows }));
  expect(new Set(pageSizesOf(bytes).map(({ width }) => width))).toEqual(new Set([595.28]));
  return textOfPages(bytes);
};

test.each([1, 28, 29, 30, 64, 65, 66, 101, 240])(
  '%i fees: each page is added up and carried to the next',
  async count => {
    const pages = await pagesOf(many(count));
    let carried = 0;
    pages.forEach((page, at) => {
      const here = page.match(/Lakshmi Raghavan/g)?.length ?? 0;
      expect(here, `page ${at + 1}`).toBeGreaterThan(0);
      expect(page.replaceAll(/\s+/g, ' ')).toContain('Nature of professional');
      if (at > 0) expect(page).toContain(`Brought forward ${formatPaise(carried)}`);
      carried += here * 10_001;
      const isLast = at === pages.length - 1;
      const last = isLast ? 'Together' : 'Carried forward';
      expect(page).toContain(`${last} ${formatPaise(carried)}`);
      if (!isLast) expect(page).toContain(`Total of this page ${formatPaise(here * 10_001)}`);
    });
    expect(carried).toBe(count * 10_001);
    expect(pages.at(-1)).toContain('To be kept for six years.');
    expect(pages.at(-1)).toContain('Stock of drugs on 31 Mar 2027');
  },
);

test('a name and a nature of any length and script leave each page its rows', async () => {
  for (const words of Object.values(UGLY_TEXTS)) {
    const said = Array.isArray(words) ? words.join(' ') : String(words);
    const pages = await pagesOf(many(70, { name: said, nature: said, feesPaise: 99_99_999_99 }));
    expect(pages).toHaveLength(3);
  }
});

let books: TestBooks;
const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };

function take(ask: object): Promise<ExportedFile> {
  return books.owner.call(contract.registers.export, {
    report: 'form3c',
    ...november,
    format: 'pdf',
    ...ask,
  });
}

test('the register prints as the law draws it, with clinic, doctors and the note of six years', async () => {
  books = await openTestBooks();
  await books.bill(60_000);
  const text = textOf(Buffer.from((await take({})).base64, 'base64'));
  for (const words of [
    'Form 3C',
    'Rule 6F',
    'S. No.',
    'Patient’s name',
    'Fees received',
    'Nature of professional',
  ])
    expect(text).toContain(words);
  for (const words of ['21/11/2026 1 Baldev Malviya', '600.00 21/11/2026', 'Reg. no.', 'six years'])
    expect(text).toContain(words);
  expect(text).not.toContain('Stock of drugs and consumables');
  const year = await take({ fromDate: '2026-04-01', toDate: '2027-03-31' });
  const lines = textOf(Buffer.from(year.base64, 'base64')).match(/Stock of drugs and consumables on [^,]*/g);
  expect(lines?.map(line => line.replace(/^.* on /, ''))).toEqual(['1 Apr 2026', '31 Mar 2027']);
  expect(textOf(Buffer.from((await take({ language: 'hi' })).base64, 'base64'))).toContain('Baldev Malviya');
});

test('a receipt taken back names the receipt, and takes its fee out again', async () => {
  books = await openTestBooks();
  const bill = await books.bill(60_000, { payments: [upi(60_000)] });
  const [receipt] = bill.payments;
  const back = { entryId: receipt?.id ?? 0, reason: 'By card' };
  await books.owner.call(contract.refunds.reverseReceipt, back);
  const { grid } = await books.owner.call(contract.registers.show, {
    ...{ report: 'form3c', ...november, language: 'en' },
  });
  expect(grid.rows.map(({ cells }) => [cells[4], cells[6]])).toEqual([
    [60_000, receipt?.receiptNumber],
    [-60_000, receipt?.receiptNumber],
  ]);
});

/** Advances, written as a year writes them; through the triggers of the ledger. */
function manyFees(count: number): void {
  const { driver } = books.owner.server.house.opened().db;
  driver.exec(`
    INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, number, patient_id, shift_id, user_id)
    WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ${count})
    SELECT 20261121, 0, 'advance', 'cash', 'advances', 10000, 'AD/26-27/' || substr('0' || (100000 + at), 2),
      ${books.patientId}, (SELECT max(id) FROM shifts), 1 FROM n`);
}

test('a register too long for one file comes as one ZIP of its months, its serial numbers running through', async () => {
  books = await openTestBooks();
  await books.at('2026-10-10T10:00');
  await books.bill(50_000);
  await books.at('2026-11-21T10:00');
  await books.bill(60_000);
  manyFees(10_000);
  const file = await take({ fromDate: '2026-04-01', toDate: '2027-03-31' });
  expect(file).toMatchObject({ mimeType: 'application/zip' });
  expect(file.fileName).toBe('form3c-2026-04-01-2027-03-31-pdf.zip');
  const folder = mkdtempSync(join(tmpdir(), 'parchi-3c-'));
  try {
    writeFileSync(join(folder, 'year.zip'), Buffer.from(file.base64, 'base64'));
    execFileSync('unzip', ['-q', join(folder, 'year.zip'), '-d', folder]);
    expect(textOf(readFileSync(join(folder, 'form3c-2026-10.pdf')))).toContain('10/10/2026 1 Baldev');
    const november = execFileSync(
      'pdftotext',
      ['-layout', '-l', '1', join(folder, 'form3c-2026-11.pdf'), '-'],
      {
        encoding: 'utf8',
      },
    );
    expect(november).toMatch(/21\/11\/2026\s+2\s+Baldev/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [logged] = await books.owner.call(contract.audit.list, { limit: 1 });
  expect(logged).toMatchObject({ detail: { rows: 10_002, byMonth: true } });
}, 60_000);
