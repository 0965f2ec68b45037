import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';
import { openOffice } from '../../server/test-office.test-support.ts';

afterEach(closeTestClinics);
const { parties } = contract;

test('the companies go out with their terms and what each owes; who may not see them gets no file', async () => {
  const office = await openOffice({
    ...{ contactName: 'Ritu Jain', contactPhone: '5000041744', creditLimitPaise: 5_000_000 },
  });
  const details = { name: 'Vindhya Motors', termsDays: 15, isRetired: true };
  await office.owner.call(parties.save, { partyId: null, details });
  await office.onAccount(60_000);
  const file = await office.desk.call(parties.exportCompanies, { format: 'csv', language: 'en' });
  expect(file.fileName).toBe('companies-2026-11-21.csv');
  expect(csvRows(file)).toEqual([
    [
      ...['Name', 'GSTIN', 'Contact person', 'Phone', 'Pays within, days', 'Credit limit'],
      ...['State of the account', 'Open bills', 'Due'],
    ],
    ['Narmada Mills', '23ABCDE1234F1Z5', 'Ritu Jain', '50000 41744', '30', '50000.00', '', '1', '600.00'],
    ['Vindhya Motors', '', '', '', '15', '', 'retired', '0', '0.00'],
  ]);
  const nurse = await office.owner.as('nurse');
  const refused = nurse.call(parties.exportCompanies, { format: 'csv' });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});
