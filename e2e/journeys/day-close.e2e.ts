import { expect } from 'vitest';
import { countNotes, openWithFloat, putIntoTheBox } from '../pages/drawer.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

/** Tea for the waiting room, out of the drawer's float; the voucher is for the seller to sign. */
async function payForTea(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await page.keyboard.press('Alt+e');
  await page.getByRole('heading', { name: 'New expense' }).waitFor();
  await page.keyboard.type('Tea and water');
  await page.getByLabel('Paid to').fill('Gupta Stores');
  await page.getByLabel('Amount', { exact: true }).fill('40');
  await page.keyboard.press('Control+Enter');
  const voucher = await clinic.pdfText(/EV\/\d\d-\d\d\/000001/);
  expect(voucher).toContain('Gupta Stores');
  expect(voucher).toContain('40.00');
  await page.getByText('EV/', { exact: false }).first().waitFor();
  expect(await lookAt(clinic, 'expenses')).toEqual([]);
}

/** Two people hold a drawer: the day waits, names both, and the owner counts the colleague's, which is short. */
async function countTheColleaguesDrawer(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await page.getByRole('navigation').getByText('Close day').click();
  await page.getByRole('heading', { name: 'Drawers still open' }).waitFor();
  expect(await lookAt(clinic, 'close-day-two-drawers')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('alert')
    .getByText(/counted and handed over first/)
    .waitFor();
  await page
    .getByRole('button', { name: /Count and hand over/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Drawer of Kavita Nair' }).waitFor();
  await countNotes(clinic, { 200: 2, coins: 50 });
  await page.keyboard.press('Control+Enter');
  await page.getByText('A difference of ₹10 needs a reason.').waitFor();
  await page.keyboard.type('Change given wrong');
  expect(await lookAt(clinic, 'drawer-short')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  const sheet = await clinic.pdfText(/Drawer sheet/);
  expect(sheet).toContain('Kavita Nair');
  expect(sheet).toContain('−10.00');
  expect(sheet).toContain('Change given wrong');
}

async function closeTheDay(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await page.getByRole('navigation').getByText('Close day').click();
  await page.locator('input[name="count-500"]').waitFor();
  await countNotes(clinic, { 200: 1 });
  await page.keyboard.press('Enter');
  await page.locator('#box-takeOut').fill('250');
  await page.getByText('Stays, tomorrow’s float: ₹400').waitFor();
  await page.getByLabel('I counted this money myself').check();
  expect(await lookAt(clinic, 'close-day')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  const close = await clinic.pdfText(/Day close/);
  for (const words of ['Change given wrong', 'Tea and water', 'Kavita Nair', 'Tomorrow’s float', 'Ledger']) {
    expect(close).toContain(words);
  }
  expect(close).toContain('−250.00');
  await page.getByText('Closed by Anil Kulkarni').waitFor();
  expect(await lookAt(clinic, 'day-closed')).toEqual([]);
}

journey(
  'a day with a short drawer and two people is closed, and what comes after it opens the next',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'owner');
    await putIntoTheBox(clinic, 500);
    await switchTo(clinic, 'receptionist');
    await openWithFloat(clinic, 500);
    expect(await lookAt(clinic, 'drawer')).toEqual([]);
    await payForTea(clinic);
    await switchTo(clinic, 'owner');
    await openWithFloat(clinic, 200);
    await countTheColleaguesDrawer(clinic);
    await closeTheDay(clinic);
    await page.keyboard.press('Escape');
    await page.getByText('In the clinic’s box').first().waitFor();
    expect(await lookAt(clinic, 'today-closed')).toEqual([]);

    await switchTo(clinic, 'receptionist');
    await page.getByRole('navigation').getByText('Drawer', { exact: true }).click();
    await page.getByText(/Money taken now belongs to/).waitFor();
    const float = page.getByRole('textbox', { name: 'Float to begin with' });
    expect(await float.inputValue()).toBe('400');
    await float.press('Enter');
    await page.getByText('Should be', { exact: true }).waitFor();
    expect(await lookAt(clinic, 'drawer-next-day')).toEqual([]);
  },
);
