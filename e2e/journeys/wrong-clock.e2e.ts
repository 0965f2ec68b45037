import { expect } from 'vitest';
import { passwordOf, signInAs, switchTo } from '../pages/lock.ts';
import { journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

journey(
  'a day closed by a wrong clock is said on every screen of money, and the owner sets its close aside',
  'day closed by a wrong clock',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    const banner = page.getByRole('alert').filter({ hasText: 'Money is being dated' });
    await banner.getByText('Tell the owner.').waitFor();
    expect(await lookAt(clinic, 'money-ahead-desk')).toEqual([]);

    await switchTo(clinic, 'owner');
    await banner.getByRole('button', { name: 'Put it right' }).click();
    await page.getByRole('heading', { name: 'A close of a day that has not come' }).waitFor();
    expect(await lookAt(clinic, 'set-close-aside')).toEqual([]);
    await page.getByLabel('Why, in your words').fill('The battery of the clock was empty');
    await page.getByLabel('Your own PIN or password').fill('not the password');
    await page.keyboard.press('Enter');
    await page
      .getByText(/wrong|not right|tries/i)
      .first()
      .waitFor();
    await page.getByLabel('Your own PIN or password').fill(passwordOf('owner'));
    await page.keyboard.press('Enter');
    await page
      .getByText(/is set aside/)
      .first()
      .waitFor();
    await banner.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Expected and counted' }).waitFor();
    expect(await lookAt(clinic, 'close-day-after-set-aside')).toEqual([]);
  },
);
