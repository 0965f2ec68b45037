import type { Locator } from 'playwright';
import { type Hands, takePictures } from './hands.ts';
import { fillInRohan, giveRohanToken, registerAnita } from './verma-family.ts';

// Takes the pictures of docs/guide/doctor.md anew, by hand: npm run build, then node e2e/guide/take-doctor-pictures.ts [NAME]

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
async function scannedPage({ clinic }: Hands): Promise<Buffer> {
  const paper = await clinic.context.newPage();
  await paper.setContent(`<body style="font: 26px serif; padding: 60px">
    <h1>City Pathology</h1><p>Rohan Verma, 4 years, boy. 20 Nov 2026</p>
    <table cellpadding="14"><tr><td>Haemoglobin</td><td>9.8 g/dL</td></tr>
    <tr><td>Total count</td><td>11 200 /µL</td></tr><tr><td>Platelets</td><td>3.1 lakh /µL</td></tr></table></body>`);
  const picture = await paper.screenshot({ clip: { x: 0, y: 0, width: 640, height: 760 } });
  await paper.close();
  return picture;
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
  await press('4');
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
  await page.getByLabel('Why version 2').fill('Fewer days of naproxen');
  await page.getByLabel('Advice', { exact: true }).fill('Sleep at fixed hours. Dark room in an attack.');
  await settled();
  await press('Control+Enter');
  await shown(/^Amended/).waitFor();
  await settled();
  await press('h');
  await settled();
  await take('versions');
}

await takePictures('Kavita Nair', [
  ...[desk, writing, warning, repeating],
  ...[child, documents, formAndKit, signing],
]);
