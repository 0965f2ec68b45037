import type { ClinicRun } from '../support/clinic.ts';

/** A page of another laboratory, as a camera or a scanner gives it. */
export async function photographedReport(
  { page }: Pick<ClinicRun, 'page'>,
  title = 'City Pathology',
): Promise<Buffer> {
  const paper = await page.context().newPage();
  await paper.setViewportSize({ width: 900, height: 1_200 });
  await paper.setContent(`<body style="font: 30px serif; padding: 60px; background: #fffdf6">
    <h1>${title}</h1><p>Asha Rao, 42 years. 20 Nov 2026</p>
    <table cellpadding="16"><tr><td>Haemoglobin</td><td>9.8 g/dL</td></tr>
    <tr><td>Total count</td><td>11 200 /µL</td></tr><tr><td>Platelets</td><td>3.1 lakh /µL</td></tr></table></body>`);
  const picture = await paper.screenshot();
  await paper.close();
  return picture;
}

/** From the visit to the list of the person's documents. */
export async function openDocuments({ page }: ClinicRun): Promise<void> {
  await page.getByLabel('Complaints').waitFor();
  await page.keyboard.press('Alt+o');
  await page.getByRole('region', { name: 'Documents' }).getByText('Drop the pages here').waitFor();
}
