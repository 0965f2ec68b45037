import { afterAll, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';

const { settings } = contract;
afterAll(closeTestClinics);

test.each([
  ['TI', 'R', 'billSeriesPrefix'],
  ['B', 'AD', 'receiptSeriesPrefix'],
  ['B', 'B', 'receiptSeriesPrefix'],
])(
  'bills under %s and receipts under %s are refused: a number would be given twice',
  async (bill, receipt, at) => {
    const owner = await openTestClinic({ role: 'owner' });
    const now = await owner.call(settings.get, {});
    const letters = { billSeriesPrefix: bill, receiptSeriesPrefix: receipt };
    const change = owner.call(settings.change, { ...now, settings: { ...now.settings, ...letters } });
    expect(await refusalOf(change)).toEqual({
      code: 'INVALID_INPUT',
      data: { problems: [{ path: `settings.${at}`, code: 'PREFIX_TAKEN' }] },
    });
  },
);
