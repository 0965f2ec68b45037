import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openDocuments, photographedReport } from '../pages/papers.ts';
import { openNextVisit } from '../pages/visit.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

type Dropped = { name: string; type: string; base64: string };

/** As files that are dragged from the desktop and let go over the panel. */
async function drop({ page }: ClinicRun, files: readonly Dropped[]): Promise<void> {
  const carried = await page.evaluateHandle(given => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  }, files);
  await page
    .getByRole('region', { name: 'Drop the pages here' })
    .dispatchEvent('drop', { dataTransfer: carried });
}

journey(
  'a report is dropped, dated, saved, looked at, and withdrawn when it was another person’s',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await switchTo(clinic, 'doctor');
    await openNextVisit(clinic);
    await openDocuments(clinic);

    const picture = (await photographedReport(clinic)).toString('base64');
    await drop(clinic, [
      { name: 'report.png', type: 'image/png', base64: picture },
      { name: 'report.pdf', type: 'application/pdf', base64: btoa('MZ this program is no PDF') },
    ]);
    await page.getByText('report.pdf: Its name says a PDF, but it is a program.').waitFor();
    await page.getByText(/^Kept · .* MB · report\.png$/).waitFor();
    await page.getByRole('button', { name: 'Remove page 2' }).click();
    await page.getByLabel('Its own date', { exact: true }).fill('20/11/26');
    await page.getByLabel('Name', { exact: true }).fill('Blood count');
    const findings = await lookAt(clinic, 'documents-add');
    await page.keyboard.press('Control+Enter');

    await page.getByRole('option', { name: /Blood count/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'Page 1', exact: true }).waitFor();
    findings.push(...(await lookAt(clinic, 'documents-view')));
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByLabel('Why is it withdrawn?').fill('Of another person');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Withdrawn: Of another person', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: /Blood count.*Withdrawn/ }).waitFor();
    findings.push(...(await lookAt(clinic, 'documents-withdrawn')));
    expect(findings).toEqual([]);
  },
);
