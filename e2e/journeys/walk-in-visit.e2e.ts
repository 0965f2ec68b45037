import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit, writeMedicine } from '../pages/visit.ts';
import { journey } from '../support/clinic.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

journey(
  'a walk-in patient leaves with a printed prescription and a paid bill, and the day is closed',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    const slip = await clinic.pdfText(/A-01/);
    expect(slip).toContain('Dr Meera Kulkarni');
    expect(slip).toContain('Asha Rao');
    await page.getByText('Asha Rao').first().waitFor();
    await clinic.picture('board-after-walk-in');

    await switchTo(clinic, 'doctor');
    await openNextVisit(clinic);
    await page.getByLabel('Complaints').fill('Fever and body ache 3 days');
    await writeMedicine(clinic, 'dolo 650 1-0-1 5d pc', 'PARACETAMOL');
    await clinic.picture('visit-with-medicine');
    await page.keyboard.press('Control+Enter');
    const prescription = await clinic.pdfText(/RX\/\d\d-\d\d\/000001/);
    expect(prescription).toContain('PARACETAMOL');
    expect(prescription).toContain('MP-18342');
    expect(prescription).toContain('10 tab');
    expect(prescription).toContain('खाने के बाद');
    await clinic.picture('visit-signed');

    await switchTo(clinic, 'receptionist');
    await page.getByText('To bill', { exact: true }).first().waitFor();
    await page.keyboard.press('F6');
    await page.getByText('New bill').waitFor();
    await clinic.picture('bill');
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    const bill = await clinic.pdfText(/B\/\d\d-\d\d\/000001/);
    expect(bill).toContain('600.00');
    await clinic.picture('bill-paid');

    await switchTo(clinic, 'owner');
    await page.getByText('₹600').first().waitFor();
    await clinic.picture('today');
    await page.getByRole('navigation').getByText('Close day').click();
    await page.getByText('Cash in the drawer').first().waitFor();
    await page.getByLabel(/₹500/).fill('1');
    await page.getByLabel(/₹100/).fill('1');
    await page
      .getByLabel(/I counted|I, Anil|counted/i)
      .last()
      .check();
    await clinic.picture('close-day');
    await page.keyboard.press('Control+Enter');
    const close = await clinic.pdfText(/Day close/);
    expect(close).toContain('600.00');
    await clinic.picture('day-closed');
  },
);
