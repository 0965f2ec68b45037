import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openDocuments, photographedReport } from '../pages/papers.ts';
import { openNextVisit } from '../pages/visit.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { root } from '../support/hosts.ts';
import { lookAt } from '../support/look-at.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

async function turnPhonesOn(clinic: ClinicRun): Promise<string[]> {
  const { page } = clinic;
  await page.getByRole('navigation').getByText('Settings', { exact: true }).click();
  await page.getByRole('button', { name: 'Phones' }).click();
  await page.getByRole('radio', { name: /127\.0\.0\.1/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Its fingerprint (SHA-256)').waitFor();
  return lookAt(clinic, 'phone-settings');
}

/** What the code on the screen says, as it came from the clinic. */
async function showCode({ page }: ClinicRun): Promise<string> {
  const asked = page.waitForResponse(/documents\/openPhoneUpload/);
  await page.keyboard.press('Alt+p');
  const { json } = (await (await asked).json()) as { json: { url: string } };
  await page.getByRole('img', { name: 'Scan this with the phone’s camera' }).waitFor();
  return json.url;
}

/** A phone whose owner went on in spite of the warning. */
async function phoneAt({ page }: ClinicRun, url: string): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('There is no browser to play the phone.');
  const phone = await browser.newContext({
    ...{ ignoreHTTPSErrors: true, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    ...{ viewport: { width: 390, height: 844 }, locale: 'en-IN' },
  });
  const opened = await phone.newPage();
  opened.setDefaultTimeout(30_000);
  await opened.goto(url);
  return opened;
}

const pictureOf = (phone: Page) => async (name: string) => {
  await phone.screenshot({ path: join(root, 'test-results', 'pictures', `${name}.png`), fullPage: true });
};

journey(
  'a phone scans the code of the desk and sends a photo, which the doctor names, dates and saves',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'owner');
    const findings = await turnPhonesOn(clinic);
    await switchTo(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await switchTo(clinic, 'doctor');
    await openNextVisit(clinic);
    await openDocuments(clinic);
    const url = await showCode(clinic);
    await page.getByText('No phone has come yet').waitFor();
    findings.push(...(await lookAt(clinic, 'phone-code')));

    const phone = await phoneAt(clinic, url);
    try {
      await phone.getByRole('heading', { name: 'Send pages' }).waitFor();
      expect(await phone.locator('body').innerText()).toMatch(/Sanjeevani Clinic[\s\S]*A R/);
      expect(await phone.content()).not.toContain('Asha');
      await page.getByText('A phone has opened the page').waitFor();
      await phone.locator('#files').setInputFiles([
        { name: 'IMG_0412.png', mimeType: 'image/png', buffer: await photographedReport(clinic) },
        { name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ this program') },
      ]);
      await phone.getByText('Sent', { exact: true }).waitFor();
      await phone.getByText('Its name says a PDF, but it is a program.').waitFor();
      findings.push(...(await lookAt({ page: phone, picture: pictureOf(phone) }, 'phone-page')));
      await phone.getByRole('button', { name: 'हिंदी' }).click();
      await phone.getByText('पहुँच गया', { exact: true }).waitFor();

      await page.getByText('1 page has come').waitFor();
      await page.getByText(/^Kept · .* MB · IMG_0412\.jpg$/).waitFor();
      findings.push(...(await lookAt(clinic, 'phone-arrived')));
      await page.getByLabel('Its own date', { exact: true }).fill('20/11/26');
      await page.getByLabel('Name', { exact: true }).fill('Blood count');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('option', { name: /Blood count/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('img', { name: 'Page 1', exact: true }).waitFor();
      await clinic.picture('phone-saved');

      // The code ended with the panel; the phone is told so when it tries once more, or nobody answers any more.
      await phone.getByRole('button', { name: 'English' }).click();
      await phone.locator('#files').setInputFiles({
        ...{ name: 'late.png', mimeType: 'image/png', buffer: await photographedReport(clinic) },
      });
      await phone
        .getByText(/The clinic’s computer did not answer|This code is no longer good/)
        .first()
        .waitFor();
    } finally {
      await phone.context().close();
    }
    expect(findings).toEqual([]);
  },
  // What the code says is read from the answer on its way, which the desktop window does not send over HTTP.
  'in the browser',
);
