import { expect } from 'vitest';
import { bookByName } from '../pages/calendar.ts';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs } from '../pages/lock.ts';
import { journey } from '../support/clinic.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;
const ravi = { phone: '5000041736', name: 'Ravi Sen', age: '51', sex: 'M', locality: 'Palasia' } as const;

journey(
  'a person is booked, moved, cancelled and booked again by keys',
  'clinic with sittings',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);

    await page.keyboard.press('Alt+2');
    await page.getByText('Next free').first().waitFor();
    await page.keyboard.press('n');
    await page
      .locator('[aria-label="The day"], aside')
      .getByText(/Book \d\d:\d\d/)
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await bookByName(clinic, 'Asha Rao');
    await page.getByText(/P-01 for Asha Rao/).waitFor();
    await clinic.picture('booked');

    await page.keyboard.press('m');
    await page.getByText('Moving Asha Rao').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText(/Asha Rao moved to .*P-02/).waitFor();

    await page.keyboard.press('x');
    const why = page.getByLabel('Why is it cancelled?');
    await why.waitFor();
    await page.keyboard.press('Enter');
    expect(await page.getByText(/is cancelled$/).count()).toBe(0);
    await why.fill('Fell ill in another town');
    await page.keyboard.press('Enter');
    await page.getByText('P-02 of Asha Rao is cancelled').waitFor();
    await clinic.picture('cancelled');

    await page.keyboard.press('r');
    await page.getByText('P-02 of Asha Rao is booked again').waitFor();
  },
);

journey(
  'who is booked for today is checked in with the promised number by the phone alone',
  'clinic with sittings',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await registerByKeyboard(clinic, ravi);
    await clinic.pdfText(/A-02/);

    // Asha leaves and rings up for a time later today.
    await page.getByText('Asha Rao').filter({ visible: true }).first().click();
    await page.keyboard.press('l');
    await page.getByLabel('Why has A-01 left?').fill('Will come later');
    await page.keyboard.press('Enter');
    await page.getByText('A-01 has left').waitFor();
    // F4 takes the person in hand along, and the next free time is chosen.
    await page.keyboard.press('F4');
    await page.getByText('Someone else').first().waitFor();
    await page.getByText(/Next free: Today/).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/P-01 for Asha Rao/).waitFor();

    await page.keyboard.press('F2');
    await page.locator('[name="phone"]:focus').waitFor();
    await page.keyboard.type(asha.phone);
    await page.keyboard.press('Enter');
    await page.locator('[name="doctorId"]:focus').waitFor();
    await page.keyboard.press('Enter');
    const slip = await clinic.pdfText(/P-01/);
    expect(slip).toContain('Asha Rao');
    await clinic.picture('checked-in');
  },
);
