import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit } from '../pages/visit.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

async function goToReports({ page }: ClinicRun): Promise<void> {
  await page.getByRole('navigation').getByText('Reports', { exact: true }).click();
  await page.getByRole('heading', { name: 'Reports' }).waitFor();
}

async function orderLipids(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await openNextVisit(clinic);
  await page.getByLabel('Complaints').fill('Sugar check, chest heaviness on stairs');
  await page.getByLabel('Tests', { exact: true }).focus();
  await page.keyboard.type('lipid!');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Lipid profile/ }).waitFor();
  await page.keyboard.type('hba1c>');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /HbA1c/ }).waitFor();
  await clinic.picture('labs-note');
  await page.keyboard.press('Control+Enter');
  const prescription = await clinic.pdfText(/RX\/\d\d-\d\d\/000001/);
  expect(prescription).toContain('Lipid profile');
}

async function enterLipids(clinic: ClinicRun): Promise<string[]> {
  const { page } = clinic;
  await goToReports(clinic);
  await page.getByRole('option', { name: /Lipid profile/ }).waitFor();
  await clinic.picture('labs-worklist');
  await page.keyboard.press('t');
  expect(await clinic.pdfText(/\d{6}-001/)).toContain('Asha Rao');
  await page.getByRole('option', { name: /Lipid profile.*Collected/ }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Total cholesterol' }).waitFor();
  for (const value of ['220', '175', '45']) {
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
  expect(await page.getByRole('row', { name: /^LDL cholesterol/ }).textContent()).toContain('computed');
  const findings = await lookAt(clinic, 'screen-lab-sheet');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Results saved').first().waitFor();
  return findings;
}

journey(
  'a lipid panel is ordered, measured, released and printed by keyboard',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await switchTo(clinic, 'doctor');
    await orderLipids(clinic);

    await switchTo(clinic, 'nurse');
    const findings = await enterLipids(clinic);

    await switchTo(clinic, 'doctor');
    await goToReports(clinic);
    await page.getByRole('option', { name: /To release/ }).waitFor();
    findings.push(...(await lookAt(clinic, 'screen-lab-reports')));
    await page.getByRole('option', { name: /To release/ }).click();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Sign and release/ }).waitFor();
    await clinic.picture('labs-to-release');
    await page.keyboard.press('Control+Enter');
    const report = await clinic.pdfText(/LR\/\d\d-\d\d\/000001/);
    for (const words of ['Lipid profile', 'LDL cholesterol', '140', 'HIGH', 'MP-18342'])
      expect(report).toContain(words);
    await page.getByText('Report LR').first().waitFor();
    expect(findings).toEqual([]);
  },
);
