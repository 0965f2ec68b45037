import readWorkbook, { readSheet } from 'read-excel-file/node';
import { expect } from 'vitest';
import { signInAs } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';
import { moneyDays } from '../support/money-at-work.ts';
import { checkXml, savedBy, unzipped, wordsOfPdf } from '../support/saved-file.ts';

const LISTS = [
  ...['trial-balance', 'cash-book', 'bills', 'cancelled-bills', 'credit-notes', 'receipts', 'refunds'],
  ...['expenses', 'dues-at-the-end', 'form-3c', 'gst-by-rate', 'gst-by-code', 'gst-numbers', 'numbers-audit'],
  'day-closes',
];

journey(
  'one key makes the accountant’s pack of the last month, and every file in it opens and ties',
  'two closed days of money',
  async clinic => {
    const { page } = clinic;
    const month = moneyDays()[0].slice(0, 7);
    await signInAs(clinic, 'accountant');
    await goTo(clinic, 'registers');
    await page.getByRole('heading', { name: 'Collections' }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: 'Accountant’s pack' }).waitFor();
    expect(await lookAt(clinic, 'accountants-pack')).toEqual([]);
    const pack = await savedBy(page, () => page.keyboard.press('Control+Enter'));
    expect(pack.name).toMatch(new RegExp(`^accounts-${month}-01-${month}-\\d\\d\\.zip$`));
    await page.getByText(`${pack.name} is saved`).waitFor();

    const files = unzipped(pack);
    const file = (name: string): Buffer => {
      const bytes = files.get(name);
      if (!bytes) throw new Error(`${name} is not among ${[...files.keys()].sort().join(', ')}`);
      return bytes;
    };
    const rowsOf = (name: string) => file(`csv/${name}.csv`).toString('utf8').trim().split('\r\n').slice(1);
    for (const name of LISTS) file(`csv/${name}.csv`);
    const listCount = [...files.keys()].filter(name => name.startsWith('csv/')).length;
    expect(rowsOf('bills')).toHaveLength(5);
    expect(rowsOf('cancelled-bills')).toEqual([
      expect.stringMatching(/Imran Shaikh.*700\.00.*Wrong patient/),
    ]);
    expect(rowsOf('expenses')).toEqual([expect.stringMatching(/Gupta Stores.*40\.00/)]);
    expect(rowsOf('dues-at-the-end')).toEqual([expect.stringMatching(/Asha Rao.*300\.00/)]);
    expect(rowsOf('gst-by-code').find(row => row.includes('3004'))).toMatch(/1000\.00.*25\.00.*25\.00/);
    expect(rowsOf('day-closes')).toHaveLength(2);
    const readMe = file('README.txt').toString('utf8');
    expect(readMe).toMatch(/debits ₹ [\d,.]+, credits the same\.\s+Closed until 11 /);

    const sheets = await readWorkbook(file('accounts.xlsx'));
    expect(sheets).toHaveLength(listCount);
    const bills = await readSheet(file('accounts.xlsx'), 'Bills');
    expect(bills.at(-1)).toContain(2_950);

    checkXml(file('tally/ledgers.xml'));
    checkXml(file(`tally/vouchers-${month}.xml`));
    const tally = file(`tally/vouchers-${month}.xml`).toString('utf8');
    const amounts = [...tally.matchAll(/<AMOUNT>(-?[\d.]+)<\/AMOUNT>/g)].map(([, rupees]) => Number(rupees));
    expect(Math.round(100 * amounts.reduce((sum, rupees) => sum + rupees, 0))).toBe(0);
    for (const ledger of ['CGST', 'SGST']) expect(tally).toContain(`<LEDGERNAME>${ledger}</LEDGERNAME>`);

    const certificate = wordsOfPdf(file('pdf/chain-certificate.pdf'));
    expect(certificate).toContain('All 2 day closes up to the last are whole');
    const seal = /Last seal\s+((?:[0-9A-F]{4} ?)+)/.exec(certificate)?.[1] ?? '';
    expect(rowsOf('day-closes').at(-1)?.toUpperCase()).toContain(seal.replace(/\s/g, '').slice(0, 16));
    expect(wordsOfPdf(file(`pdf/form-3c-${month}.pdf`))).toContain('3,650.00');
    for (const name of ['trial-balance', 'cash-book', 'gst-by-rate', 'numbers-audit'])
      expect(wordsOfPdf(file(`pdf/${name}.pdf`))).toContain('Sanjeevani Clinic');
  },
  'in the browser',
);
