import { type Hands, takePictures } from './hands.ts';

// Takes the pictures of docs/guide/owner.md and accountant.md anew, by hand: npm run build, then
// node e2e/guide/take-books-pictures.ts [NAME …]

async function goTo({ page, clinic, settled }: Hands, path: string): Promise<void> {
  await page.goto(`${clinic.address}#/${path}`);
  await settled();
}

/** The patient's record by the search box; its number is the last part of the address. */
async function open(hands: Hands, name: string): Promise<string> {
  const { page, press, settled, type } = hands;
  await settled();
  await press('Control+k');
  await type(name);
  await page.getByRole('option').filter({ hasText: name }).first().waitFor();
  await settled();
  await press('Enter');
  await page.getByRole('heading', { name: 'Details' }).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** A receipt in the wrong mode is reversed, a bill that was made twice is cancelled: both are exceptions. */
async function deskCorrects(hands: Hands): Promise<void> {
  const { page, press, settled } = hands;
  await goTo(hands, 'bills');
  for (const [name, letter, why, words] of [
    ['Meena Sen', 'v', 'What was wrong?', 'By card, not cash'],
    ['Janhavi Kale', 'x', 'Why is it cancelled?', 'Entered twice'],
  ] as const) {
    await page.getByRole('option', { name: new RegExp(name) }).click();
    await settled();
    await press('e');
    await page.getByRole('button', { name: /Cancel the bill/ }).waitFor();
    await press(letter);
    await page.getByLabel(why).fill(words);
    await press('Enter');
    await settled();
  }
}

/** An advance, and half of it asked back. */
async function deskAsks(hands: Hands): Promise<void> {
  const { page, press, settled, shown } = hands;
  await open(hands, 'Rukhsana Mansuri');
  await press('m');
  await page.getByText('To pay back').first().waitFor();
  await press('a');
  await page.locator('input[data-mode="cash"]:focus').waitFor();
  await hands.type('3000\n');
  await shown(/AD\//).waitFor();
  await settled();
  await press('r');
  await page.getByLabel('Amount', { exact: true }).fill('1500');
  await page.getByLabel('Why is it paid back?').fill('Operated in another town');
  await press('Enter');
  await page.getByText(/waits for approval/).waitFor();
  await press('Escape', 'F9');
}

async function approvals(hands: Hands): Promise<void> {
  const { page, signIn, take } = hands;
  await signIn('Dr Meera Kulkarni');
  await goTo(hands, 'refunds');
  await page.getByRole('option', { name: /Rukhsana Mansuri/ }).waitFor();
  await take('refunds');
}

const PRICED = [
  ['Injection, giving', '50'],
  ['Ear wax removal', '400'],
  ['Stitches, up to five', '500'],
  ['Dressing, large', '300'],
  ['Gauze and bandage', '120'],
  ['Cosmetic procedure', '4000'],
  ['Dressing, small', '150'],
] as const;

async function setPrice({ page, press }: Hands, rupees: string, from?: string): Promise<void> {
  await page.getByLabel('Price', { exact: true }).fill(rupees);
  if (from) await page.getByRole('textbox', { name: 'From' }).fill(from);
  await press('Enter');
  await page.getByText('Price written').first().waitFor();
  await page.getByText('Price written').first().waitFor({ state: 'hidden' });
}

/** The usual services, some of them priced; the last one is dearer from next April on. */
async function prices(hands: Hands): Promise<void> {
  const { page, press, settled, take } = hands;
  await goTo(hands, 'settings/catalogue');
  await page.getByRole('button', { name: 'Usual services' }).first().click();
  await page.getByLabel(/^Dressing, small/).waitFor();
  await press('Control+Enter');
  for (const [name, rupees] of PRICED) {
    const service = page.getByRole('option').filter({ hasText: name }).first();
    await service.waitFor();
    await settled();
    await service.dblclick();
    await page.getByLabel('Price', { exact: true }).waitFor();
    await setPrice(hands, rupees);
    if (name !== 'Dressing, small') await press('Escape');
  }
  await setPrice(hands, '180', '1/4/27');
  await take('services');
  await press('Escape');
}

/** With a GSTIN, a bill of treatment, dressings and something that is not health care. */
async function taxedBill(hands: Hands): Promise<void> {
  const { clinic, page, press, settled, type } = hands;
  const patientId = await open(hands, 'Anjali Parmar');
  await goTo(hands, 'settings/clinic');
  await page.getByLabel('GSTIN').fill('23ABCDE1234F1Z5');
  await press('Enter');
  await page.getByText('Settings saved').waitFor();
  await page.goto(`${clinic.address}#/new-bill/${patientId}`);
  await page.locator('input:focus[name="description"]').waitFor();
  for (const item of ['Stitches, up', 'Gauze', 'Cosmetic']) {
    await type(item);
    await settled();
    await press('ArrowDown', 'Enter', 'Enter');
    await settled();
  }
  await press('Escape');
  await page.locator('input:focus[data-mode="cash"]').waitFor();
  // Left as due: a second drawer would have to be handed over before the close.
  await press('l', 'Enter');
  await page.getByRole('button', { name: /Change the bill/ }).waitFor();
}

async function company(hands: Hands): Promise<void> {
  const { page, press, settled, shown, take } = hands;
  const patientId = await open(hands, 'Vijay Parmar');
  await goTo(hands, 'parties');
  await press('n');
  await page.getByLabel('Name', { exact: true }).fill('Narmada Mills');
  await page.getByLabel('Credit limit').fill('50000');
  await page.getByLabel('TDS they keep back, %').fill('10');
  await press('Enter');
  await page.getByRole('heading', { name: 'Narmada Mills' }).waitFor();
  await press('3', '+');
  await page.getByLabel('Employee or claim no.').fill('NM-417');
  const who = page.getByRole('textbox', { name: 'Name, phone or UHID' });
  await who.fill('Vijay Parmar');
  await page
    .getByRole('option', { name: /Vijay Parmar/ })
    .first()
    .waitFor();
  await who.press('Enter');
  await shown('NM-417').waitFor();
  for (const [item, rupees] of [
    ['Dressing', '450'],
    ['Suture removal', '600'],
  ] as const) {
    await goTo(hands, `new-bill/${patientId}`);
    await page.getByLabel('Item', { exact: true }).fill(item);
    await page.getByLabel('Rate', { exact: true }).fill(rupees);
    await press('Enter');
    await settled();
    await page.locator('input[data-mode="cash"]').focus();
    await press('p');
    await page.getByText('On the account of Narmada Mills').waitFor();
    await press('Enter');
    await page.getByRole('button', { name: /Change the bill/ }).waitFor();
    await goTo(hands, 'parties');
  }
  await page
    .getByRole('option', { name: /Vijay Parmar/ })
    .first()
    .waitFor();
  await press('b');
  await page.getByLabel('Received in the bank').fill('900');
  await page.getByLabel('TDS kept back').focus();
  await settled();
  await page.getByLabel('UTR or cheque number').fill('N326261234567');
  await page.getByText(/^Bill B\/\S+$/).waitFor({ state: 'hidden' });
  await take('company');
}

async function share(hands: Hands): Promise<void> {
  const { page, press, take } = hands;
  await goTo(hands, 'shares');
  await page.getByRole('option', { name: /Dr Arvind Solanki/ }).click();
  await press('3', 'n');
  await page.getByLabel('Percent of the net amount').fill('40');
  await page.getByLabel('From the bills of').fill('1/11');
  await page.getByLabel('From the bills of').press('Enter');
  await page.getByText('in force').waitFor();
  await page.getByText('The rule is set').waitFor({ state: 'hidden' });
  await press('1');
  await page.getByRole('button', { name: /Pay out/ }).waitFor();
  await take('share');
}

async function looking(hands: Hands): Promise<void> {
  const { page, press, settled, take } = hands;
  await goTo(hands, 'today');
  await press('o');
  await page.getByRole('heading', { name: 'Owner’s sheet' }).waitFor();
  await press('y');
  await take('owner-sheet');
  await goTo(hands, 'registers');
  await press('l', 'r');
  await settled();
  await page.getByLabel('Columns', { exact: true }).selectOption({ label: 'Doctor' });
  await settled();
  await press('Control+s');
  await page.getByLabel('Name of the view').fill('Modes and doctors');
  await press('Enter');
  await page.getByRole('button', { name: /^Modes and doctors/ }).waitFor();
  await page.getByText(/^Saved as/).waitFor({ state: 'hidden' });
  await take('reports');
  await report(hands, 'Exceptions');
  await take('exceptions');
  await report(hands, 'Proof of the records');
  await press('r');
  await page.getByRole('row', { name: /Numbers of bills/ }).waitFor({ timeout: 120_000 });
  await take('proof');
}

async function report({ page, settled }: Hands, name: string): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Choose a report' });
  await list.getByRole('option', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
  await settled();
}

async function closing(hands: Hands): Promise<void> {
  const { page, settled, shown, take } = hands;
  await goTo(hands, 'close-day');
  await page.locator('input[name="count-500"]').waitFor();
  await settled();
  const should = await shown('Should be in the drawer').locator('..').innerText();
  let left = Number(/[\d,]+/.exec(should)?.[0].replaceAll(',', ''));
  for (const note of [500, 200, 100, 50, 20, 10]) {
    await page.locator(`input[name="count-${note}"]`).fill(String(Math.floor(left / note)));
    left %= note;
  }
  await page.locator('input[name="count-coins"]').fill(String(left));
  await page.locator('#box-takeOut').fill('3000');
  await page
    .getByLabel('Why is the day closed all the same?')
    .fill('Those who wait come again in the evening');
  await page.getByLabel('I counted this money myself').check();
  await take('close-day');
}

async function books(hands: Hands): Promise<void> {
  const { page, press, settled, signIn, take } = hands;
  await press('F9');
  await signIn('Ravi Verma');
  await goTo(hands, 'registers');
  await press('k');
  await page.getByText('What is in it').waitFor();
  await take('pack');
  await press('Escape');
  await report(hands, 'Form 3C');
  await press('t');
  await take('form-3c');
  await report(hands, 'GST');
  await press('t');
  await take('gst');
  await report(hands, 'Numbers issued');
  await take('numbers');
  await goTo(hands, 'settings/catalogue');
  await press('3');
  await page.getByText(/03\/2022 and 04\/2022/).waitFor();
  await settled();
  await take('tax-rates');
}

await takePictures('Kavita Nair', [
  ...[deskCorrects, deskAsks, approvals, prices, taxedBill, company],
  ...[share, looking, closing, books],
]);
