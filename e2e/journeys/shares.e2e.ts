import { expect } from 'vitest';
import { dateRange } from '#shared/kernel/date-ranges.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { journey } from '../support/clinic.ts';
import { todayInIndia } from '../support/desk-at-work.ts';
import { lookAt } from '../support/look-at.ts';

const [, month, day] = dateRange('lastMonth', todayInIndia()).fromDate.split('-').map(Number);

journey(
  'a rule is tried on last month and set, the share is paid out and taken back, all by keyboard',
  'two closed days of money',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, `shares-${screen}`)));
    await signInAs(clinic, 'owner');
    await goTo(clinic, 'shares');
    await page.getByRole('option', { name: /Dr Meera Kulkarni/ }).click();
    await page.getByText('No rule of this doctor’s share yet').waitFor();
    await look('no-rules');
    await page.keyboard.press('3');
    await page.keyboard.press('n');
    await page.getByLabel('Percent of the net amount').fill('40');
    const validFrom = page.getByLabel('From the bills of');
    await validFrom.fill(`${day}/${month}`);
    await page.keyboard.press('Alt+t');
    // 40 % of 600, of the tablets without their GST, and of the 500 that came of 800.
    await page.getByText('₹840').waitFor();
    await page.getByText(/Bills since then are counted anew/).waitFor();
    await look('new-rule');
    await validFrom.press('Enter');
    await page.getByText('in force').waitFor();
    await page.getByLabel('PAN', { exact: true }).fill('abcde1234f');
    await page.getByLabel('PAN', { exact: true }).press('Enter');
    await page.getByText('Known: ABxxxxxx4F').waitFor();
    await look('rules');

    await page.keyboard.press('1');
    await page.getByRole('button', { name: /Pay out/ }).waitFor();
    await look('sheet');
    await page.keyboard.press('b');
    await page.getByLabel('Reference').fill('N326261234567');
    await look('pay-out');
    await page.getByLabel('TDS kept back').fill('84');
    await page.getByLabel('Why another figure').fill('As last year');
    await page.keyboard.press('Enter');
    await page.getByText(/PV\/.*000001: ₹756 paid to Dr Meera Kulkarni/).waitFor();
    expect(await clinic.pdfText(/000001/)).toContain('756.00');
    await look('paid');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Back to all payouts/ }).waitFor();
    await look('paid-sheet');
    await page.keyboard.press('F8');
    expect(await clinic.pdfText(/Given before/)).toContain('For Sanjeevani Clinic');
    await page.keyboard.press('Escape');

    await page.getByRole('option', { name: 'TDS to deposit' }).click();
    await page.getByLabel('Challan').fill('0510308-211126-00417');
    await look('tds');
    await page.keyboard.press('Enter');
    await page.getByText('₹84 is entered as deposited').waitFor();

    await page.getByRole('option', { name: /Dr Meera Kulkarni/ }).click();
    await page.keyboard.press('2');
    await page.keyboard.press('b');
    await page.getByLabel('Why is it taken back?').fill('Paid by cheque instead');
    await look('take-back');
    await page.keyboard.press('Enter');
    await page.getByText('Paid by cheque instead').waitFor();
    await look('taken-back');

    await switchTo(clinic, 'doctor');
    await goTo(clinic, 'shares');
    await page.getByText('₹840').first().waitFor();
    await expect.poll(() => page.getByRole('button', { name: /Pay out/ }).count()).toBe(0);
    await look('own');
    expect(findings).toEqual([]);
  },
);
