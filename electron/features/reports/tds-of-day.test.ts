import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { moneyBeside } from '#shared/features/reports/day-sheet.grid.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { pdfText } from '../../server/test-money-desk.test-support.ts';
import { openOffice } from '../../server/test-office.test-support.ts';

const { parties, reports } = contract;
const NEXT = '2026-11-22';

afterEach(closeTestClinics);

const words = async (pdf: Promise<{ pdf: string }>) =>
  pdfText((await pdf).pdf)
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\s+/g, ' ');

test('tax kept by a company stands in a line of its own, apart from what was credited or written off', async () => {
  const office = await openOffice();
  const old = await office.onAccount(100_000);
  await office.at(`${NEXT}T10:00`);
  const ofToday = await office.onAccount(50_000);
  await office.settle([old], 10_000);
  await office.settle([ofToday], 5_000);
  const sheet = await office.owner.call(reports.daySheet, {});
  expect(sheet).toMatchObject({
    ...{ tdsDeductedPaise: 15_000, tdsOnOldDuesPaise: 10_000 },
    ...{ duesMadePaise: 0, duesRecoveredPaise: 90_000 },
    standing: { duesBeforePaise: 100_000, duesPaise: 0 },
  });
  expect(moneyBeside(sheet)).toContainEqual(['reports.tdsDeducted', 15_000]);
  for (const paper of ['A4', '80mm'] as const) {
    const page = await words(office.owner.call(reports.printDaySheet, { paper }));
    // 1,000 owed before, 900 paid, 100 kept: nothing is left to be called credited or written off.
    expect(page).toContain('TDS kept by companies −100.00');
    expect(page).not.toContain('Credited, written off');
  }
  expect(await words(office.owner.call(reports.printDaySheet, {}))).toContain('₹50 on bills of today');
});

test('a settlement taken back takes its tax off the line again', async () => {
  const office = await openOffice();
  const { settlements } = await office.settle([await office.onAccount(100_000)], 10_000);
  const settlementId = settlements[0]?.id ?? 0;
  await office.at(`${NEXT}T10:00`);
  await office.owner.call(parties.takeSettlementBack, { settlementId, reason: 'Cheque returned' });
  const sheet = await office.owner.call(reports.daySheet, {});
  expect(sheet).toMatchObject({ tdsDeductedPaise: -10_000, tdsOnOldDuesPaise: -10_000 });
  expect(sheet.standing).toMatchObject({ duesBeforePaise: 0, duesPaise: 100_000 });
});
