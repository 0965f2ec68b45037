import { contract } from '#shared/contract/index.ts';
import type { TestClinic } from './test-clinic.ts';

/** Gives the clinic a GSTIN of Madhya Pradesh, so that it collects tax and issues tax invoices. */
export async function registerForGst(owner: TestClinic): Promise<void> {
  const all = await owner.call(contract.settings.get, {});
  await owner.call(contract.settings.change, {
    ...all,
    clinic: { ...all.clinic, gstin: '23ABCDE1234F1Z5' },
  });
}

/** The owner's word on the turnover of the financial year before today's. */
export async function sayTurnover(owner: TestClinic, isAbove: boolean) {
  const { financialYear } = await owner.call(contract.catalogue.taxCodes, {});
  return await owner.call(contract.catalogue.sayTurnover, { financialYear, isAbove });
}
