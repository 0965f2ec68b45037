import type { BillAmounts } from '#shared/features/billing/bill.rules.ts';
import type { PaymentMode } from '#shared/features/billing/bill.schema.ts';
import { financialYearOf, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import type { BillDoctor, BillParty } from '../../electron/features/billing/bill-record.ts';

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
  duePaise: number;
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

/** Bills with their lines, payments, and what the clinic bills for. The day's and month's sums follow by trigger. */
export function moneyWriter(driver: Driver) {
  const bill = driver.prepare(`
    INSERT INTO bills (id, number, financial_year, on_date, issued_at, patient_id, visit_id, doctor_id, party,
      doctor_snapshot, subtotal_paise, discount_paise, discount_reason, round_off_paise, total_paise, due_paise,
      cashier_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const line = driver.prepare(`
    INSERT INTO bill_lines (bill_id, line_number, description, sac_code, quantity, rate_paise, amount_paise,
      kind)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const payment = driver.prepare(`
    INSERT INTO payments (receipt_number, bill_id, patient_id, doctor_id, on_date, mode, amount_paise, reference,
      received_at, cashier_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const lowerDue = driver.prepare('UPDATE bills SET due_paise = due_paise - ? WHERE id = ?');
  const service = driver.prepare(`
    INSERT INTO services (description, sac_code, rate_paise, used_count, last_used_on) VALUES (?, ?, ?, ?, ?)`);
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
        ...[
          row.discountPaise,
          row.discountReason,
          row.roundOffPaise,
          row.totalPaise,
          row.duePaise,
          row.cashierId,
        ],
      );
      row.lines.forEach((each, index) => {
        const { description, sacCode, quantity, ratePaise, amountPaise, kind = 'other' } = each;
        line.run(row.id, index + 1, description, sacCode, quantity, ratePaise, amountPaise, kind);
        const count = (used.get(description)?.count ?? 0) + 1;
        used.set(description, { sacCode, ratePaise, count, lastOn: toDayNumber(row.onDate) });
      });
    },
    payment(row: PaymentRow): void {
      payment.run(
        ...[row.receiptNumber, row.billId, row.patientId, row.doctorId, toDayNumber(row.onDate), row.mode],
        ...[row.amountPaise, row.reference, row.receivedAt, row.cashierId],
      );
    },
    lowerDue: (billId: number, byPaise: number) => void lowerDue.run(byPaise, billId),
    services(): void {
      for (const [description, { sacCode, ratePaise, count, lastOn }] of used) {
        service.run(description, sacCode, ratePaise, count, lastOn);
      }
    },
  };
}

export type MoneyWriter = ReturnType<typeof moneyWriter>;
