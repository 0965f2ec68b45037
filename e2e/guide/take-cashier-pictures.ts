import { type Hands, takePictures } from './hands.ts';

// Takes the pictures of docs/guide/cashier.md anew, by hand: npm run build, then node e2e/guide/take-cashier-pictures.ts [NAME …]

const OWNER = 'Dr Meera Kulkarni';

async function goTo({ page, clinic, settled }: Hands, path: string): Promise<void> {
  await page.goto(`${clinic.address}#/${path}`);
  await settled();
}

/** Whoever has signed in with the password approves by PIN later. */
async function theDeskBegins({ press, signIn }: Hands): Promise<void> {
  await press('F9');
  await signIn('Kavita Nair');
}

async function bills(hands: Hands): Promise<void> {
  const { clinic, page, press, settled, shown, take, type } = hands;
  await goTo(hands, 'board');
  await shown('Mamta Tiwari').click();
  await press('F6');
  await page.locator('input:focus[data-mode="cash"]').waitFor();
  await type('400');
  await press('u');
  await shown(/^Scan to pay/).waitFor();
  await take('bill');
  await press('Enter');
  await page.locator('input:focus[data-mode="cash"]').waitFor();
  await press('d');
  await settled();
  await type('20\n');
  await type('sen');
  await settled();
  await press('Enter', 'Enter');
  await page.getByLabel(`PIN or password of ${OWNER}`).waitFor();
  await take('approval');
  await type(`${clinic.pins.get(OWNER)}\n`);
  await shown(`Approved by ${OWNER}`).waitFor();
  await settled();
  await press('c', 'Enter');
  await page.getByLabel('Phone', { exact: true }).waitFor();
}

async function openMoneyOf(hands: Hands, name: string): Promise<void> {
  const { page, press, settled, type } = hands;
  await press('Control+k');
  await type(name);
  await page.getByRole('option').filter({ hasText: name }).first().waitFor();
  await settled();
  await press('Enter');
  await page.getByRole('heading', { name: 'Details' }).waitFor();
  await press('m');
  await page.getByText('To pay back').first().waitFor();
}

async function dues(hands: Hands): Promise<void> {
  const { page, press, shown, take, type } = hands;
  await openMoneyOf(hands, 'Sukhdev Singh');
  await press('a');
  await page.locator('input[data-mode="cash"]:focus').waitFor();
  await type('2000');
  await page.getByLabel('For what').fill('Piles operation');
  await press('Enter');
  await shown(/AD\//).waitFor();
  await page.getByText(/^Advance AD/).waitFor({ state: 'hidden' });
  await take('advance');
  await goTo(hands, 'dues');
  await page.getByRole('row', { name: /Hansa Parekh/ }).click();
  await press('Enter');
  await page.getByLabel('Guarantor', { exact: true }).fill('Jignesh Parekh, her son');
  await press('Enter');
  await page.getByText(/^Promise noted/).waitFor();
  await page.getByText(/^Promise noted/).waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: /Hansa Parekh/ }).click();
  await take('dues');
}

async function creditNote(hands: Hands): Promise<void> {
  const { page, press, settled, shown, take } = hands;
  await goTo(hands, 'bills');
  await page.getByRole('option', { name: /Meena Sen/ }).click();
  await settled();
  await press('e');
  await shown('Cancel the bill').waitFor();
  await press('n');
  await page
    .getByLabel(/^How many of/)
    .first()
    .fill('1');
  await page.getByLabel('Why is it taken back?').fill('Not seen by the doctor after all');
  await take('change-bill');
  await press('Escape', 'Escape');
}

/** The bank's file for what waits today, each on its own number where one was typed. */
async function statement({ page }: Hands): Promise<Buffer> {
  const texts = await page.getByRole('option').allInnerTexts();
  const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kolkata' }).format(new Date());
  const rows = texts.slice(0, 3).map((text, at) => {
    const utr = /\d{4} \d{4} \d{4}/.exec(text)?.[0].replaceAll(' ', '') ?? `63252611223${at}`;
    const name = /([A-Z][a-z]+ [A-Z][a-z]+)\s*P-\d/.exec(text)?.[1] ?? 'SOMEBODY';
    const amount = /(\d[\d,]*\.\d\d)/.exec(text)?.[1]?.replaceAll(',', '') ?? '0.00';
    return `${today},UPI-${name.toUpperCase()}-${utr},${utr},,${amount}`;
  });
  const head = 'Date,Narration,Chq./Ref.No.,Withdrawal Amt.,Deposit Amt.';
  return Buffer.from(
    [head, ...rows, `${today},UPI-LALITHA IYER-632526112299,632526112299,,300.00`].join('\r\n'),
  );
}

async function upi(hands: Hands): Promise<void> {
  const { page, press, settled, take } = hands;
  await goTo(hands, 'upi');
  await page.getByRole('option').first().waitFor();
  await press('1');
  await settled();
  const buffer = await statement(hands);
  await page.locator('input[type=file]').setInputFiles({ name: 'bank.csv', mimeType: 'text/csv', buffer });
  await settled();
  await press('Control+Enter');
  await page.getByText(/transfers brought in/).waitFor();
  await page.getByText(/transfers brought in/).waitFor({ state: 'hidden' });
  await take('upi');
}

async function pay({ page, press, settled }: Hands, [what, to, rupees]: readonly string[]): Promise<void> {
  await page.locator('[name=category]').fill(what ?? '');
  await page.getByLabel('Paid to').fill(to ?? '');
  await page.getByLabel('Amount', { exact: true }).fill(rupees ?? '');
  await press('Control+Enter');
  await page.getByText(/EV\/.* paid$/).waitFor();
  await settled();
}

async function cash(hands: Hands): Promise<void> {
  const { page, press, settled, shown, take } = hands;
  await goTo(hands, 'expenses');
  await pay(hands, ['Tea and water', 'Gupta Stores', '40']);
  await pay(hands, ['Postage and courier', 'Shree Courier', '120']);
  await goTo(hands, 'drawer');
  await goTo(hands, 'expenses');
  await take('expenses');
  await goTo(hands, 'drawer');
  await page.locator('input[name="count-500"]').waitFor();
  await settled();
  const should = await page.getByRole('row', { name: /^Should be/ }).innerText();
  const rupees = Number(/[\d,]+/.exec(should.replace('Should be', ''))?.[0].replaceAll(',', '')) - 10;
  let left = rupees;
  for (const note of [500, 200, 100, 50, 20, 10]) {
    await page.locator(`input[name="count-${note}"]`).fill(String(Math.floor(left / note)));
    left %= note;
  }
  await page.locator('input[name="count-coins"]').fill(String(left));
  await press('Control+Enter');
  await shown('A difference of ₹10 needs a reason.').waitFor();
  await hands.type('Change given wrong');
  await take('drawer');
}

await takePictures(OWNER, [theDeskBegins, bills, dues, creditNote, upi, cash]);
