import type { Locator } from 'playwright';
import { readSheet } from 'read-excel-file/node';
import { expect } from 'vitest';
import { signInAs } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';
import { savedBy, wordsOfPdf } from '../support/saved-file.ts';

const STORY =
  'last month is cut by mode and doctor, opened down to a bill, and taken out for Excel and on paper by keys';

/** A list on the screen as its rows of words. */
async function rowsOf({ page }: ClinicRun): Promise<string[]> {
  const rows = await page.getByRole('grid').getByRole('row').allInnerTexts();
  return rows.map(text => text.replace(/\s+/g, ' ').trim());
}

async function press({ page }: ClinicRun, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Down the list by its arrow until the cursor stands on this row. */
async function walkTo(clinic: ClinicRun, row: Locator): Promise<void> {
  for (let steps = 0; (await row.getAttribute('aria-selected')) !== 'true'; steps += 1) {
    expect(steps).toBeLessThan(30);
    await press(clinic, 'ArrowDown');
  }
}

/** Collections of the last month by mode, and by doctor across. */
async function cutByModeAndDoctor(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await goTo(clinic, 'registers');
  await page.getByRole('heading', { name: 'Collections' }).waitFor();
  await press(clinic, 'l');
  await page.getByLabel('Rows', { exact: true }).selectOption({ label: 'Mode' });
  await page.getByLabel('Columns', { exact: true }).selectOption({ label: 'Doctor' });
  await page.getByRole('columnheader', { name: 'Dr Arvind Solanki' }).waitFor();
  await page.getByRole('row', { name: /^Cash/ }).waitFor();
  const heads = await page.getByRole('columnheader').allInnerTexts();
  const cellsOf = async (mode: string) => {
    const cells = await page
      .getByRole('row', { name: new RegExp(`^${mode}`) })
      .getByRole('gridcell')
      .allInnerTexts();
    return Object.fromEntries(heads.map((head, at) => [head.trim(), cells[at]?.trim() ?? '']));
  };
  expect(await cellsOf('Cash')).toMatchObject({ 'Dr Meera Kulkarni': '900', Collected: '1,900' });
  expect(await cellsOf('UPI')).toMatchObject({
    ...{ 'Dr Meera Kulkarni': '200', 'Dr Arvind Solanki': '500', Collected: '700' },
  });
  expect((await rowsOf(clinic)).at(-1)).toContain('3,650');
}

/** Under a name, for the months to come; its number brings it back from another report. */
async function saveTheView(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await press(clinic, 'Control+s', 'Control+a');
  await page.keyboard.type('Modes and doctors');
  await press(clinic, 'Enter');
  await page.getByRole('button', { name: /^Modes and doctors/ }).waitFor();
}

/** From the row of UPI to its receipts, from a receipt to its bill, and back again. */
async function openDownToTheBill(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await walkTo(clinic, page.getByRole('row', { name: /^UPI/ }));
  await press(clinic, 'Enter');
  await page.getByRole('heading', { name: 'Receipts and refunds' }).waitFor();
  await page.getByRole('row', { name: /412815550143/ }).waitFor();
  const receipts = await rowsOf(clinic);
  expect(receipts.filter(row => row.includes('UPI'))).toHaveLength(2);
  expect(receipts.at(-1)).toContain('700');
  await press(clinic, 'Enter');
  await page
    .getByRole('heading', { name: /^Bill B\// })
    .first()
    .waitFor();
  await page.getByText('Child consultation').first().waitFor();
  await page.getByText('Imran Shaikh').first().waitFor();
  // Back by the way one came: the receipts of UPI, then the month cut as it was.
  await press(clinic, 'Escape');
  await page.getByRole('row', { name: /412815550143/ }).waitFor();
  await press(clinic, 'Escape');
  await page.getByRole('columnheader', { name: 'Dr Arvind Solanki' }).waitFor();
}

/** From the list of reports, by arrows. */
async function chooseReport(clinic: ClinicRun, name: string): Promise<void> {
  const { page } = clinic;
  await press(clinic, 'ArrowLeft');
  const entry = page
    .getByRole('listbox', { name: 'Choose a report' })
    .getByRole('option', { name, exact: true });
  await walkTo(clinic, entry);
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

/** The register of the law: a serial number for each fee as it came in, on paper as the rule draws it. */
async function takeOutForm3c(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await chooseReport(clinic, 'Form 3C');
  await press(clinic, 'l');
  await page
    .getByRole('row', { name: /Farida Khan/ })
    .first()
    .waitFor();
  const rows = await rowsOf(clinic);
  expect(rows.filter(row => /Asha Rao|Imran Shaikh|Farida Khan/.test(row))).toHaveLength(6);
  const paper = wordsOfPdf((await savedBy(page, () => press(clinic, 'd'))).bytes);
  expect(paper).toContain('Rule 6F of the Income-tax Rules, 1962');
  expect(paper).toContain('Dr Arvind Solanki');
  expect(paper).toMatch(/3,650\.00/);
  await press(clinic, '1');
  await page.getByRole('columnheader', { name: 'Dr Arvind Solanki' }).waitFor();
}

/** The month on one page, with the words that go to the owner's phone. */
async function readTheOwnersSheet(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await page.getByRole('navigation').getByText('Today', { exact: true }).click();
  await page.getByRole('heading', { name: 'By doctor' }).first().waitFor();
  await press(clinic, 'o');
  await page.getByRole('heading', { name: 'Owner’s sheet' }).waitFor();
  await press(clinic, 'l');
  const lineOf = (label: string) => page.getByRole('row', { name: new RegExp(`^${label} `) });
  await lineOf('Collected').getByText('₹3,650').waitFor();
  await lineOf('Cash').getByText('₹1,900').waitFor();
  await lineOf('Cancelled').getByText('₹700').waitFor();
  await lineOf('Advances held').getByText('₹1,000').waitFor();
  await press(clinic, 'w');
  await page.getByText('Copied: paste it into a message').waitFor();
  await press(clinic, 'F8');
  const sheet = await clinic.pdfText(/Owner.s sheet/);
  for (const words of ['3,650', 'Dressing', 'Dr Arvind Solanki']) expect(sheet).toContain(words);
}

journey(
  STORY,
  'two closed days of money',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, `reports-${screen}`)));
    await signInAs(clinic, 'accountant');
    await cutByModeAndDoctor(clinic);
    await look('pivot');
    const workbook = await savedBy(page, () => press(clinic, 'x'));
    expect(workbook.name).toMatch(/^collections-.*\.xlsx$/);
    const cells = await readSheet(workbook.bytes, 1);
    expect(cells.find(([mode]) => mode === 'UPI')).toContain(700);
    expect(cells.flat()).toContain(3_650);
    const paper = wordsOfPdf((await savedBy(page, () => press(clinic, 'd'))).bytes);
    for (const words of ['Sanjeevani Clinic', 'Collections', '3,650']) expect(paper).toContain(words);
    const rows = await savedBy(page, () => press(clinic, 'v'));
    expect(rows.bytes.toString('utf8')).toContain('1900.00');

    await saveTheView(clinic);
    await openDownToTheBill(clinic);
    await takeOutForm3c(clinic);
    await readTheOwnersSheet(clinic);
    await look('owners-sheet');
    expect(findings).toEqual([]);
  },
  'in the browser',
);
