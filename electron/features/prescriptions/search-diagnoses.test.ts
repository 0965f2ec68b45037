import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic } from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

test('what is typed whole comes before what only begins or holds it', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const firstFor = async (text: string) =>
    (await doctor.call(contract.prescriptions.searchDiagnoses, { text }))[0]?.code;
  expect(await firstFor('uri')).toBe('J06.9');
  expect(await firstFor('j06.9')).toBe('J06.9');
  expect(await firstFor('loose motion')).toMatch(/^A09/);
});
