import { contract } from '#shared/contract/index.ts';
import type { NewPayment } from '#shared/features/billing/bill.schema.ts';
import { sql } from '../database/db.ts';
import type { TestClinic } from './test-clinic.ts';
import { openTestDesk, type TestDesk } from './test-money-desk.test-support.ts';

export const cheque = (amountPaise: number): NewPayment => ({
  mode: 'cheque',
  amountPaise,
  reference: '004417',
});

export type MoneyDesk = TestDesk & {
  advance(...payments: NewPayment[]): Promise<number>;
  balance(): Promise<{ advancePaise: number; refundsPaise: number; duePaise: number }>;
};

/** A desk with one patient, and the shortest ways to their money. */
export async function openMoneyDesk(): Promise<MoneyDesk> {
  const desk = await openTestDesk();
  return Object.assign(desk, {
    async advance(...payments: NewPayment[]) {
      const { patientId } = desk;
      const { receipts } = await desk.clinic.call(contract.dues.takeAdvance, { patientId, payments });
      return receipts[0]?.id ?? 0;
    },
    balance: () => desk.clinic.call(contract.dues.balance, { patientId: desk.patientId }),
  });
}

/** Writes into the database itself, as no service would: what the engine lets through. */
export function rawSql(clinic: TestClinic, text: string): () => void {
  const { db } = clinic.server.house.opened();
  return () => db.driver.exec(text);
}

/** The whole ledger and every account by itself: the first is nothing, the second in rupees. */
export function accountsOf(clinic: TestClinic): Record<string, number> {
  const { reader } = clinic.server.house.opened().db;
  const rows = reader.all<{ account: string; paise: number }>(
    sql`SELECT account, balance_paise AS paise FROM account_sums WHERE balance_paise <> 0 ORDER BY account`,
  );
  return Object.fromEntries(rows.map(({ account, paise }) => [account, paise]));
}
