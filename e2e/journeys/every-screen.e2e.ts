import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit, writeMedicine } from '../pages/visit.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

async function goTo({ page }: ClinicRun, word: string): Promise<void> {
  await page.getByRole('navigation').getByText(word, { exact: true }).click();
  await page.waitForTimeout(700);
}

journey(
  'every screen reads well to a screen reader, in light and in dark',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    await page.getByText('Who is here').waitFor();
    findings.push(...(await lookAt(clinic, 'screen-lock')));
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    findings.push(...(await lookAt(clinic, 'screen-day-board')));
    await goTo(clinic, 'Patients');
    findings.push(...(await lookAt(clinic, 'screen-patients')));
    await goTo(clinic, 'Bills');
    findings.push(...(await lookAt(clinic, 'screen-bills')));
    await switchTo(clinic, 'doctor');
    await page.getByText('Asha Rao').filter({ visible: true }).first().waitFor();
    findings.push(...(await lookAt(clinic, 'screen-my-queue')));
    await openNextVisit(clinic);
    await page.getByLabel('Complaints').fill('Fever and body ache 3 days');
    await writeMedicine(clinic, 'dolo 650 1-0-1 5d pc', 'PARACETAMOL');
    findings.push(...(await lookAt(clinic, 'screen-visit')));
    await page.keyboard.press('Control+Enter');
    await clinic.pdfText(/RX\/\d\d-\d\d\/000001/);
    await switchTo(clinic, 'receptionist');
    await goTo(clinic, 'Day board');
    await page.keyboard.press('F6');
    await page.getByText('New bill').waitFor();
    findings.push(...(await lookAt(clinic, 'screen-bill')));
    await switchTo(clinic, 'owner');
    for (const screen of ['Today', 'Close day', 'Settings']) {
      await goTo(clinic, screen);
      findings.push(...(await lookAt(clinic, `screen-${screen.toLowerCase().replace(' ', '-')}`)));
    }
    expect(findings).toEqual([]);
  },
);
