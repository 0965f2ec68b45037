import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit } from '../pages/visit.ts';
import { journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

journey(
  'a sickness certificate is issued by keyboard, printed, found in the register and voided',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, screen)));
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);

    await switchTo(clinic, 'doctor');
    await openNextVisit(clinic);
    await page.getByLabel('Complaints').fill('Fever and body ache 3 days');
    await page.keyboard.press('Alt+t');
    await page.getByText('No certificate yet').waitFor();
    await page.keyboard.press('1');
    await page.locator('input[name="days"]:focus').waitFor();
    await page.keyboard.type('3');
    await page.keyboard.press('Control+Enter');
    await page.locator('input[name="identificationMarks"]:focus').waitFor();
    await page.keyboard.type('Mole on the left cheek');
    expect(await clinic.pdfText(/DRAFT[\s\S]*Mole on the left cheek/)).toContain('for 3 days');
    await look('certificate-form');

    // Esc puts it away, and what was typed is there again.
    await page.keyboard.press('Escape');
    await page.getByText('draft', { exact: true }).waitFor();
    await page.keyboard.press('1');
    await page.locator('input[name="identificationMarks"][value="Mole on the left cheek"]').waitFor();
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/MC\/\d\d-\d\d\/000001 issued/)
      .first()
      .waitFor();
    const printed = await clinic.pdfText(/MC\/\d\d-\d\d\/000001/);
    for (const words of ['Asha Rao', 'MP-18342', 'Vijay Nagar', 'under my care', 'Seal'])
      expect(printed).toContain(words);
    expect(printed).not.toContain('DRAFT');
    await look('certificate-issued');

    await page.keyboard.press('r');
    await page.getByText('1 certificate, 0 void').waitFor();
    await page.keyboard.press('d');
    await page.getByLabel(/^Void MC\/\d\d-\d\d\/000001, because/).waitFor();
    await page.keyboard.type('Wrong dates');
    await page.keyboard.press('Enter');
    await page.getByText('1 certificate, 1 void').waitFor();
    await look('certificate-register');
    await page.keyboard.press('F8');
    expect(await clinic.pdfText(/VOID: Wrong dates · Duplicate copy 1/)).toContain('000001');
    await page.keyboard.press('p');
    expect(await clinic.pdfText(/Register of medical certificates/)).toContain('1 certificate, 1 void');
    await page.keyboard.press('w');
    await page.getByLabel('English').waitFor();
    await look('certificate-wording');

    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Certificates/ }).waitFor();
    await page.keyboard.press('t');
    await page.getByText(/Void: Wrong dates/).waitFor();
    await look('certificate-person');
    await page.keyboard.press('4');
    await page.locator('input[name="addressedTo"]:focus').waitFor();
    await page.keyboard.type('Dr Suresh Patwardhan');
    await page.getByLabel('Reason').fill('Chest pain on climbing stairs');
    await look('certificate-referral');
    await page.keyboard.press('Control+Enter');
    expect(await clinic.pdfText(/MC\/\d\d-\d\d\/000002/)).toContain('Dr Suresh Patwardhan');
    expect(findings).toEqual([]);
  },
);
