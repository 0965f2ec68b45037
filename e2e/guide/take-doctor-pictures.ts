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
  await press('ArrowDown', 'ArrowDown', 'Enter');
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

await takePictures('Kavita Nair', [desk, writing, warning, repeating, child]);
