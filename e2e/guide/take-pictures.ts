import { type Hands, takePictures } from './hands.ts';
import { OLD_LIST } from './old-list.ts';
import { fillInRohan, giveRohanToken, registerAnita, typePhone } from './verma-family.ts';

// Takes the pictures of docs/guide/desk.md anew, by hand: npm run build, then node e2e/guide/take-pictures.ts [NAME …]

type Found = { name: string; phone: string; uhid: string };

/** The first whom the search box finds among those who are not in the clinic today. */
async function find({ page, press }: Hands, name: string): Promise<Found> {
  await press('Control+k');
  await page.keyboard.type(name);
  const line = page
    .getByRole('option')
    .filter({ hasText: /P-\d\d-\d{5}/ })
    .first();
  const words = await line.innerText();
  await press('Escape');
  const [, fullName = ''] = /^(.+?) ~?\d/.exec(words) ?? [];
  const [phone = ''] = /50000 \d{5}/.exec(words) ?? [];
  const [uhid = ''] = /P-\d\d-\d{5}/.exec(words) ?? [];
  return { name: fullName, phone: phone.replace(' ', ''), uhid };
}

async function registering(hands: Hands): Promise<void> {
  await hands.take('day-board');
  await registerAnita(hands);
  await hands.take('family');
  await fillInRohan(hands, '6');
  await hands.take('child');
  await giveRohanToken(hands);
}

async function queue(hands: Hands): Promise<void> {
  const { clinic, page, press, shown, take } = hands;
  await page.getByText('for Rohan Verma').waitFor({ state: 'hidden' });
  await shown(/^Look: /).click();
  await press('u');
  await take('urgency');
  await press('Escape');
  const wall = await clinic.context.newPage();
  await wall.goto(`${clinic.address}#/waiting-room`);
  await shown(/^Waiting$/).click();
  await press('s');
  await take('waiting-room', wall);
  await wall.close();
}

async function calendar(hands: Hands): Promise<void> {
  const { clinic, page, press, settled, shown, take } = hands;
  const { phone } = await find(hands, 'Lakshmi');
  await press('Alt+2');
  await shown('Next free').waitFor();
  await take('calendar');
  await press('F4');
  await page.keyboard.type(phone);
  await settled();
  await press('Enter');
  await page.getByText('Someone else', { exact: true }).waitFor();
  await page.getByLabel('Repeat').check();
  await page.getByLabel('What for').fill('Physiotherapy');
  await take('booking');
  await page.goto(`${clinic.address}#/calendar?tab=toRebook`);
  await shown('Rebook at the next free time').waitFor();
  await take('to-rebook');
}

async function patient(hands: Hands): Promise<void> {
  const { page, press, settled, shown, take } = hands;
  const { name, phone, uhid } = await find(hands, 'Lakshmi');
  await press('Control+k');
  await page.keyboard.type(uhid);
  await page.getByRole('option').filter({ hasText: name }).first().waitFor();
  await press('Enter');
  await shown('Local script').waitFor();
  await press('n');
  await take('patient');
  await press('Escape', 'Alt+1');
  await typePhone(hands, phone);
  await page.getByRole('button', { name: /Add member/ }).click();
  await page.keyboard.type(`${name.replace('Lakshmi', 'Laxmi')}\n`);
  await page.keyboard.type('60\n');
  await press('F');
  await page.locator('[name="locality"]:focus').waitFor();
  await press('Enter', 'Enter');
  await shown('This may be someone already registered').waitFor();
  await take('looks-alike');
  await press('n');
  await page.keyboard.type('Picture for the guide\n');
  await shown('Has left').click();
  await page.keyboard.type('Picture for the guide\n');
  await settled();
}

async function owner(hands: Hands): Promise<void> {
  const { clinic, page, press, shown, signIn, take } = hands;
  await press('F9');
  await signIn('Dr Meera Kulkarni');
  await page.goto(`${clinic.address}#/suspects`);
  await shown(/of 100/).waitFor();
  await press('Enter');
  await shown('Good to know').waitFor();
  await take('join');
  await page.goto(`${clinic.address}#/import`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'old-list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(OLD_LIST),
  });
  await shown('Can come').waitFor();
  await take('import');
  await page.goto(`${clinic.address}#/loose-ends`);
  await shown('Visit not finished').waitFor();
  await take('loose-ends');
}

await takePictures('Kavita Nair', [registering, queue, calendar, patient, owner]);
