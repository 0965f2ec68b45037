import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs } from '../pages/lock.ts';
import { journey } from '../support/clinic.ts';

const people = [
  { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' },
  { phone: '5000041736', name: 'Ravi Sen', age: '51', sex: 'M', locality: 'Palasia' },
  { phone: '5000041737', name: 'Meena Das', age: '33', sex: 'F', locality: 'Bhawarkua' },
] as const;

journey(
  'a sitting with calls, skips, returns, a transfer and undo, and the wall shows every call',
  'clinic with sittings',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    for (const [index, person] of people.entries()) {
      await registerByKeyboard(clinic, person);
      await clinic.pdfText(new RegExp(`A-0${index + 1}`));
    }
    const choose = (name: string) => page.getByText(name).filter({ visible: true }).first().click();
    // The toast may come before the board has the new state, on which the next key depends.
    const stands = (state: string) =>
      page
        .locator('aside')
        .getByText(new RegExp(`^${state} · `))
        .first()
        .waitFor();
    const said = (words: string | RegExp) => page.getByText(words).first().waitFor();

    const wall = await clinic.openAnother?.();
    if (!wall) return;
    await wall.goto(page.url().replace(/#.*/, '#/waiting-room'));
    await wall.getByText('A-01').first().waitFor();
    expect(await wall.getByText('Asha Rao').count()).toBe(0);

    await choose('Asha Rao');
    const calledAt = Date.now();
    await page.keyboard.press('s');
    await wall.locator('[data-new]').filter({ hasText: 'A-01' }).first().waitFor();
    console.log(`the wall showed the call after ${Date.now() - calledAt} ms`);
    await wall.screenshot({ path: 'test-results/pictures/waiting-room.png' });
    expect(await wall.locator('body').innerText()).not.toMatch(/Asha|Ravi|Meena/);

    await stands('With doctor');
    await page.keyboard.press('k');
    await said('A-01 is skipped');
    await stands('Skipped');
    await page.keyboard.press('b');
    await said('A-01 is back in the queue');
    await stands('Waiting');
    await page.keyboard.press('z');
    await said('Taken back: A-01 stands as before');
    await stands('Skipped');
    await page.keyboard.press('Shift+B');
    await said('A-01 is back, behind the others');
    await stands('Waiting');

    await choose('Ravi Sen');
    await page.keyboard.press('h');
    await said('A-02 is held');
    await stands('Held');
    await page.keyboard.press('z');
    await said('Taken back: A-02 stands as before');
    await stands('Waiting');

    await choose('Meena Das');
    await page.keyboard.press('u');
    await clinic.picture('urgency-asks');
    await page.keyboard.press('Escape');
    await page.locator('[data-queue]:focus').waitFor();
    await page.keyboard.press('t');
    await page.getByText('Dr Arvind Solanki').nth(1).waitFor();
    await clinic.picture('transfer-asks');
    await page.keyboard.press('Enter');
    await said('A-03 is now A-01');
    await page.keyboard.press('z');
    await said(/Taken back: A-03 stands as before/);
    await clinic.picture('queue-after-undo');
  },
);
