import type { BillAmounts } from '#shared/features/billing/bill.rules.ts';
import type { PaymentMode } from '#shared/features/billing/bill.schema.ts';
import type { Category } from '#shared/features/catalogue/item.schema.ts';
import { accountsOf } from '#shared/features/ledger/ledger.rules.ts';
import { financialYearOf, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { WritableDb } from '../../electron/database/db.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import { billEntries } from '../../electron/features/billing/bill-entries.ts';
import type { BillDoctor, BillParty } from '../../electron/features/billing/bill-record.ts';
import { rememberService } from '../../electron/features/catalogue/catalogue.service.ts';

export type BillRow = BillAmounts & {
  id: number;
  number: string;
  onDate: LocalDate;
  issuedAt: number;
  patientId: number;
  visitId: number;
  doctorId: number;
  party: BillParty;
  doctor: BillDoctor;
  discountReason: string;
  cashierId: number;
};

export type PaymentRow = {
  receiptNumber: string;
  billId: number;
  patientId: number;
  doctorId: number;
  onDate: LocalDate;
  mode: PaymentMode;
  amountPaise: number;
  reference: string;
  receivedAt: number;
  cashierId: number;
};

const INVESTIGATIONS: readonly string[] = ['ECG', 'Blood sugar (glucometer)'];

function categoryOf({ description }: { description: string }): Category {
  if (/^(Consultation|Follow-up)/.test(description)) return 'consultation';
  return INVESTIGATIONS.includes(description) ? 'investigation' : 'procedure';
}

/** Bills with their lines, payments, and what the clinic bills for. The day's and month's sums follow by trigger. */
export function moneyWriter(driver: Driver, shiftOf: (payment: PaymentRow) => number) {
  const bill = driver.prepare(`
    INSERT INTO bills (id, number, financial_year, on_date, issued_at, patient_id, visit_id, doctor_id, party,
      doctor_snapshot, subtotal_paise, discount_paise, discount_reason, round_off_paise, total_paise, cashier_id,
      document_type)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'billOfSupply')`);
  const line = driver.prepare(`
    INSERT INTO bill_lines (bill_id, line_number, description, sac_code, quantity, rate_paise, amount_paise,
      kind, category, bill_discount_paise, list_price_paise)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const entry = driver.prepare(`
    INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, number, bill_id, patient_id, doctor_id,
      shift_id, user_id, reference)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const counted = driver.prepare('UPDATE catalogue_items SET used_count = ? WHERE id = ?');
  const used = new Map<string, { sacCode: string; ratePaise: number; count: number; lastOn: number }>();

  return {
    bill(row: BillRow): void {
      bill.run(
        ...[
          row.id,
          row.number,
          financialYearOf(row.onDate),
          toDayNumber(row.onDate),
          row.issuedAt,
          row.patientId,
        ],
        ...[
          row.visitId,
          row.doctorId,
          JSON.stringify(row.party),
          JSON.stringify(row.doctor),
          row.subtotalPaise,
        ],
        ...[row.discountPaise, row.discountReason, row.roundOffPaise, row.totalPaise, row.cashierId],
      );
      row.lines.forEach((each, index) => {
        const { description, sacCode, quantity, ratePaise, amountPaise, kind = 'other' } = each;
        line.run(
          ...[row.id, index + 1, description, sacCode, quantity, ratePaise, amountPaise, kind],
          // Asked as the list says it: nothing of the sample clinic was typed by hand.
          ...[categoryOf(each), each.billDiscountPaise, ratePaise],
        );
        const count = (used.get(description)?.count ?? 0) + 1;
        used.set(description, { sacCode, ratePaise, count, lastOn: toDayNumber(row.onDate) });
      });
      const about = { onDate: row.onDate, billId: row.id, patientId: row.patientId, doctorId: row.doctorId };
      for (const { kind, amountPaise } of billEntries({ ...row, taxPaise: 0, ...about })) {
        const { debit, credit } = accountsOf(kind, null);
        if (amountPaise === 0) continue;
        entry.run(
          ...[toDayNumber(row.onDate), row.issuedAt, kind, debit, credit, amountPaise, null],
          ...[row.id, row.patientId, row.doctorId, null, row.cashierId, ''],
        );
      }
    },
    payment(row: PaymentRow): void {
      const { debit, credit } = accountsOf('receipt', row.mode);
      entry.run(
        ...[
          toDayNumber(row.onDate),
          row.receivedAt,
          'receipt',
          debit,
          credit,
          row.amountPaise,
          row.receiptNumber,
        ],
        ...[row.billId, row.patientId, row.doctorId, shiftOf(row), row.cashierId, row.reference],
      );
    },
    services(db: WritableDb): void {
      for (const [description, { sacCode, ratePaise, count, lastOn }] of used) {
        const itemId = rememberService(db, { description, sacCode, ratePaise }, lastOn);
        counted.run(count, itemId);
      }
    },
  };
}

export type MoneyWriter = ReturnType<typeof moneyWriter>;
