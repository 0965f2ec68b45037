import type { Locator } from 'playwright';
import { type Hands, takePictures } from './hands.ts';
import { fillInRohan, giveRohanToken, registerAnita } from './verma-family.ts';

// Takes the pictures of docs/guide/doctor.md anew, by hand: npm run build, then node e2e/guide/take-doctor-pictures.ts [NAME …]

const smartLine = ({ page }: Hands): Locator => page.getByLabel('Add medicine', { exact: true });

async function openVisit({ page, press, settled }: Hands, token: string): Promise<void> {
  await press('Alt+1');
  await page.getByText(token, { exact: true }).filter({ visible: true }).first().click();
  await press('Enter');
  await page.getByLabel('Complaints', { exact: true }).waitFor();
  await settled();
}

async function addMedicines(hands: Hands, ...lines: string[]): Promise<void> {
  const field = smartLine(hands);
  for (const line of lines) {
    await field.fill(line);
    await field.press('Enter');
    await hands.settled();
  }
}

async function desk(hands: Hands): Promise<void> {
  await registerAnita(hands);
  await fillInRohan(hands, '4');
  await giveRohanToken(hands);
  await hands.press('F9');
  await hands.signIn('Dr Meera Kulkarni');
  await hands.take('doctor-queue');
}

async function writing(hands: Hands): Promise<void> {
  const { page, press, take, type, settled } = hands;
  await openVisit(hands, 'A-09');
  await type('Headache for two days, worse in light\nNeck supple, fundus normal\n');
  await type('migraine');
  await settled();
  await press('ArrowDown', 'Enter');
  await addMedicines(hands, 'naproxen 500 1-0-1 3d pc', 'domstal 10 1-0-1 3d ac');
  await smartLine(hands).fill('paracitamol 650 sos max 3/day');
  await take('smart-line');
  await press('ArrowDown', 'Enter');
  await settled();
  await press('Enter');
  await settled();
  await page.getByLabel('Tests', { exact: true }).fill('lipid');
  await settled();
  await press('Enter');
  await page.getByLabel('Advice', { exact: true }).fill('Sleep at fixed hours. Keep a diary of the attacks.');
  await page.getByLabel('Follow-up', { exact: true }).fill('2w');
  await press('Alt+ArrowUp');
  await take('visit');
  await press('Alt+g');
  await take('trends');
  await press('Escape', 'Alt+t');
  await settled();
  await press('1');
  await page.getByLabel('Days of rest').fill('3');
  await take('certificate');
  await press('Escape', 'Escape');
}

async function warning(hands: Hands): Promise<void> {
  await openVisit(hands, 'A-11');
  await hands.type('Burning urine, knee pain');
  await addMedicines(hands, 'warf 5 0-0-1 30d', 'brufen 400 tds 5d', 'cifran 500 bd 5d');
  await hands.take('warning');
}

async function repeating(hands: Hands): Promise<void> {
  const { press, settled, take, type } = hands;
  await openVisit(hands, 'A-10');
  await press('Control+d');
  await settled();
  await type('10d\n');
  await settled();
  await press('ArrowDown', 'x');
  await settled();
  await press('1');
  await take('repeat');
}

async function child(hands: Hands): Promise<void> {
  const { page, press, settled, take } = hands;
  await press('Alt+1');
  await page.getByText('Rohan Verma').first().click();
  await press('Enter');
  await page.getByLabel('Complaints', { exact: true }).waitFor();
  await settled();
  await press('Alt+v');
  await page.getByLabel('Weight', { exact: true }).fill('16');
  await page.getByLabel('Height', { exact: true }).fill('102');
  await press('Control+Enter');
  await settled();
  await press('Escape');
  await smartLine(hands).fill('amoxicillin 250/5 syp');
  await take('child-dose');
  await smartLine(hands).fill('');
  await press('Alt+i');
  await take('immunisation');
  await press('Escape');
}

/** Another laboratory's page, as a scanner gives it. */
async function scannedPage({ clinic }: Hands, type: 'png' | 'jpeg' = 'png'): Promise<Buffer> {
  const paper = await clinic.context.newPage();
  await paper.setContent(`<body style="font: 26px serif; padding: 60px">
    <h1>City Pathology</h1><p>Rohan Verma, 4 years, boy. 20 Nov 2026</p>
    <table cellpadding="14"><tr><td>Haemoglobin</td><td>9.8 g/dL</td></tr>
    <tr><td>Total count</td><td>11 200 /µL</td></tr><tr><td>Platelets</td><td>3.1 lakh /µL</td></tr></table></body>`);
  const picture = await paper.screenshot({ type, clip: { x: 0, y: 0, width: 640, height: 760 } });
  await paper.close();
  return picture;
}

