import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { forms } = contract;

const skin = {
  ...{ id: 'skin', title: { en: 'Skin', hi: 'त्वचा' }, isRetired: true },
  fields: [
    { id: 'itch', type: 'yesNo' as const, label: { en: 'Itch', hi: 'खुजली' } },
    { id: 'wet', type: 'yesNo' as const, label: { en: 'Oozes' } },
  ],
  print: {},
};

test('the clinic’s forms go out in the order of the list, in the reader’s words, with who saved them', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  await doctor.call(forms.save, { form: skin, changes: null });
  const shown = await doctor.call(forms.list, {});
  const [head = [], ...rows] = csvRows(await doctor.call(forms.exportList, { format: 'csv' }));
  const cells = (...names: string[]) => rows.map(row => names.map(name => row[head.indexOf(name)]));
  expect(cells('Form').flat()).toEqual(shown.map(({ definition }) => definition.title.en));
  expect(
    cells('Short name', 'What is asked', 'Comes from', 'Version', 'Saved by', 'Standing'),
  ).toContainEqual([...['skin', 'Itch, Oozes', 'the clinic', '1', 'Dr Meera Kulkarni', 'not offered']]);
  const hindi = csvRows(await doctor.call(forms.exportList, { format: 'csv', language: 'hi' }));
  expect(hindi.flat()).toContain('खुजली, Oozes');
});
