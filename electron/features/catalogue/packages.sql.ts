import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type SaleRow = {
  saleId: number;
  itemId: number;
  name: string;
  soldTo: number;
  holderId: number;
  billId: number;
  pricePaise: number;
  soldOn: number;
  expiresOn: number;
  isTransferable: number;
  endedBecause: 'cancelled' | 'refunded' | null;
};

const SALE = fragment(`
  SELECT package_sales.id AS saleId, item_id AS itemId, name, patient_id AS soldTo, bill_id AS billId,
    price_paise AS pricePaise, sold_on AS soldOn, expires_on AS expiresOn, is_transferable AS isTransferable,
    package_ends.because AS endedBecause,
    coalesce((SELECT to_patient_id FROM package_transfers WHERE sale_id = package_sales.id ORDER BY id DESC LIMIT 1),
      patient_id) AS holderId
  FROM package_sales LEFT JOIN package_ends ON package_ends.sale_id = package_sales.id
`);

export function findSale(db: ReadableDb, saleId: number): SaleRow | undefined {
  return db.maybeOne<SaleRow>(sql`${SALE} WHERE package_sales.id = ${saleId}`);
}

export function listSalesOnBill(db: ReadableDb, billId: number): SaleRow[] {
  return db.all<SaleRow>(sql`${SALE} WHERE bill_id = ${billId}`);
}

/** Every package that this record ever held, newest first. */
export function listSalesOf(db: ReadableDb, patientId: number): SaleRow[] {
  return db.all<SaleRow>(sql`
    ${SALE} WHERE package_sales.id IN (SELECT id FROM package_sales WHERE patient_id = ${patientId}
      UNION SELECT sale_id FROM package_transfers WHERE to_patient_id = ${patientId})
    ORDER BY package_sales.id DESC`);
}

/** Of the bill that sold it, where nothing at all was paid and no company owes it; its number. */
export function findUnpaidBill(db: ReadableDb, saleId: number): string | undefined {
  return db.value<string>(sql`
    SELECT bills.number FROM package_sales JOIN bills ON bills.id = bill_id
    WHERE package_sales.id = ${saleId} AND due_paise > 0 AND party_id IS NULL
      AND (SELECT coalesce(sum(CASE
          WHEN kind IN ('receipt', 'advanceApplied', 'tdsDeducted') THEN amount_paise
          WHEN kind IN ('receiptReversed', 'advanceAppliedReversed', 'keptAsAdvance', 'toPayBack', 'tdsReversed')
            THEN -amount_paise END), 0) FROM ledger WHERE ledger.bill_id = bills.id) <= 0`);
}

export type ContentRow = { itemId: number; name: string; uses: number; used: number; listPricePaise: number };

export function listContents(db: ReadableDb, saleId: number): ContentRow[] {
  return db.all<ContentRow>(sql`
    SELECT item_id AS itemId, name, uses, list_price_paise AS listPricePaise,
      (SELECT count(*) FILTER (WHERE reverses_id IS NULL) - count(reverses_id) FROM package_uses
       WHERE package_uses.sale_id = package_sale_contents.sale_id
         AND package_uses.item_id = package_sale_contents.item_id) AS used
    FROM package_sale_contents WHERE sale_id = ${saleId} ORDER BY item_id`);
}

export type NewSale = Omit<SaleRow, 'saleId' | 'holderId' | 'endedBecause' | 'isTransferable'> & {
  itemVersion: number;
  isTransferable: boolean;
  soldAt: number;
  soldBy: number;
};

export function insertSale(db: WritableDb, sale: NewSale): number {
  return db.run(sql`
    INSERT INTO package_sales (item_id, item_version, name, patient_id, bill_id, price_paise, sold_on, expires_on,
      is_transferable, sold_at, sold_by)
    VALUES (${sale.itemId}, ${sale.itemVersion}, ${sale.name}, ${sale.soldTo}, ${sale.billId}, ${sale.pricePaise},
      ${sale.soldOn}, ${sale.expiresOn}, ${sale.isTransferable}, ${sale.soldAt}, ${sale.soldBy})`).lastId;
}

export function insertContent(db: WritableDb, saleId: number, content: Omit<ContentRow, 'used'>): void {
  db.run(sql`
    INSERT INTO package_sale_contents (sale_id, item_id, name, uses, list_price_paise)
    VALUES (${saleId}, ${content.itemId}, ${content.name}, ${content.uses}, ${content.listPricePaise})`);
}

export type Stamp = { at: number; byUser: number };

export function insertTransfer(
  db: WritableDb,
  {
    saleId,
    toPatientId,
    reason,
    at,
    byUser,
  }: { saleId: number; toPatientId: number; reason: string } & Stamp,
): void {
  db.run(sql`
    INSERT INTO package_transfers (sale_id, to_patient_id, reason, at, by_user)
    VALUES (${saleId}, ${toPatientId}, ${reason}, ${at}, ${byUser})`);
}

export function insertEnd(
  db: WritableDb,
  end: { saleId: number; because: 'cancelled' | 'refunded'; reason: string } & Stamp,
): void {
  db.run(sql`
    INSERT INTO package_ends (sale_id, because, reason, at, by_user)
    VALUES (${end.saleId}, ${end.because}, ${end.reason}, ${end.at}, ${end.byUser})`);
}

export type UseRow = { id: number; saleId: number; itemId: number; patientId: number; billId: number };

export function insertUse(
  db: WritableDb,
  use: Omit<UseRow, 'id'> & { usedOn: number; reversesId: number | null } & Stamp,
): number {
  return db.run(sql`
    INSERT INTO package_uses (sale_id, item_id, patient_id, bill_id, used_on, reverses_id, at, by_user)
    VALUES (${use.saleId}, ${use.itemId}, ${use.patientId}, ${use.billId}, ${use.usedOn}, ${use.reversesId},
      ${use.at}, ${use.byUser})`).lastId;
}

/** Uses of a bill that were not taken back. */
export function listStandingUsesOfBill(db: ReadableDb, billId: number): UseRow[] {
  return db.all<UseRow>(sql`
    SELECT id, sale_id AS saleId, item_id AS itemId, patient_id AS patientId, bill_id AS billId FROM package_uses
    WHERE bill_id = ${billId} AND reverses_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM package_uses AS back WHERE back.reverses_id = package_uses.id)`);
}
