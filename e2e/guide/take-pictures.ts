import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { root } from '../support/hosts.ts';
import { OLD_LIST } from './old-list.ts';
import { openSampleClinic } from './sample-clinic.ts';

// Takes the pictures of docs/guide anew, by hand: npm run build, then node e2e/guide/take-pictures.ts [NAME]
const FOLDER = join(root, 'docs/guide/pictures');
const only = process.argv[2];

const clinic = await openSampleClinic();
const { page } = clinic;

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What of these words can be seen. */
const shown = (text: string | RegExp): Locator => page.getByText(text).filter({ visible: true }).first();

/** When nothing moves any more: what was asked for has come, toasts and fades are over. */
async function settled(on: Page = page): Promise<void> {
  await on.waitForTimeout(1_500);
}

async function take(name: string, on: Page = page): Promise<void> {
  if (only && only !== name) return;
  await settled(on);
  const file = join(FOLDER, `${name}.png`);
  await on.screenshot({ path: file });
  execFileSync('convert', [file, '-strip', '-dither', 'None', '-colors', '128', file]);
  console.log(name);
}

async function signIn(name: string): Promise<void> {
  await page.getByText('Who is here').waitFor();
  await page.getByText(name, { exact: true }).filter({ visible: true }).first().click();
  const field = page.getByLabel(`Password for ${name}`);
  await field.fill(clinic.passwords.get(name) ?? '');
  await field.press('Enter');
  await page.getByRole('navigation').waitFor();
}

async function typePhone(phone: string): Promise<void> {
  await page.getByLabel('Phone', { exact: true }).waitFor();
  await press('F2');
  await page.keyboard.type(phone);
  await settled();
}

/** The first whom the search box finds among those who are not in the clinic today. */
async function find(name: string): Promise<{ name: string; phone: string; uhid: string }> {
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

async function registering(): Promise<void> {
  await take('day-board');
  await typePhone('5000041735');
  await press('Enter');
  await settled();
  await page.keyboard.type('Anita Verma\n34\n');
  await press('F');
  await page.locator('[name="locality"]:focus').waitFor();
  await page.keyboard.type('Palasia\n\n');
  await shown('for Anita Verma').waitFor();
  await typePhone('5000041735');
  await take('family');
  await press('2');
  await page.keyboard.type('Rohan Verma\n6\n');
  await press('M');
  await page.locator('[name="guardianName"]').fill('Anita Verma');
  await page.locator('[name="guardianRelation"]').selectOption('mother');
  await take('child');
  await page.locator('[name="guardianRelation"]').press('Enter');
  await shown('for Rohan Verma').waitFor();
}

async function queue(): Promise<void> {
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

async function calendar(): Promise<void> {
  const { phone } = await find('Lakshmi');
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

async function patient(): Promise<void> {
  const { name, phone, uhid } = await find('Lakshmi');
  await press('Control+k');
  await page.keyboard.type(uhid);
  await page.getByRole('option').filter({ hasText: name }).first().waitFor();
  await press('Enter');
  await shown('Local script').waitFor();
  await press('n');
  await take('patient');
  await press('Escape', 'Alt+1');
  await typePhone(phone);
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

async function owner(): Promise<void> {
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

mkdirSync(FOLDER, { recursive: true });
try {
  await signIn('Kavita Nair');
  for (const part of [registering, queue, calendar, patient, owner]) await part();
} finally {
  await clinic.end();
}
