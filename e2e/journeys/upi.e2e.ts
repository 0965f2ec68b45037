import { expect } from 'vitest';
import { billByHand } from '../pages/bill.ts';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { todayInIndia } from '../support/desk-at-work.ts';
import { lookAt } from '../support/look-at.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;
const imran = {
  phone: '5000041736',
  name: 'Imran Shaikh',
  age: '35',
  sex: 'M',
  locality: 'Palasia',
} as const;
const UTR_OF_ASHA = '632511223344';
const UTR_OF_IMRAN = '632511223355';

type Said = { asha: string; imran: string };

/** As the bank exports it: one transfer twice, one that nobody wrote a receipt for, one that went out. */
function statement({ asha, imran }: Said): { name: string; mimeType: string; buffer: Buffer } {
  const [year, month, day] = todayInIndia().split('-');
  const on = `${day}/${month}/${year}`;
  const rows = [
    'Date,Narration,Chq./Ref.No.,Withdrawal Amt.,Deposit Amt.',
    `${on},UPI-ASHA RAO-${UTR_OF_ASHA}-${asha},${UTR_OF_ASHA},,600.00`,
    `${on},UPI-ASHA RAO-${UTR_OF_ASHA}-${asha},${UTR_OF_ASHA},,600.00`,
    `${on},UPI-IMRAN SHAIKH-${UTR_OF_IMRAN}-${imran},${UTR_OF_IMRAN},,600.00`,
    `${on},UPI-LALITHA IYER-632511223366,632511223366,,300.00`,
    `${on},UPI-NEEM MEDICALS-632511229999,632511229999,2000.00,`,
  ];
  return { name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };
}

/** What the code on the screen says of itself. */
async function saidByCode({ page }: ClinicRun): Promise<string> {
  const words = await page.getByText(/^Ref PQ\d[0-9A-Z]{7}$/).textContent();
  return words?.replace('Ref ', '') ?? '';
}

async function chooseStatement({ page }: ClinicRun, said: Said): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(statement(said));
  await page.getByText('Row 3: the same UTR as row 2, left out').waitFor();
}

journey(
  'a bill shows its UPI code, the UTR is left for later, and the bank’s statement ticks each receipt once',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, `upi-${screen}`)));
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await page.keyboard.press('F6');
    await page.locator('input:focus[data-mode="cash"]').waitFor();
    await page.keyboard.press('u');
    await page.getByRole('img', { name: 'Scan to pay ₹600' }).waitFor();
    await page.getByText('sanjeevani@examplebank').first().waitFor();
    // The code has a reference of its own, so that the bank’s words can be told apart.
    const ofFirst = await saidByCode(clinic);
    await look('code');
    await page.keyboard.press('Enter');
    expect(await clinic.pdfText(/B\/\d\d-\d\d\/000001/)).toContain('UPI');
    await page.getByLabel('Phone', { exact: true }).waitFor();
    await registerByKeyboard(clinic, imran);
    await clinic.pdfText(/A-02/);
    await billByHand(clinic, { patientId: 2, item: 'Dressing', rupees: 600 });
    await page.keyboard.press('u');
    await page.getByRole('img', { name: 'Scan to pay ₹600' }).waitFor();
    const said = { asha: ofFirst, imran: await saidByCode(clinic) };
    await page.keyboard.press('Enter');
    await clinic.pdfText(/B\/\d\d-\d\d\/000002/);

    await goTo(clinic, 'upi');
    const ofAsha = page.getByRole('option', { name: /Asha Rao/ });
    const ofImran = page.getByRole('option', { name: /Imran Shaikh/ });
    await ofAsha.getByText('Not found').waitFor();
    await chooseStatement(clinic, said);
    await look('statement');
    await page.keyboard.press('Control+Enter');
    await page.getByText('3 transfers brought in').waitFor();
    // Both paid the same on one day.
    await ofAsha.getByText('By its QR’s reference').waitFor();
    await ofImran.getByText('By its QR’s reference').waitFor();
    await look('fits');

    // The newest receipt is chosen; its own transfer first, then the same number for somebody else.
    await page.getByRole('heading', { name: 'Imran Shaikh' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/R\/\d\d-\d\d\/000002 confirmed/).waitFor();
    await ofImran.waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await page.getByLabel('UTR, 12 digits').fill(UTR_OF_IMRAN);
    await page.keyboard.press('Enter');
    await page.getByText(/This UTR confirms another .* already/).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing waits for the bank').waitFor();
    await page.keyboard.press('f');
    await ofAsha.getByText('6325 1122 3344').waitFor();
    await ofImran.getByText('6325 1122 3355').waitFor();
    await page.keyboard.press('f');
    await page.getByRole('option', { name: /300\.00/ }).waitFor();

    await chooseStatement(clinic, said);
    await page.getByRole('button', { name: 'Nothing new in this file' }).waitFor();
    expect(findings).toEqual([]);
  },
);
