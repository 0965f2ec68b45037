import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { NAMES, signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit } from '../pages/visit.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

async function leaveAlone({ page }: ClinicRun, time: string): Promise<void> {
  await page.clock.fastForward(time);
  await page.getByText('Who is here').waitFor();
}

journey(
  'an idle screen locks; the same person finds what was typed, another person their own home',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    // Before anybody is in: a timer that began on the true clock could not be ended on this one.
    await page.clock.install();
    await page.reload();
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await switchTo(clinic, 'doctor');
    await openNextVisit(clinic);
    await page.getByLabel('Complaints').fill('Giddy since morning');
    await page.getByLabel('Add medicine', { exact: true }).fill('vertin 16 1-');

    await page.clock.fastForward('00:30');
    await page.waitForTimeout(2_500);
    expect(await page.getByText('Who is here').count()).toBe(0);

    await leaveAlone(clinic, '01:00:00');
    expect(await page.getByText('Asha Rao').filter({ visible: true }).count()).toBe(0);
    await clinic.picture('locked-when-idle');
    await signInAs(clinic, 'doctor');
    expect(await page.getByLabel('Complaints').inputValue()).toBe('Giddy since morning');
    expect(await page.getByLabel('Add medicine', { exact: true }).inputValue()).toBe('vertin 16 1-');

    await leaveAlone(clinic, '01:00:00');
    await signInAs(clinic, 'receptionist');
    await page.getByLabel('Phone', { exact: true }).waitFor();
    expect(await page.getByLabel('Complaints').count()).toBe(0);

    await switchTo(clinic, 'doctor');
    // Their own home, and not the desk's board that shows the same name until it is there.
    await page.getByRole('heading', { name: NAMES.doctor, level: 1 }).waitFor();
    await page.getByText('Asha Rao').filter({ visible: true }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Complaints').waitFor();
    expect(await page.getByLabel('Complaints').inputValue()).toBe('Giddy since morning');
  },
);
