import { expect } from 'vitest';
import { signInAs, switchTo, tryPassword } from '../pages/lock.ts';
import { journey } from '../support/clinic.ts';

journey('a wrong password is told with the tries left, then a wait', 'prepared clinic', async clinic => {
  const { page } = clinic;
  await tryPassword(clinic, 'receptionist', 'not the password');
  await page.getByText('Not right. 3 tries left.').first().waitFor();
  await clinic.picture('wrong-password');
  const field = page.getByLabel('Password for Kavita Nair');
  for (const answer of [
    'Not right. 2 tries left.',
    /One try left/,
    /Not right\.$/,
    /Too many tries\. Wait/,
  ]) {
    await field.fill('still wrong');
    await field.press('Enter');
    await page.getByText(answer).first().waitFor();
  }
});

journey('the second person cannot see what the role forbids', 'prepared clinic', async clinic => {
  const { page } = clinic;
  await signInAs(clinic, 'owner');
  const rail = () => page.getByRole('navigation').innerText();
  expect(await rail()).toContain('Close day');
  await switchTo(clinic, 'nurse');
  expect(await rail()).not.toContain('Close day');
  expect(await rail()).not.toContain('Bills');
  await page.goto(page.url().replace(/#.*/, '#/close-day'));
  await page.waitForTimeout(800);
  expect(await page.getByText('Cash in the drawer').count()).toBe(0);
});

journey('signing out leaves nothing of the clinic on the screen', 'prepared clinic', async clinic => {
  const { page } = clinic;
  await signInAs(clinic, 'receptionist');
  await page.getByRole('button', { name: /Kavita Nair/ }).click();
  await page.getByText('Sign out').click();
  await page.getByText('Who is here').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
});
