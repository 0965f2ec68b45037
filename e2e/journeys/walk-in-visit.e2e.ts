import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { journey } from '../support/clinic.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

journey('a walk-in patient leaves with a printed prescription and a paid bill', 'prepared clinic', async clinic => {
  const { page } = clinic;
  await signInAs(clinic, 'receptionist');
  await registerByKeyboard(clinic, asha);
  const slip = await clinic.pdfText(/A-01/);
  expect(slip).toContain('Dr Meera Kulkarni');
  expect(slip).toContain('Asha Rao');
  await page.getByText('Asha Rao').first().waitFor();
  await clinic.picture('board-after-walk-in');

  await switchTo(clinic, 'doctor');
  await page.keyboard.press('n');
  await page.getByLabel('Complaints').waitFor();
  await page.keyboard.type('Fever and body ache 3 days');
  await clinic.picture('visit-typing');
});
