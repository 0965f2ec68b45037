import { expect } from 'vitest';
import { addDays } from '#shared/kernel/local-date.ts';
import { billByHand } from '../pages/bill.ts';
import { registerByKeyboard } from '../pages/desk.ts';
import { countNotes } from '../pages/drawer.ts';
import { passwordOf, signInAs, switchByPin, switchTo } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { atPage, type ClinicRun, journey } from '../support/clinic.ts';
import { todayInIndia } from '../support/desk-at-work.ts';
import { lookAt } from '../support/look-at.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;
const PIN = '2719';

/** '22 Nov', as papers and screens write a day. */
function dayWords(date: string): RegExp {
  const [, month = '', day = ''] = date.split('-');
  const name = new Intl.DateTimeFormat('en-IN', { month: 'short', timeZone: 'UTC' }).format(new Date(date));
  return new RegExp(`\\b0?${Number(day)} ${name.slice(0, 3)}|\\b${day}/${month}/`);
}

async function setPin({ page }: ClinicRun): Promise<void> {
  const form = page.getByRole('form', { name: 'My PIN' });
  await form.getByLabel('Password', { exact: false }).first().fill(passwordOf('owner'));
  await form.getByLabel('PIN', { exact: true }).fill(PIN);
  await page.keyboard.press('Enter');
  await page.getByText('PIN set').first().waitFor();
}

/** 600 by token: 400 of it in cash, what is left by UPI; each has its receipt. */
async function billSplit(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await registerByKeyboard(clinic, asha);
  await clinic.pdfText(/A-01/);
  await page.keyboard.press('F6');
  await page.locator('input:focus[data-mode="cash"]').waitFor();
  await page.keyboard.type('400');
  await page.keyboard.press('u');
  await page.getByRole('img', { name: 'Scan to pay ₹200' }).waitFor();
  await page.keyboard.press('Enter');
  const bill = await clinic.pdfText(/B\/\d\d-\d\d\/000001/);
  expect(bill).toMatch(/R\/\d\d-\d\d\/000001[\s\S]*400\.00/);
  expect(bill).toMatch(/R\/\d\d-\d\d\/000002[\s\S]*200\.00/);
  await page.getByLabel('Phone', { exact: true }).waitFor();
}

/** A fifth of a dressing, more than the desk gives by itself: a wrong PIN gives nothing, the owner's does. */
async function discountByPin(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await billByHand(clinic, { patientId: 1, item: 'Dressing', rupees: 500 });
  await page.keyboard.press('d');
  await page.locator('input:focus[name="discountAmount"]').waitFor();
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await page.locator('input:focus[name="discountReason"]').waitFor();
  await page.keyboard.type('senior');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const secret = page.getByLabel('PIN or password of Anil Kulkarni');
  await secret.fill('9172');
  await secret.press('Enter');
  await page
    .getByText(/wrong|not right|tries/i)
    .first()
    .waitFor();
  await secret.fill(PIN);
  await secret.press('Enter');
  await page.getByText('Approved by Anil Kulkarni').waitFor();
  await page.locator('input:focus[data-mode="cash"]').waitFor();
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  const bill = await clinic.pdfText(/B\/\d\d-\d\d\/000002/);
  expect(bill).toContain('approved by Anil Kulkarni');
  expect(bill).toContain('400.00');
}

/** 800 of cash should be there and 790 are: a word about it and about the visit that is not over; gives the seal. */
async function closeShortByTen(clinic: ClinicRun): Promise<string> {
  const { page } = clinic;
  await page.getByRole('navigation').getByText('Close day').click();
  await page.locator('input[name="count-500"]').waitFor();
  await countNotes(clinic, { 500: 1, 200: 1, 50: 1, 20: 2 });
  await page.keyboard.press('Control+Enter');
  await page.getByText('A difference of ₹10 needs a reason.').waitFor();
  await page.keyboard.type('Change given wrong');
  await page.keyboard.press('Control+Enter');
  await page.locator('#loose-ends-reason:focus').waitFor();
  await page.keyboard.type('Comes back for the report');
  await page.getByLabel('I counted this money myself').check();
  await page.keyboard.press('Control+Enter');
  const close = await clinic.pdfText(/Day close/);
  expect(close).toContain('Change given wrong');
  expect(close).toMatch(/Cash +0\.00 +800\.00 .* 790\.00 +−10\.00/);
  await page.getByText('Closed by Anil Kulkarni').waitFor();
  return (/Seal, today +((?:[0-9A-F]{4} ?){4})/.exec(close)?.[1] ?? 'no seal').trim().toLowerCase();
}

/** The bill that was being typed when the day was closed: its paper and its drawer are those of the next day. */
async function sendTheLateBill(desk: ClinicRun): Promise<void> {
  const { page } = desk;
  const today = todayInIndia();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Change the bill/ }).waitFor();
  const late = await desk.pdfText(/B\/\d\d-\d\d\/000003/);
  expect(late).toMatch(dayWords(addDays(today, 1)));
  expect(late).not.toMatch(dayWords(today));
  await goTo(desk, 'drawer');
  await page.getByText(/Money taken now belongs to/).waitFor();
  const float = page.getByRole('row', { name: /^Float/ });
  await float.getByText('790', { exact: true }).waitFor();
  await page
    .getByRole('row', { name: /^Should be/ })
    .getByText('890', { exact: true })
    .waitFor();
}

/** What the desk cancels by itself on its own day waits for the owner once that day is closed. */
async function cancelIsRefused(desk: ClinicRun): Promise<void> {
  const { page } = desk;
  await goTo(desk, 'bills');
  await page.getByRole('option', { name: /B\/\d\d-\d\d\/000001/ }).click();
  await page
    .getByRole('heading', { name: /^Bill B\/.*000001/ })
    .first()
    .waitFor();
  await page.keyboard.press('e');
  await page.getByRole('button', { name: /Cancel the bill/ }).waitFor();
  await page.keyboard.press('x');
  await page.getByLabel('Why is it cancelled?').fill('Entered twice');
  await page.keyboard.press('Enter');
  await page.getByLabel('PIN or password of Anil Kulkarni').waitFor();
  await page.getByText('Up to ₹600', { exact: false }).first().waitFor();
}

journey(
  'a split bill, a discount by PIN, a day closed short, and what comes late belongs to the next day',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'owner');
    await goTo(clinic, 'settings/me');
    await setPin(clinic);
    await switchTo(clinic, 'receptionist');
    await billSplit(clinic);
    await discountByPin(clinic);

    const other = await clinic.openAnotherDesk?.();
    if (!other) throw new Error('This host has one desk only.');
    const desk = atPage(clinic, other);
    await signInAs(desk, 'receptionist');
    await billByHand(desk, { patientId: 1, item: 'Bandage', rupees: 100 });
    await other.keyboard.press('c');
    await switchByPin(clinic, 'owner', PIN);
    const seal = await closeShortByTen(clinic);
    await sendTheLateBill(desk);
    await cancelIsRefused(desk);

    // The closed day is as it was signed, and is not counted again.
    await goTo(clinic, 'today');
    await goTo(clinic, 'close-day');
    await page.getByText('Closed by Anil Kulkarni').waitFor();
    await page.getByText(seal, { exact: false }).first().waitFor();
    await page
      .getByRole('row', { name: /^In hand/ })
      .getByText('1,000', { exact: true })
      .waitFor();
    expect(await page.locator('input[name="count-500"]').count()).toBe(0);
    expect(await lookAt(desk, 'late-cancel')).toEqual([]);
  },
  'in the browser',
);
