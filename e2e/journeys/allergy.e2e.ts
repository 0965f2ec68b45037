import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit, writeMedicine } from '../pages/visit.ts';
import { journey } from '../support/clinic.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

journey(
  'a penicillin allergy keeps amoxicillin from being signed until a reason is written',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await switchTo(clinic, 'doctor');
    await openNextVisit(clinic);

    await page.keyboard.press('Alt+a');
    await page.getByLabel('Allergic to').waitFor();
    await page.keyboard.type('Penicillin');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Hives');
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/Allergy: Penicillin/i)
      .first()
      .waitFor();

    await writeMedicine(clinic, 'amoxicillin 500 1-1-1 5d', 'AMOXICILLIN');
    const reason = page.getByLabel('Reason to keep it');
    await reason.waitFor();
    await page.keyboard.press('Control+Enter');
    await page.waitForTimeout(800);
    expect(await page.getByText(/RX\/\d\d-\d\d\/000001/).count()).toBe(0);
    expect(await reason.isVisible()).toBe(true);
    await clinic.picture('allergy-blocks');

    await reason.fill('Took amoxicillin in June without trouble');
    await reason.press('Enter');
    await page.keyboard.press('Control+Enter');
    const prescription = await clinic.pdfText(/RX\/\d\d-\d\d\/000001/);
    expect(prescription).toContain('AMOXICILLIN');
    expect(prescription).toMatch(/ALLERGY: +Penicillin/i);
  },
);