async function turnPhonesOn({ page, press, settled }: Hands): Promise<void> {
  await page.getByRole('navigation').getByText('Settings', { exact: true }).click();
  await page.getByRole('button', { name: 'Phones' }).click();
  await page.getByRole('radio', { name: /127\.0\.0\.1/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await settled();
  await press('Alt+1');
}

async function fromPhone(hands: Hands): Promise<void> {
  const { page, press, settled, take, clinic } = hands;
  await turnPhonesOn(hands);
  await page.getByText('Rohan Verma').first().click();
  await press('Enter');
  await page.getByLabel('Complaints', { exact: true }).waitFor();
  await press('Alt+o');
  await settled();
  const asked = page.waitForResponse(/documents\/openPhoneUpload/);
  await press('Alt+p');
  const { json } = (await (await asked).json()) as { json: { url: string } };
  await clinic.context.request.post(json.url, {
    ignoreHTTPSErrors: true,
    headers: {
      origin: new URL(json.url).origin,
      'x-parchi': '1',
      'x-page-id': 'page-0001',
      'x-file-name': 'report.jpg',
    },
    data: await scannedPage(hands, 'jpeg'),
  });
  await take('from-phone');
  await press('Escape', 'Escape', 'Escape');
}

async function documents(hands: Hands): Promise<void> {
  const { page, press, settled, take } = hands;
  await press('Alt+o');
  await page.locator('input[type=file]').setInputFiles({
    name: 'report.png',
    mimeType: 'image/png',
    buffer: await scannedPage(hands),
  });
  await settled();
  await page.getByLabel('Its own date', { exact: true }).fill('20/11/26');
  await page.getByLabel('Tags', { exact: true }).fill('blood count');
  await press('Control+Enter');
  await settled();
  await press('Enter');
  await settled();
  await take('documents');
  await press('Escape', 'Escape');
}

async function formAndKit(hands: Hands): Promise<void> {
  const { page, press, settled, take } = hands;
  await openVisit(hands, 'A-13');
  await page.getByLabel('Complaints', { exact: true }).fill('Sugar check');
  await press('Alt+s');
  await settled();
  await page.getByRole('option', { name: /Diabetes/ }).click();
  await settled();
  await page.getByLabel('Fasting', { exact: true }).fill('142');
  await page.getByLabel('2 h after food', { exact: true }).fill('212');
  await page.getByLabel('HbA1c', { exact: true }).fill('8.1');
  await take('form');
  await openVisit(hands, 'A-14');
  await addMedicines(hands, 'dolo 650 1-1-1 3d pc', 'levocet 5 hs 5d');
  await page.getByLabel('Advice', { exact: true }).fill('Steam twice a day, warm drinks.');
  await settled();
  await press('Alt+k');
  await settled();
  await press('+');
  await page.getByLabel('Name of the kit').fill('Cold, adult');
  await page.getByLabel('Its key').fill('c');
  await page.getByLabel('From age').fill('14y');
  await take('kit');
}

async function signing(hands: Hands): Promise<void> {
  const { page, press, settled, take, shown } = hands;
  await openVisit(hands, 'A-09');
  await settled();
  await press('Control+Enter');
  await shown(/^Signed by/).waitFor();
  await settled();
  await press('e');
  await page.getByLabel('Why version 2').fill('What to do in an attack');
  await page.getByLabel('Advice', { exact: true }).fill('Sleep at fixed hours. Dark room in an attack.');
  await settled();
  await press('Control+Enter');
  await shown(/^Amended/).waitFor();
  await settled();
  await press('h');
  await settled();
  await take('versions');
}

/** The lipids of the signed visit: the sample, three values, and the fourth computed from them. */
async function labResults(hands: Hands): Promise<void> {
  const { page, press, settled, take, type } = hands;
  await page.getByRole('navigation').getByText('Reports', { exact: true }).click();
  const order = page.getByRole('option', {
    name: /Sangeeta Kushwah.*Lipid profile|Lipid profile.*Sangeeta Kushwah/,
  });
  await order.click();
  await press('t');
  await settled();
  await order.click();
  await press('Enter');
  await page.getByRole('textbox', { name: 'Total cholesterol', exact: true }).waitFor();
  for (const value of ['232', '168', '46']) await type(`${value}\n`);
  await take('lab-results');
  await press('Control+Enter');
  await settled();
  await press('Escape');
}

async function goToSettings({ page, settled }: Hands, part: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#/settings/${part}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled();
}

async function ownLists(hands: Hands): Promise<void> {
  const { page, press, settled, take } = hands;
  await goToSettings(hands, 'letterhead');
  await press('+');
  await settled();
  await page.getByLabel('Name', { exact: true }).fill('Consulting room, Canon');
  await take('letterhead');
  await press('Escape');
  await goToSettings(hands, 'lists');
  const drugs = [
    'brand,generic,strength,form,default_dose',
    'Calmol,paracetamol,650 mg,tablet,1-0-1 3d',
    'Rinosan,levocetirizine,5 mg,tablet,0-0-1 5d',
  ].join('\n');
  await press('Control+o');
  await page.locator('input[type=file]').setInputFiles({
    name: 'our-medicines.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(drugs),
  });
  await settled();
  await press('Control+Enter');
  await settled();
  await page.getByText('Calmol').first().click();
  await press('Enter');
  await take('lists');
  await goToSettings(hands, 'forms');
  await page.getByText('Diabetes').first().click();
  await press('Enter');
  await settled();
  await take('form-builder');
}

await takePictures('Kavita Nair', [
  ...[desk, writing, warning, repeating],
  ...[child, documents, fromPhone, formAndKit, signing, labResults, ownLists],
]);
