import type { ClinicRun } from '../support/clinic.ts';

export const OWNER_PASSWORD = 'quiet river stones 41';

type Field = { label: string; value: string };

async function fill({ page }: ClinicRun, fields: readonly Field[]): Promise<void> {
  for (const { label, value } of fields) {
    await page.getByLabel(new RegExp(`^${label}( · optional)?$`)).fill(value);
  }
}

async function part({ page }: ClinicRun, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^(\\d )?${name}`) }).click();
}

/** Fills the parts of set-up and makes the clinic; ends at the recovery sheet. */
export async function makeClinic(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await page.getByText('Your clinic').waitFor();
  await fill(clinic, [
    { label: 'Clinic name', value: 'Sanjeevani Clinic' },
    { label: 'Address', value: '14, Anand Bazaar Road' },
    { label: 'City or town', value: 'Indore' },
    { label: 'PIN code', value: '452001' },
    { label: 'Clinic phone', value: '73155 50148' },
  ]);
  await part(clinic, 'Owner');
  await fill(clinic, [
    { label: 'Full name', value: 'Dr Meera Kulkarni' },
    { label: 'Sign-in name', value: 'meera' },
    { label: 'Password', value: OWNER_PASSWORD },
    { label: 'Password again', value: OWNER_PASSWORD },
  ]);
  await part(clinic, 'First doctor');
  await fill(clinic, [
    { label: 'Qualification', value: 'MD (Medicine)' },
    { label: 'Medical council', value: 'Madhya Pradesh Medical Council' },
    { label: 'Registration number', value: 'MP-18342' },
  ]);
  await part(clinic, 'Fee');
  await fill(clinic, [{ label: 'Fee in rupees', value: '600' }]);
}

export async function confirmSheet(clinic: ClinicRun, pressPrint = true): Promise<void> {
  const { page } = clinic;
  if (pressPrint) await page.getByRole('button', { name: 'Print the sheet' }).click();
  const groups = groupsOf(await clinic.pdfText(/Recovery sheet/i));
  const inputs = page.getByLabel(/^Group \d$/);
  await inputs.first().waitFor();
  for (const input of await inputs.all()) {
    const label = (await input.getAttribute('aria-label')) ?? (await labelOf(clinic, input));
    const number = Number(/\d/.exec(label)?.[0]);
    await input.fill((groups[number - 1] ?? '').toLowerCase());
  }
  await page.getByLabel('The sheet is kept away from this computer').check();
  await page.getByRole('button', { name: 'Confirm and go on' }).click();
}

async function labelOf(
  { page }: ClinicRun,
  input: ReturnType<ClinicRun['page']['getByLabel']>,
): Promise<string> {
  const id = await input.getAttribute('id');
  return (await page.locator(`label[for="${id}"]`).textContent()) ?? '';
}

/** The eight groups and the check group in their order on the paper. */
export function groupsOf(sheet: string): string[] {
  const code = sheet.slice(sheet.indexOf('make it again'), sheet.indexOf('The letters'));
  return code.match(/\b[0-9A-HJKMNP-TV-Z]{4}\b/g) ?? [];
}
